import { Temporal } from "temporal-polyfill";
import {
  type Ctx,
  type DeliveryId,
  type EventId,
  type Key,
  type Mailer,
  MailRejected,
  type RepresentativeId,
  type SignUpId,
  type Stored,
  type TalkId,
  type Texting,
  Unavailable,
  type Write,
} from "../../ground/shared/index.ts";
import { askAhead } from "../../ground/shared/read-once.ts";
import type { ComposedMail } from "../notification/index.ts";
import { messageIdOf } from "../notification/index.ts";
import { addressKey, memberTakingMail, takingMail } from "./address.ts";
import { keyOf, load, write } from "./delivery.store.ts";
import { type Audience, type Delivery, isUnderWay } from "./delivery.ts";
import { Postponed } from "./postponed.ts";

/** A message that something asks for, whichever way it goes. */
interface Asked {
  deliveryId: DeliveryId;
  eventId?: EventId;
  /** Where that event lives, so that a resend finds it again. */
  stream?: string | undefined;
  audience: Audience;
  kind: string;
  about: Pick<Delivery, "routeId" | "childId" | "stepId" | "agencyId" | "assignment" | "obligationId"> & {
    municipality: string | undefined;
  };
  /** Addresses in order of preference; the next one is tried when one is refused for good. */
  to: string[];
  /** Who stands on record in place of the address, where that is personal data. */
  recordedAs?: RepresentativeId | SignUpId | TalkId | undefined;
  /** What must still hold when the message is claimed: the consent it relies on. */
  guards: Write[];
}

/** A mail that something asks for. */
export interface Order extends Asked {
  from: string;
  compose(): Promise<ComposedMail>;
}

/** A text to a telephone that something asks for. */
export interface TextOrder extends Asked {
  text: string;
}

/** How one message goes out: whom it may reach, and, once it is claimed, its sending. */
interface Way {
  channel: "mail" | "sms";
  /** What says whom it may reach, as far as that is known by the order. */
  asks: Key[];
  takers(): Promise<{ takers: string[]; addressHash?: string }>;
  /** @param n 1, and one more for each that is no repeat of the former */
  ready(n: number): Promise<(to: string) => Promise<{ providerId: string }>>;
}

/**
 * As long as this a claim stands for a sender that may still be sending: longer than an attempt at the provider takes with
 * its own repeats. Later its sender is dead.
 */
const claimLasts = { minutes: 3 };

/**
 * Sends one mail once. The claim is written first and the outcome after: a crash between the two leads to a second attempt
 * under the same Message-ID, never to a lost mail. @throws Postponed: the provider asks to wait, or another sender has it in
 * hand; ask again later
 */
export const deliver = (ctx: Ctx, mailer: Mailer, order: Order): Promise<Delivery> =>
  sentOnce(ctx, order, {
    channel: "mail",
    asks: order.recordedAs === undefined ? order.to.map((to) => addressKey(ctx.tenant, to)) : [],
    takers: () => takersOf(ctx, order),
    async ready(n) {
      const { subject, text, html, attachments, headers: own } = await order.compose();
      const messageId = messageIdFor(order, n);
      // By these tags the provider's later events (bounce, complaint) find back to the delivery.
      const headers = { ...own, "X-Marshrut-Tenant": ctx.tenant, "X-Marshrut-Delivery": order.deliveryId };
      return (to) => mailer.send({ to, from: order.from, subject, text, html, attachments, headers, messageId });
    },
  });

/** Sends one text once, likewise. @throws Postponed */
export const deliverText = (ctx: Ctx, texting: Texting, order: TextOrder): Promise<Delivery> =>
  sentOnce(ctx, order, {
    channel: "sms",
    asks: [],
    takers: async () => ({ takers: order.to }),
    ready: async (n) => (to) => texting.send({ id: `${order.deliveryId}.${n}`, to, text: order.text }),
  });

async function sentOnce(ctx: Ctx, order: Asked, way: Way): Promise<Delivery> {
  await askAhead(ctx, [keyOf(ctx.tenant, order.deliveryId), ...way.asks]);
  const found = await load(ctx, order.deliveryId);
  if (found && !isUnderWay(found.data)) return found.data;
  if (found && isClaimed(ctx, found.data)) throw new Postponed("another sender has it in hand");
  const returned = found?.data.returned ?? [];
  const { takers: open, addressHash } = await way.takers();
  const takers = open.filter((to) => !returned.includes(to));
  const recorded = (address: string): string => order.recordedAs ?? address;
  const to = takers[0] && recorded(takers[0]);
  let claimed = await claim(ctx, order, found, { to, addressHash, channel: way.channel });
  const { attempts: n, round = 1 } = claimed.data;
  const send = await way.ready(round + returned.length);
  let refusedAs = takers.length === 0 && order.to.length > 0 ? "Undeliverable" : "NoContact";
  for (const to of takers) {
    try {
      const { providerId } = await send(to);
      return await end(ctx, claimed, { status: "sent", providerId, to: recorded(to) }, { n, to: recorded(to) });
    } catch (error) {
      if (error instanceof Unavailable) {
        await end(
          ctx,
          claimed,
          { status: "queued", to: recorded(to) },
          { n, to: recorded(to), failure: "unavailable" },
        );
        throw new Postponed("the provider asks to wait", { cause: error });
      }
      if (!(error instanceof MailRejected)) throw error;
      refusedAs = error.code;
      const claimedAt = ctx.now().toString();
      const outcome = { status: "sending", to: recorded(to), claimedAt } as const;
      claimed = await end(ctx, claimed, outcome, { n, to: recorded(to), failure: error.code }).then(reloaded(ctx));
    }
  }
  return end(ctx, claimed, { status: "refused", refusedAs });
}

/** Those of its addresses that take mail. */
const takersOf = async (ctx: Ctx, { to, recordedAs }: Order): Promise<{ takers: string[]; addressHash?: string }> => {
  const [address] = to;
  if (recordedAs === undefined || address === undefined) return { takers: await takingMail(ctx, to) };
  // Whoever signs up for an event gives an address for that once: nothing is kept of whether it takes mail.
  return isMember(recordedAs) ? memberTakingMail(ctx, recordedAs, address) : { takers: [address] };
};
const isMember = (id: RepresentativeId | SignUpId | TalkId): id is RepresentativeId => id.startsWith("rep_");

const reloaded = (ctx: Ctx) => async (delivery: Delivery) => (await load(ctx, delivery.deliveryId))!;

const isClaimed = (ctx: Ctx, { claimedAt }: Delivery): boolean =>
  claimedAt !== undefined && Temporal.Instant.compare(Temporal.Instant.from(claimedAt).add(claimLasts), ctx.now()) > 0;

/** The same for every attempt of a round; a resend is a message of its own, or mail programs would hide it as a repeat. */
function messageIdFor({ deliveryId, from }: Order, round: number): string {
  const domain = from.split("@")[1] ?? "marshrut.invalid";
  return messageIdOf(round === 1 ? deliveryId : `${deliveryId}.${round}`, domain);
}

/** Says on record that a mail was not sent, and why not. */
export async function withhold(ctx: Ctx, order: Omit<Order, "compose" | "guards">): Promise<void> {
  const found = await load(ctx, order.deliveryId);
  if (found && !isUnderWay(found.data)) return;
  const now = ctx.now().toString();
  await write(ctx, { ...blank(order, now), ...found?.data, status: "withheld", endedAt: now }, found);
}

async function claim(
  ctx: Ctx,
  order: Asked,
  found: Stored<Delivery> | undefined,
  { to = "", addressHash, channel }: Pick<Partial<Delivery>, "to" | "addressHash" | "channel">,
): Promise<Stored<Delivery>> {
  const claimedAt = ctx.now().toString();
  const before = found?.data ?? blank(order, claimedAt);
  const attempts = before.attempts + 1;
  const after: Delivery = {
    ...before,
    channel,
    to: to || before.to,
    addressHash,
    status: "sending",
    attempts,
    claimedAt,
  };
  return write(ctx, after, found, { writes: order.guards });
}

async function end(
  ctx: Ctx,
  claimed: Stored<Delivery>,
  outcome: Partial<Delivery> & Pick<Delivery, "status">,
  attempt?: { n: number; to: string; failure?: string },
): Promise<Delivery> {
  const at = ctx.now().toString();
  const { claimedAt: _, ...open } = claimed.data;
  const data: Delivery = { ...open, ...outcome, ...(isUnderWay(outcome) ? {} : { endedAt: at }) };
  return (await write(ctx, data, claimed, attempt ? { attempt: { ...attempt, at } } : {})).data;
}

const blank = (order: Omit<Asked, "guards">, now: string): Delivery => ({
  deliveryId: order.deliveryId,
  eventId: order.eventId,
  stream: order.stream,
  channel: "mail",
  audience: order.audience,
  kind: order.kind,
  ...order.about,
  to: order.recordedAs ?? order.to[0] ?? "",
  attempts: 0,
  createdAt: now,
  status: "sending",
});
