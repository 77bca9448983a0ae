import { Temporal } from "temporal-polyfill";
import { freeOf, takesOn, type WorkCondition, type WorkPlace } from "../../agencies/work-place/work-place.ts";
import type { NoteId, PlacementId } from "../../ground/shared/ids.ts";
import { fault, mustBeRight } from "../../ground/shared/input.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import type { EmploymentEvent } from "./employment.events.ts";
import {
  type EndOutcome,
  goesOn,
  isFailure,
  type Look,
  type LookMonths,
  type LookOutcome,
  lookMonths,
  type Placement,
} from "./placement.ts";
import type { Seeker } from "./seeker.ts";

/** Working days without an answer are not counted here: an organisation has a fortnight, then a coordinator sees to it. */
export const daysToAnswer = 14;

/** What sets a place apart from what somebody looks for; none where it fits. */
export interface Fit {
  fits: boolean;
  missing: WorkCondition[];
  wrongKind: boolean;
  tooYoung: boolean;
  full: boolean;
}

/** @param age full years of whoever looks; undefined of an adult */
export function fitOf(
  { kinds, conditions }: Pick<Seeker, "kinds" | "conditions">,
  place: WorkPlace,
  age: number | undefined,
): Fit {
  const missing = conditions.filter((one) => !place.conditions.includes(one));
  const wrongKind = !kinds.includes(place.kind);
  const tooYoung = age !== undefined && age < place.minAge;
  const full = freeOf(place) === 0;
  return { fits: missing.length === 0 && !wrongKind && !tooYoung && !full, missing, wrongKind, tooYoung, full };
}

interface Placing {
  placementId: PlacementId;
  seeker: Seeker;
  place: WorkPlace;
  age: number | undefined;
  from: string;
  today: string;
  at: string;
}

/** Days back that somebody may have begun before it is recorded, and ahead. */
const span = { back: 365, ahead: 90 };

/** @throws Refusal seeker.not-looking, input.invalid naming what does not fit */
export function place({ placementId, seeker, place, age, from, today, at }: Placing): Placement {
  mustLook(seeker);
  const { tooYoung, full } = fitOf(seeker, place, age);
  const [first, last] = [shifted(today, -span.back), shifted(today, span.ahead)];
  mustBeRight([
    ...(full ? [fault("/workPlaceId", "свободных мест нет", "no free place")] : []),
    ...(tooYoung
      ? [fault("/workPlaceId", `место — с ${place.minAge} лет`, `the place is for those from ${place.minAge}`)]
      : []),
    ...(from < first || from > last ? [fault("/from", `с ${first} по ${last}`, `from ${first} to ${last}`)] : []),
    ...(takesOn(place, from) ? [] : [fault("/from", "место в этот день не предлагается", "not offered on that day")]),
  ]);
  return {
    placementId,
    childId: seeker.childId,
    seekerId: seeker.seekerId,
    person: seeker.representativeId ? "adult" : "child",
    municipality: seeker.municipality,
    workPlaceId: place.workPlaceId,
    agencyId: place.agencyId,
    kind: place.kind,
    from,
    looks: lookMonths.map((months) => ({ months, dueOn: Temporal.PlainDate.from(from).add({ months }).toString() })),
    status: "placed",
    createdAt: at,
  };
}

export function mustLook(seeker: Seeker): void {
  if (seeker.status === "looking") return;
  throw new Refusal(
    "seeker.not-looking",
    seeker.status === "placed"
      ? { ru: "Этот человек уже устроен.", en: "This person has a place already." }
      : { ru: "Этот человек работу больше не ищет.", en: "This person looks for work no more." },
    { current: { status: seeker.status } },
  );
}

/** The look that is next: not answered, the earliest. */
export const nextLook = ({ status, looks }: Placement): Look | undefined =>
  status === "placed" ? looks.find(({ answered }) => !answered) : undefined;

/** The day on which something is to be done about it: to ask, or to tell that nobody has answered. */
export function attendOn(placement: Placement): string | undefined {
  const look = nextLook(placement);
  if (!look || look.overdueAt) return undefined;
  return look.askedAt ? shifted(look.askedAt.slice(0, 10), daysToAnswer) : look.dueOn;
}

interface Answer {
  months: LookMonths;
  outcome: LookOutcome;
  on: string;
  today: string;
  at: string;
  noteId?: NoteId | undefined;
}

/**
 * What a look found. An answer that stands already is put right by a later one, as long as the placement goes on. What does not go on has
 * ended. @throws Refusal placement.ended, input.invalid: a look to come, a day before the beginning or to come
 */
export function answerLook(
  placement: Placement,
  { months, outcome, on, today, at, noteId }: Answer,
): { events: EmploymentEvent[]; after: Placement } {
  mustGoOn(placement);
  const look = placement.looks.find((one) => one.months === months)!;
  mustBeRight([
    ...(look.dueOn > today
      ? [fault("/months", `этот срок наступит ${look.dueOn}`, `that day is to come: ${look.dueOn}`)]
      : []),
    ...dayFaults(placement, on, today),
  ]);
  const looks = placement.looks.map((one) =>
    one.months === months ? { ...one, answered: { outcome, on, at, noteId } } : one,
  );
  const answered: Placement = { ...placement, looks };
  const event: EmploymentEvent = { type: "placement.looked", data: { ...refOf(placement), months, outcome } };
  if (goesOn(outcome)) return { events: [event], after: answered };
  const ending = ended(answered, { outcome, on, noteId: undefined });
  return { events: [event, ...ending.events], after: ending.after };
}

/** @throws Refusal placement.ended, input.invalid */
export function end(
  placement: Placement,
  { outcome, on, today, noteId }: { outcome: EndOutcome; on: string; today: string; noteId?: NoteId | undefined },
): { events: EmploymentEvent[]; after: Placement } {
  mustGoOn(placement);
  mustBeRight(dayFaults(placement, on, today));
  return ended(placement, { outcome, on, noteId });
}

/** Nobody asks after it any more, and that is no failure of anybody's to see to. */
export function forgotten(placement: Placement, today: string): { events: EmploymentEvent[]; after: Placement } {
  const data = { ...refOf(placement), outcome: "unknown" as const, failed: false };
  const on = placement.from > today ? placement.from : today;
  return {
    events: [{ type: "placement.ended", data }],
    after: { ...placement, status: "ended", ended: { on, outcome: "unknown" } },
  };
}

function ended(placement: Placement, how: NonNullable<Placement["ended"]>) {
  const event: EmploymentEvent = {
    type: "placement.ended",
    data: { ...refOf(placement), outcome: how.outcome, failed: isFailure(how.outcome) },
  };
  return { events: [event], after: { ...placement, status: "ended", ended: how } satisfies Placement };
}

/** Time has come to ask, or nobody has answered: nothing where neither is so. */
export function attend(
  placement: Placement,
  { today, at }: { today: string; at: string },
): { events: EmploymentEvent[]; after: Placement } | undefined {
  const day = attendOn(placement);
  const look = nextLook(placement);
  if (!look || day === undefined || day > today) return undefined;
  const type = look.askedAt ? "placement.look-unanswered" : "placement.look-due";
  const marked: Look = look.askedAt ? { ...look, overdueAt: at } : { ...look, askedAt: at };
  return {
    events: [{ type, data: { ...refOf(placement), months: look.months } }],
    after: { ...placement, looks: placement.looks.map((one) => (one.months === look.months ? marked : one)) },
  };
}

export const refOf = ({ placementId, childId, agencyId, municipality }: Placement) => ({
  placementId,
  childId,
  agencyId,
  municipality,
});

const dayFaults = ({ from }: Placement, on: string, today: string) =>
  on < from || on > today
    ? [fault("/on", `с ${from} по сегодня (${today})`, `from ${from} until today (${today})`)]
    : [];

function mustGoOn({ status }: Placement): void {
  if (status === "placed") return;
  throw new Refusal("placement.ended", { ru: "Трудоустройство уже завершено.", en: "The placement has ended." });
}

const shifted = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();
