import { Temporal } from "temporal-polyfill";
import { localDay } from "../../ground/calendar/index.ts";
import type { ErrorCollector } from "../../ground/shared/errors.ts";
import {
  Conflict,
  type Ctx,
  type DeliveryId,
  type Mailer,
  newId,
  type Stored,
  type Texting,
} from "../../ground/shared/index.ts";
import { KeyDestroyed } from "../../ground/shared/keyring.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { mobileOf } from "../../ground/texting/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Family from "../../people/family/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Delivery from "../delivery/index.ts";
import * as Inbox from "../inbox/index.ts";
import { textOf } from "../notification/index.ts";
import type { Outcome } from "./coordinator.actions.ts";
import { removeItems } from "./digest.store.ts";

/** As many letters one run sends, well within a function's time; those who are left follow in the next. */
const portion = 200;

/** How somebody is reached. */
export interface Ways {
  mailer: Mailer;
  texting: Texting;
}

type Item = Stored<Family.News>;
type Letter = Family.Letter<DeliveryId>;

/**
 * What is new, to each member of a family in one letter a day. Whom there is nothing to tell is not looked at.
 * @returns whether all have been served; if not, the next run goes on
 */
export async function toFamilies(
  ctx: Ctx,
  ways: Ways,
  settings: Tenant.TenantSettings,
  errors: ErrorCollector,
  told: (outcome: Outcome) => void,
  most = portion,
): Promise<boolean> {
  let left = most;
  const patient = { ...ways, texting: Delivery.givingUp(ways.texting) };
  for await (const items of Family.waitingNews(ctx)) {
    if (left === 0) return false;
    await errors.collect(async () => {
      const outcome = await toMember(ctx, patient, settings, items);
      if (outcome === "sent") left -= 1;
      told(outcome);
    });
  }
  return true;
}

/**
 * What a letter tells is written down before it leaves, and taken off after: cut short between the two, the next run finds by the
 * delivery whether it has left, and tells nothing twice.
 */
async function toMember(ctx: Ctx, ways: Ways, settings: Tenant.TenantSettings, waiting: Item[]): Promise<Outcome> {
  const { memberId } = waiting[0]!.data;
  const day = localDay(ctx.now(), settings.zone).toString();
  const last = await Family.lastLetter<DeliveryId>(ctx, memberId);
  const hasLeft = last !== undefined && (await isOver(ctx, last.data));
  const items = hasLeft ? await withoutTold(ctx, waiting, last.data) : waiting;
  if (items.length === 0) return "nothing";
  if (hasLeft && last.data.day === day) return "waits";
  const reader = await readerOf(ctx, items);
  const news = reader ? await stillNew(ctx, reader, items) : [];
  if (!reader || news.length === 0) {
    await removeItems(ctx, items);
    return "nothing";
  }
  const letter = letterOf(ctx, day, items, hasLeft ? undefined : last?.data);
  if (!(await isBegun(ctx, reader, letter, last))) return "nothing";
  const delivery = await send(ctx, ways, settings, { reader, news, letter }).catch(textWaits(reader));
  if (!delivery) return "nothing";
  const { status } = delivery;
  if (status === "refused") await unreachable(ctx, reader, letter);
  await removeItems(ctx, items);
  return status === "sent" ? "sent" : "nothing";
}

/** Where the provider of texts asks to wait, letters go on: the next run sends the text. */
const textWaits =
  ({ member }: Reader) =>
  (error: unknown): undefined => {
    if (member.channel !== "sms" || !(error instanceof Delivery.Postponed)) throw error;
  };

async function isOver(ctx: Ctx, { deliveryId }: Letter): Promise<boolean> {
  const delivery = await Delivery.load(ctx, deliveryId);
  return delivery !== undefined && !Delivery.isUnderWay(delivery.data);
}

/** What the last letter has told is taken off, if its run did not come to it; of what is newer than that, nothing. */
async function withoutTold(ctx: Ctx, items: readonly Item[], { told }: Letter): Promise<Item[]> {
  const [done, left] = [true, false].map((is) => items.filter(({ data }) => told.includes(data.eventId) === is));
  if (done!.length > 0) await removeItems(ctx, done!);
  return left!;
}

/** One that was begun and has not left goes on under its own id, with what has come since. */
const letterOf = (ctx: Ctx, day: string, items: readonly Item[], begun: Letter | undefined): Letter => ({
  day,
  at: begun?.at ?? ctx.now().toString(),
  deliveryId: begun?.deliveryId ?? `delivery_${newId("event", ctx.now().epochMilliseconds).slice("event_".length)}D`,
  told: items.map(({ data }) => data.eventId),
});

/** @returns false where another run writes to them just now */
async function isBegun(
  ctx: Ctx,
  { member }: Reader,
  letter: Letter,
  last: Stored<Letter> | undefined,
): Promise<boolean> {
  try {
    await Family.beginLetter(ctx, member.memberId, letter, last);
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false;
    throw error;
  }
}

interface Reader {
  family: Family.Family;
  member: Family.Member;
  /** Address or telephone; absent where they have none for texts. */
  to: string | undefined;
  acts: ReadonlySet<string>;
}

/** Whoever may come to the page, and wants letters to an address of theirs, or texts; nobody once their key is gone. */
async function readerOf(ctx: Ctx, [item]: readonly Item[]): Promise<Reader | undefined> {
  const { familyId, memberId } = item!.data;
  const found = await unlessRefused(() => Family.load(ctx, familyId));
  if (!found) return undefined;
  const { data: family } = found;
  const member = Family.memberOf(family, memberId);
  if (!member || member.channel === "none" || member.noDigestSince) return undefined;
  try {
    const { represents } = await Family.householdOf(ctx, { members: [member] });
    const acts = await Family.actsFor(ctx, memberId, represents.get(memberId) ?? [], await Tenant.today(ctx));
    if (!Family.mayCome(member, acts)) return undefined;
    const { email, phone } = await Family.contactOf(ctx, family, memberId);
    if (member.channel === "mail" && email === undefined) return undefined;
    return { family, member, to: member.channel === "sms" ? mobileOf(phone) : email, acts: new Set(acts) };
  } catch (error) {
    if (error instanceof KeyDestroyed) return undefined;
    throw error;
  }
}

/** Days that end something: once they are over there is nothing to do about it. */
const ends: readonly Family.NewsKind[] = [
  "authority-ending",
  "consent-ending",
  "place-offered",
  "lesson-soon",
  "meeting-soon",
  "survey-asked",
  "survey-reminded",
];

/** Of a child for whom they act; nothing of a day that is over, of a plan that has its answer, of a child whose card is gone. */
async function stillNew(ctx: Ctx, { acts }: Reader, items: readonly Item[]): Promise<Family.News[]> {
  const today = (await Tenant.today(ctx)).toString();
  const news = items.map(({ data }) => data).filter(({ kind, on = today }) => on >= today || !ends.includes(kind));
  const others = news.map(({ childId }) => childId).filter((id) => !acts.has(id));
  // What was kept of a card that was merged since is of the one that goes on.
  const heirOf = await Child.heirsOf(ctx, others);
  const theirs = news.filter(({ childId }) => acts.has(heirOf(childId)));
  const asked = await Promise.all(theirs.map((one) => waits(ctx, { ...one, childId: heirOf(one.childId) })));
  return theirs.filter((_, i) => asked[i]);
}

/** Whatever asks for an answer is told as long as there is none. */
async function waits(ctx: Ctx, one: Family.News): Promise<boolean> {
  if (one.kind === "plan-asked") return isAsked(ctx, one);
  if (one.kind !== "peer-asked" && one.kind !== "peer-found") return true;
  return (await import("../../people/peer/family.actions.ts")).waitsFor(ctx, one);
}

async function isAsked(ctx: Ctx, { about, memberId }: Family.News): Promise<boolean> {
  const route = (await unlessRefused(() => Route.load(ctx, about as Route.Route["routeId"])))?.data;
  return route?.status === "open" && route.plan.status === "draft" && route.plan.answers?.[memberId] === undefined;
}

async function send(
  ctx: Ctx,
  { mailer, texting }: Ways,
  settings: Tenant.TenantSettings,
  { reader, news, letter }: { reader: Reader; news: readonly Family.News[]; letter: Letter },
): Promise<Delivery.Delivery> {
  const { family, member, to } = reader;
  const asked = {
    deliveryId: letter.deliveryId,
    audience: "family" as const,
    kind: "family-news",
    about: { municipality: family.municipality },
    to: to === undefined ? [] : [to],
    recordedAs: member.memberId,
    guards: [],
  };
  if (member.channel === "sms")
    return Delivery.deliverText(ctx, texting, { ...asked, text: await textOf("news", Family.readingOf(member)) });
  return Delivery.deliver(ctx, mailer, {
    ...asked,
    from: settings.mailFrom,
    compose: async () => {
      const { composeNews } = await import("./family.letter.ts");
      const since = Temporal.Instant.from(letter.at);
      return composeNews({
        familyId: family.familyId,
        news,
        settings,
        reading: Family.readingOf(member),
        link: `${settings.publicUrl}/family#${await Family.tokenOf(ctx, family, member, since)}`,
        until: localDay(since.add(Family.linkLasts), settings.zone).toString(),
        unsubscribe: `${settings.publicUrl}/v1/unsubscribe?token=${await Family.quietTokenOf(ctx, family, member, since)}`,
      });
    },
  });
}

async function unreachable(ctx: Ctx, { family, member }: Reader, { deliveryId }: Letter): Promise<void> {
  const event = { eventId: newId("event", ctx.now().epochMilliseconds) };
  await Inbox.openTask(ctx, event, "family-unreachable", member.memberId, {
    representativeId: member.memberId,
    municipality: family.municipality,
    deliveryId,
  });
}
