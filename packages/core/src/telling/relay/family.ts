import type { ChildId, DomainEvent, RepresentativeId } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { familyOf } from "../../people/child/reached.ts";
import * as Family from "../../people/family/index.ts";
import * as Delivery from "../delivery/index.ts";
import * as Inbox from "../inbox/index.ts";
import { compose, type PlainNotice } from "../notification/index.ts";
import type { Relay } from "./deps.ts";
import { orderOf } from "./tell.ts";

/** Whose family it is; `only`: the one of them whom it concerns. */
export interface ToFamily {
  childId: ChildId;
  municipality: string;
  only?: RepresentativeId | undefined;
}

/**
 * Writes to each representative who gave an address; on record stands who it was, and never the address.
 * @throws Postponed in the tenant's quiet hours: what follows a letter waits for it
 */
export async function tellFamily(
  r: Relay,
  event: DomainEvent,
  { childId, municipality, only }: ToFamily,
  noticeOf: (settings: Tenant.TenantSettings) => PlainNotice,
): Promise<void> {
  const { ctx, mailer } = r;
  const settings = await Tenant.load(ctx);
  const order = orderOf(r, event, settings);
  const notice = noticeOf(settings);
  const reached = (await familyOf(ctx, childId)).filter(
    ({ representativeId: id }) => only === undefined || only === id,
  );
  const members = await Family.membersOf(
    ctx,
    reached.map(({ representativeId }) => representativeId),
  );
  for (const { representativeId, email } of reached) {
    const member = members.get(representativeId);
    if (member?.channel === "none" && !isOwed(notice)) continue;
    const { status, deliveryId } = await Delivery.deliver(ctx, mailer, {
      ...order,
      deliveryId: Delivery.familyDeliveryIdOf(event.eventId, representativeId),
      audience: "family",
      kind: notice.kind,
      about: { childId, municipality },
      to: [email],
      recordedAs: representativeId,
      compose: async () => compose(notice, member && Family.readingOf(member)),
    });
    const about = { representativeId, municipality, deliveryId, childId };
    if (status === "refused") await Inbox.openTask(ctx, event, "family-unreachable", representativeId, about);
  }
}

/** What the law wants to be told in writing, whatever they wish: 152-ФЗ, ст. 20 ч. 1 and ст. 21. */
const isOwed = ({ kind }: PlainNotice): boolean => kind.startsWith("erasure-");
