import * as Agency from "../../agencies/agency/index.ts";
import {
  type AgencyId,
  auditRead,
  type Ctx,
  type DeliveryId,
  mustBeStaff,
  type RepresentativeId,
  retrying,
  type SignUpId,
  type Stored,
  type TalkId,
  type Write,
} from "../../ground/shared/index.ts";
import { fault, mustBeRight } from "../../ground/shared/input.ts";
import { markReturned } from "../../people/family/reach.ts";
import { type Address, addressOf, addressWrite, type UndeliverableBecause } from "./address.ts";
import { load, write } from "./delivery.store.ts";
import type { Delivery } from "./delivery.ts";

/** What the provider says of a message that it had taken. */
export interface Returned {
  deliveryId: DeliveryId;
  email: string;
  what: "bounce" | "complaint";
  /** A full mailbox may empty itself; an address that does not exist will not. A complaint is always for good. */
  permanent: boolean;
  because: UndeliverableBecause;
}

/**
 * A message came back, or its reader complained: the address takes no more mail, and the delivery's event tells the relay to
 * try the next contact and to give the coordinator a task. Told twice it happens once.
 */
export async function returned(
  ctx: Ctx,
  { deliveryId, email: given, what, permanent, because }: Returned,
): Promise<void> {
  const email = given.toLowerCase();
  await retrying(async () => {
    const found = await load(ctx, deliveryId);
    if (found?.data.audience === "family") return familyReturned(ctx, found, { what, because, permanent });
    if (found?.data.audience === "guest") return guestReturned(ctx, found, { what, because });
    // Not ours, an address that it never went to, or told before.
    if (!found || found.data.to.toLowerCase() !== email || found.data.returned?.includes(email)) return;
    const at = ctx.now().toString();
    const known = await addressOf(ctx, email);
    const marks: Write[] = [];
    if (permanent && !known?.data.undeliverable) {
      const address: Address = { ...(known?.data ?? { email }), undeliverable: { because, at, deliveryId } };
      marks.push(addressWrite(ctx.tenant, address, known));
    }
    const data: Delivery = {
      ...found.data,
      status: what === "bounce" ? "bounced" : "complained",
      returned: [...(found.data.returned ?? []), email],
      refusedAs: because,
      endedAt: at,
    };
    const { agencyId, stepId, routeId, childId, kind, round = 1 } = data;
    const about = {
      agencyId,
      stepId,
      routeId,
      childId,
    };
    await write(ctx, data, found, {
      writes: marks,
      events: [
        { type: `delivery.${data.status}`, data: { deliveryId, round, kind, audience: data.audience, ...about } },
      ],
    });
  });
}

/** Whoever signs up for an event gave that address once: on record is that the letter came back, and its organiser sees it. */
async function guestReturned(
  ctx: Ctx,
  found: Stored<Delivery>,
  { what, because }: Pick<Returned, "what" | "because">,
): Promise<void> {
  if (found.data.status !== "sent") return;
  const status = what === "bounce" ? "bounced" : "complained";
  const { deliveryId, to, municipality } = found.data;
  const whose = to.startsWith("talk_") ? { talkId: to as TalkId } : { signUpId: to as SignUpId };
  const data = { deliveryId, ...whose, municipality };
  await write(ctx, { ...found.data, status, refusedAs: because, endedAt: ctx.now().toString() }, found, {
    events: [{ type: "delivery.guest-returned", data }],
  });
}

/**
 * A family's address is kept nowhere but in its card: on record is that the letter came back, and a person has to call. What came back
 * for good is not tried again as long as they have that address.
 */
async function familyReturned(
  ctx: Ctx,
  found: Stored<Delivery>,
  { what, because, permanent }: Pick<Returned, "what" | "because" | "permanent">,
): Promise<void> {
  if (found.data.status !== "sent") return;
  const status = what === "bounce" ? "bounced" : "complained";
  const { deliveryId, to, municipality, childId, addressHash } = found.data;
  const memberId = to as RepresentativeId;
  const at = ctx.now().toString();
  const data = { deliveryId, memberId, municipality, childId };
  const mark =
    permanent && addressHash && (await markReturned(ctx, memberId, { addressHash, because, at, deliveryId }));
  await write(ctx, { ...found.data, status, refusedAs: because, endedAt: at }, found, {
    writes: mark ? [mark] : [],
    events: [{ type: "delivery.family-returned", data }],
  });
}

/**
 * Somebody has seen to one of an agency's addresses: it takes mail again. Staff only. @throws Refusal not-found,
 * input.invalid
 */
export async function restoreContact(ctx: Ctx, agencyId: AgencyId, email: string): Promise<void> {
  const { agency } = await Agency.load(ctx, agencyId);
  mustBeStaff(ctx.actor, agency);
  const known = agency.contacts.some((c) => c.email === email.toLowerCase());
  if (!known) mustBeRight([fault("/email", "один из адресов организации", "one of the organisation's addresses")]);
  await auditRead(ctx, { subject: agencyId, action: "contact.restore" });
  await retrying(async () => {
    const known = await addressOf(ctx, email);
    if (!known) return;
    const { undeliverable: _, noDigestSince: __, ...address } = known.data;
    await ctx.bank.commit([addressWrite(ctx.tenant, address, known)]);
  });
}

/** One click in a digest: no more digests to this address. Requests and escalations still come. */
export async function endDigests(ctx: Ctx, email: string): Promise<void> {
  await retrying(async () => {
    const known = await addressOf(ctx, email);
    if (known?.data.noDigestSince) return;
    const address: Address = {
      ...(known?.data ?? { email: email.toLowerCase() }),
      noDigestSince: ctx.now().toString(),
    };
    await ctx.bank.commit([addressWrite(ctx.tenant, address, known)]);
  });
}
