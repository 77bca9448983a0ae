import { Temporal } from "temporal-polyfill";
import { notFound, Refusal } from "../../ground/shared/refusal.ts";
import type { Occasion, OccasionVerb } from "./occasion.ts";
import { hasPlace, isOpen, type SignUp, type SignUpStatus, type SignUpVerb } from "./sign-up.ts";

/** At the door they are marked a while before it begins. */
const doorsOpen = { hours: 3 };

export const closed = () =>
  new Refusal("event.closed", {
    ru: "Мероприятие закрыто, отменено или уже началось: запись не принимается.",
    en: "The event is closed, called off or has begun: nobody signs up for it.",
  });
export const ahead = () =>
  new Refusal("event.ahead", {
    ru: "Мероприятие ещё не началось.",
    en: "The event has not begun yet.",
  });

/** A week after it was to end its organiser has said what came of it; until then it counts nowhere. */
const closedWithin = { days: 7 };

/** The day (ISO) on which it is somebody's to see to that it is closed. */
export const missedOn = ({ status, day, missed }: Pick<Occasion, "status" | "day" | "missed">): string | undefined =>
  status === "announced" && !missed ? Temporal.PlainDate.from(day).add(closedWithin).toString() : undefined;

/** Whether it has begun. */
export const hasBegun = ({ begins }: Occasion, now: Temporal.Instant): boolean => begins <= now.toString();

/** @throws Refusal event.closed */
export function mustBeAnnounced({ status }: Occasion): void {
  if (status !== "announced") throw closed();
}

/** By their own word nobody comes to what has begun; an organiser puts on record who is there. @throws Refusal event.closed */
export function mustTakeSignUps(one: Occasion, now: Temporal.Instant, by: SignUp["by"]): void {
  mustBeAnnounced(one);
  if (by !== "staff" && hasBegun(one, now)) throw closed();
}

/** @throws Refusal event.ahead, event.closed: it was called off */
export function mustBeHeld(one: Occasion, now: Temporal.Instant): void {
  if (one.status === "cancelled") throw closed();
  if (!doorsAreOpen(one, now)) throw ahead();
}
const doorsAreOpen = ({ begins }: Occasion, now: Temporal.Instant): boolean => begins <= now.add(doorsOpen).toString();

/**
 * What may be done with it now by its organiser and whoever looks after them.
 * @param seesWho who comes is not for those who only run the platform
 */
export function mayDo(one: Occasion, now: Temporal.Instant, { seesWho }: { seesWho: boolean }): OccasionVerb[] {
  const { status, hours } = one;
  if (status === "cancelled") return seesWho ? ["sign-ups"] : [];
  const isAhead = status === "announced";
  const door: OccasionVerb[] = [
    "sign-ups",
    ...(isAhead ? ["sign-up" as const] : []),
    ...(doorsAreOpen(one, now) ? ["mark" as const] : []),
    ...(!isAhead && hours !== undefined ? ["certify" as const] : []),
  ];
  return [
    ...(seesWho ? door : []),
    ...(isAhead && hasBegun(one, now) ? ["close" as const] : []),
    "change",
    ...(isAhead && !hasBegun(one, now) ? ["move" as const] : []),
    ...(isAhead ? ["cancel" as const] : []),
  ];
}

/** A place, or where in the queue; whoever waits already comes first. */
export const placeFor = ({ quota, taken, waiting }: Occasion): "coming" | "waiting" =>
  quota === undefined || (taken < quota && waiting === 0) ? "coming" : "waiting";

/** How many places are taken and how many wait, after a sign-up has gone from one state to another. */
export function rolled(one: Occasion, before: SignUpStatus | undefined, after: SignUpStatus): Occasion {
  const has = (status: SignUpStatus | undefined) => (status !== undefined && hasPlace({ status }) ? 1 : 0);
  const waits = (status: SignUpStatus | undefined) => (status === "waiting" ? 1 : 0);
  return {
    ...one,
    taken: one.taken + has(after) - has(before),
    waiting: one.waiting + waits(after) - waits(before),
  };
}

/** Whether whoever waits longest may have a place now. */
export const mayOffer = ({ status, quota, taken, waiting }: Occasion): boolean =>
  status === "announced" && waiting > 0 && (quota === undefined || taken < quota);

/** Until when an offer waits: some hours, and no longer than until it begins. */
export function offeredUntil({ offerHours, begins }: Occasion, now: Temporal.Instant): string {
  const until = now.add({ hours: offerHours }).toString({ smallestUnit: "second" });
  return until < begins ? until : begins;
}

/** What may be said of a sign-up now. @param governs whoever comes by way of a card is given up by whoever works with it */
export function maySay(
  signUp: SignUp,
  one: Occasion,
  now: Temporal.Instant,
  { governs }: { governs: boolean },
): SignUpVerb[] {
  const isHeld = one.status !== "cancelled" && doorsAreOpen(one, now);
  const marks: SignUpVerb[] = [
    ...(signUp.status !== "attended" && !signUp.forgotten ? ["came" as const] : []),
    ...(hasPlace(signUp) && signUp.status !== "absent" ? ["absent" as const] : []),
  ];
  return [...(isHeld ? marks : []), ...(governs && isOpen(signUp) ? ["cancel" as const] : [])];
}

/** Marked at the door, or put right afterwards. */
export function marked(signUp: SignUp, one: Occasion, present: boolean): SignUp {
  if (signUp.status === "cancelled" || signUp.status === "unconfirmed") {
    if (!present) return signUp;
    if (signUp.forgotten) throw notFound();
  }
  const { day, measures, kind } = one;
  return present
    ? { ...signUp, status: "attended", until: undefined, counts: { day, measures, kind } }
    : { ...signUp, status: "absent", until: undefined, counts: undefined };
}
