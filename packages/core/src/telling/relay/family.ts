import { Temporal } from "temporal-polyfill";
import type { ChildId, DomainEvent, RepresentativeId } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Texting from "../../ground/texting/index.ts";
import { familyOf } from "../../people/child/reached.ts";
import * as Family from "../../people/family/index.ts";
import * as Delivery from "../delivery/index.ts";
import * as Inbox from "../inbox/index.ts";
import { compose, type PlainNotice, textOf } from "../notification/index.ts";
import type { Relay } from "./deps.ts";
import { orderOf } from "./tell.ts";

/** Whose family it is; `only`: the one of them whom it concerns. Where that one represents the child no more, it concerns whoever does. */
export interface ToFamily {
  childId: ChildId;
  municipality: string;
  only?: RepresentativeId | undefined;
}

/**
 * Writes to each representative who gave an address, or texts whoever wants that; on record stands who it was, and never the address.
 * @throws Postponed in the tenant's quiet hours: what follows a letter waits for it
 */
export async function tellFamily(
  r: Relay,
  event: DomainEvent,
  { childId, municipality, only }: ToFamily,
  noticeOf: (settings: Tenant.TenantSettings, page?: string) => PlainNotice,
): Promise<void> {
  const { ctx, mailer } = r;
  const settings = await Tenant.load(ctx);
  const order = orderOf(r, event, settings);
  const notice = noticeOf(settings);
  const all = await familyOf(ctx, childId);
  const concerned = all.filter(({ representativeId }) => representativeId === only);
  const reached = concerned.length > 0 ? concerned : all;
  const members = await Family.membersOf(
    ctx,
    reached.map(({ representativeId }) => representativeId),
  );
  for (const { representativeId, email, phone } of reached) {
    const member = members.get(representativeId);
    const channel = member?.channel ?? "mail";
    if (channel === "none" && !isOwed(notice)) continue;
    const isTexted = channel === "sms" && !(email && isOwed(notice));
    if (!isTexted && email === undefined) continue;
    const asked = {
      ...order,
      deliveryId: Delivery.familyDeliveryIdOf(event.eventId, representativeId),
      audience: "family" as const,
      kind: notice.kind,
      about: { childId, municipality },
      to: [isTexted ? Texting.mobileOf(phone) : email].filter((one) => one !== undefined),
      recordedAs: representativeId,
    };
    const reading = member && Family.readingOf(member);
    // Told again it has the same link: its term runs from what happened.
    const letter = async () => {
      const token = member && (await Family.tokenOf(ctx, member, member, Temporal.Instant.from(event.at)));
      return compose(noticeOf(settings, token && `${settings.publicUrl}/family#${token}`), reading);
    };
    const { status, deliveryId } = await (isTexted
      ? Delivery.deliverText(ctx, Texting.textingOf(ctx, r.outgoing), { ...asked, text: await textOf(notice, reading) })
      : Delivery.deliver(ctx, mailer, { ...asked, compose: letter }));
    const about = { representativeId, municipality, deliveryId, childId };
    if (status === "refused") await Inbox.openTask(ctx, event, "family-unreachable", representativeId, about);
  }
}

/** What the law wants to be told in writing, whatever they wish: 152-ФЗ, ст. 20 ч. 1 and ст. 21. */
const isOwed = ({ kind }: PlainNotice): boolean => kind.startsWith("erasure-");
