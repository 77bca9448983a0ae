import { Temporal } from "temporal-polyfill";
import { localDay } from "../../ground/calendar/index.ts";
import type { RepresentativeId } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { mobileOf } from "../../ground/texting/index.ts";
import { familyOf } from "../../people/child/reached.ts";
import { membershipsOf } from "../../people/family/family.store.ts";
import * as Family from "../../people/family/index.ts";
import * as Delivery from "../delivery/index.ts";
import * as Inbox from "../inbox/index.ts";
import { compose } from "../notification/index.ts";
import type { Relay } from "./deps.ts";
import type { Happened } from "./events.ts";
import { orderOf } from "./tell.ts";

/**
 * A member of a family gets the link to their page, to the address that they have when it is told; told again it is the same link.
 * @throws Postponed in the tenant's quiet hours
 */
export async function familyInvited(r: Relay, e: Happened<"family.invited">): Promise<void> {
  const { ctx, mailer } = r;
  const { familyId, memberId, municipality } = e.data;
  const { data: family } = await Family.load(ctx, familyId);
  const member = Family.memberOf(family, memberId);
  if (!member) return;
  const settings = await Tenant.load(ctx);
  const order = orderOf(r, e, settings);
  const { email } = await Family.contactOf(ctx, family, memberId);
  const deliveryId = Delivery.familyDeliveryIdOf(e.eventId, memberId);
  // Asked for anew, it is tried even where a letter came back: the mailbox may work again.
  if (!(await Delivery.load(ctx, deliveryId))) await Family.clearReturned(ctx, memberId);
  const since = Temporal.Instant.from(e.at);
  const { status } = await Delivery.deliver(ctx, mailer, {
    ...order,
    deliveryId,
    audience: "family",
    kind: "family-link",
    about: { municipality },
    to: email === undefined ? [] : [email],
    recordedAs: memberId,
    compose: async () =>
      compose(
        {
          kind: "family-link",
          familyId,
          link: `${settings.publicUrl}/family#${await Family.tokenOf(ctx, family, member, since)}`,
          operator: settings.name,
          until: localDay(since.add(Family.linkLasts), settings.zone).toString(),
          publicUrl: settings.publicUrl,
        },
        Family.readingOf(member),
      ),
  });
  if (status === "refused")
    await Inbox.openTask(ctx, e, "family-unreachable", memberId, {
      representativeId: memberId,
      municipality,
      deliveryId,
    });
}

/** A letter to a family came back: somebody has to call. */
export const familyReturned = async ({ ctx }: Relay, e: Happened<"delivery.family-returned">): Promise<void> => {
  const { memberId, municipality, deliveryId, childId } = e.data;
  await Inbox.openTask(ctx, e, "family-unreachable", memberId, {
    representativeId: memberId,
    municipality,
    deliveryId,
    childId,
  });
  // What rounds asked them by that letter they have not heard.
  const familyId = (await membershipsOf(ctx, [memberId])).get(memberId);
  if (familyId) await (await import("../../forms/round/errands.actions.ts")).familyReturned(ctx, familyId);
};

/** They have another address: whoever was to call has done so. Who has none now is still to be called. */
async function addressMended(
  { ctx }: Relay,
  fields: readonly string[],
  isReached: (memberId: RepresentativeId) => Promise<boolean>,
): Promise<void> {
  for (const field of fields) {
    const memberId = /^(?:representatives|members)\.(rep_\w+)\.(?:email|phone)$/.exec(field)?.[1] as
      | RepresentativeId
      | undefined;
    if (memberId && (await isReached(memberId))) await Inbox.closeTask(ctx, "family-unreachable", memberId);
  }
}

/** Of whoever represents a child. */
export async function cardMended(r: Relay, { childId, fields }: Happened<"child.changed">["data"]): Promise<void> {
  const reached = await familyOf(r.ctx, childId);
  const members = await Family.membersOf(
    r.ctx,
    reached.map(({ representativeId }) => representativeId),
  );
  await addressMended(r, fields, async (id) =>
    isReached(
      members.get(id),
      reached.find((one) => one.representativeId === id),
    ),
  );
}

/** Of whoever represents nobody. */
export async function familyMended(r: Relay, { familyId, fields }: Happened<"family.changed">["data"]): Promise<void> {
  await addressMended(r, fields, async (id) => {
    const { data } = await Family.load(r.ctx, familyId);
    return isReached(Family.memberOf(data, id), await Family.contactOf(r.ctx, data, id));
  });
}

/** By the way that they want. */
const isReached = (
  member: Family.Member | undefined,
  contact: { email?: string | undefined; phone?: string | undefined } = {},
) => (member?.channel === "sms" ? mobileOf(contact.phone) : contact.email) !== undefined;
