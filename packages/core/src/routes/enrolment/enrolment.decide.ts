import { Temporal } from "temporal-polyfill";
import type { ApprovedProgramme } from "../../agencies/programme/programme.ts";
import { localDay } from "../../ground/calendar/index.ts";
import type { NoteId } from "../../ground/shared/ids.ts";
import { fault, invalid, mustBeRight } from "../../ground/shared/input.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import type { Clock } from "../../ground/tenant/clock.ts";
import type { EnrolmentEvent, EnrolmentEventData, EnrolmentEventType, EnrolmentRef } from "./enrolment.events.ts";
import { type Goal, isReached, mostGoals, mostMeasured, nextKey, type SetGoals } from "./enrolment.goals.ts";
import {
  type Enrolment,
  type EnrolmentResult,
  hadPlace,
  heldOf,
  isEnded,
  isQueued,
  type LeaveCause,
  type Sessions,
} from "./enrolment.ts";
import { type LessonDue, lessonsOf, lessonsUntil, monthFaults } from "./lesson.month.ts";
import { monthsOf, nextMilestone, offerDays, workingDay } from "./milestones.ts";

export interface Decided {
  enrolment: Enrolment;
  events: EnrolmentEvent[];
}

export function event<T extends EnrolmentEventType>(
  type: T,
  { enrolmentId, childId, programmeId, agencyId, municipality, stepId }: EnrolmentRef,
  data: EnrolmentEventData[T],
): EnrolmentEvent {
  const ref = { enrolmentId, childId, programmeId, agencyId, municipality, stepId };
  return { type, data: { ...ref, ...data } } as unknown as EnrolmentEvent;
}

/** A freed place is kept for some working days. */
export function offer(e: Enrolment, clock: Clock): Decided {
  if (e.status !== "waiting") return { enrolment: e, events: [] };
  const until = workingDay(localDay(clock.now, clock.zone).add({ days: 1 }), offerDays, clock).toString();
  return {
    enrolment: { ...e, status: "offered", offeredUntil: until },
    events: [event("enrolment.offered", e, { until })],
  };
}

/** By the programme as it is now: it may have got another term since the child came. @throws Refusal enrolment.closed, enrolment.not-allowed */
export function acceptOffer(e: Enrolment, { version, content }: ApprovedProgramme, clock: Clock): Decided {
  mustBe(e, "offered");
  const { kind, serviceKeys, dataClass, sessionsPerMonth, term } = content;
  const days = [localDay(clock.now, clock.zone).toString(), term.from, e.from].filter((one) => one <= term.until);
  return {
    enrolment: {
      ...e,
      programmeVersion: version,
      kind,
      serviceKeys,
      dataClass,
      sessionsPerMonth,
      status: "enrolled",
      enrolledAt: clock.now.toString(),
      from: days.toSorted().at(-1)!,
      until: term.until,
      offeredUntil: undefined,
    },
    events: [event("enrolment.enrolled", e, {})],
  };
}

/** How often a place is offered to whoever does not answer. */
const mostOffers = 2;

/** Nobody has answered: once it waits again, at the end of the queue; the second time it has left. */
export function lapse(e: Enrolment, today: string): Decided {
  const lapsed = e.lapsed + 1;
  const again = lapsed < mostOffers;
  const told = event("enrolment.offer-lapsed", e, { again });
  const waits: Enrolment = { ...e, status: "waiting", offeredUntil: undefined, lapsed };
  if (again) return { enrolment: waits, events: [told] };
  const gone = leave(waits, { cause: "offer-lapsed", on: today });
  return { enrolment: gone.enrolment, events: [told, ...gone.events] };
}

/** Ends it before its term. @throws Refusal enrolment.closed */
export function leave(
  e: Enrolment,
  { cause, on, noteId }: { cause: LeaveCause; on: string; noteId?: NoteId | undefined },
): Decided {
  mustBeOpen(e);
  return {
    enrolment: {
      ...e,
      status: "left",
      cause,
      endedOn: on,
      noteId,
      offeredUntil: undefined,
      lessons: lessonsUntil(e, on),
    },
    events: [event("enrolment.left", e, { cause, hadPlace: hadPlace(e) })],
  };
}

/** Sums it up. @throws Refusal enrolment.closed, enrolment.not-allowed */
export function complete(e: Enrolment, { on, noteId }: { on: string; noteId?: NoteId | undefined }): Decided {
  mustBe(e, "enrolled");
  const result = resultOf(e);
  return {
    enrolment: { ...e, status: "completed", endedOn: on, result, noteId, lessons: lessonsUntil(e, on) },
    events: [event("enrolment.completed", e, { result })],
  };
}

function resultOf(e: Enrolment): EnrolmentResult {
  if (heldOf(e) === 0) return "not-attended";
  if (e.goals.length === 0) return "attended";
  const reached = e.goals.filter(isReached).length;
  if (reached === 0) return "goals-not-reached";
  return reached === e.goals.length ? "goals-reached" : "goals-partly";
}

/**
 * What sessions there were in a month: one that has begun, within its time. A late answer counts as long as the quarter is open, also of
 * an enrolment that has ended. @throws Refusal enrolment.not-allowed, input.invalid
 */
export function record(e: Enrolment, told: Sessions, today: string): Decided {
  if (!hadPlace(e)) throw notAllowed(e);
  // It goes on in another one, and is told of there.
  if (e.double) mustBeOpen(e);
  const until = e.endedOn !== undefined && e.endedOn < e.until ? e.endedOn : e.until;
  const months = monthsOf({ from: e.from, until }).filter((m) => m <= today.slice(0, 7));
  if (!months.includes(told.month)) throw invalid([monthFault(months)]);
  mustBeRight(monthFaults(e, told, today));
  const before = e.months.find(({ month }) => month === told.month);
  if (before && isSame(before, told)) return { enrolment: e, events: [] };
  const rest = e.months.filter(({ month }) => month !== told.month);
  const sorted = [...rest, { ...told, municipality: before?.municipality ?? e.municipality }].sort((a, b) =>
    a.month < b.month ? -1 : 1,
  );
  const enrolment = { ...e, months: sorted };
  // What was summed up is summed up again.
  const result = e.status === "completed" ? resultOf(enrolment) : e.result;
  return {
    enrolment: { ...enrolment, result },
    events: [event("enrolment.sessions-recorded", e, { month: told.month })],
  };
}

const monthFault = (months: readonly string[]) =>
  months.length === 0
    ? fault("/month", "занятия ещё не начались", "its sessions have not begun")
    : fault("/month", `месяц с ${months[0]} по ${months.at(-1)}`, `a month from ${months[0]} to ${months.at(-1)}`);

const isSame = (a: Sessions, b: Sessions): boolean =>
  a.planned === b.planned &&
  a.held === b.held &&
  JSON.stringify(Object.entries(a.absent).sort()) === JSON.stringify(Object.entries(b.absent).sort());

/** Goals are agreed, and looked at. @param wordsIds of the notes of `agreed`, in its order @throws Refusal enrolment.closed, input.invalid */
export function setGoals(
  e: Enrolment,
  { agreed, measured }: SetGoals,
  wordsIds: readonly NoteId[],
  today: string,
): Decided {
  mustBeOpen(e);
  const goals = new Map(e.goals.map((goal) => [goal.goalKey, goal]));
  for (const [i, { goalKey, serviceKey, baseline }] of agreed.entries()) {
    const known = goalKey && goals.get(goalKey);
    mustBeRight([
      ...(goalKey && !known ? [fault(`/agreed/${i}/goalKey`, "цель этих занятий", "a goal of this enrolment")] : []),
      ...(e.serviceKeys.includes(serviceKey)
        ? []
        : [
            fault(
              `/agreed/${i}/serviceKey`,
              `одна из: ${e.serviceKeys.join(", ")}`,
              `one of: ${e.serviceKeys.join(", ")}`,
            ),
          ]),
      ...(!known && goals.size >= mostGoals
        ? [fault("/agreed", `не больше ${mostGoals} целей`, `at most ${mostGoals} goals`)]
        : []),
    ]);
    const key = goalKey ?? nextKey([...goals.values()]);
    goals.set(key, {
      goalKey: key,
      serviceKey,
      baseline,
      wordsId: wordsIds[i]!,
      measured: known ? known.measured : [],
    });
  }
  for (const [i, { goalKey, on, level }] of measured.entries()) {
    const known = goals.get(goalKey);
    mustBeRight([
      ...(known ? [] : [fault(`/measured/${i}/goalKey`, "цель этих занятий", "a goal of this enrolment")]),
      ...(on >= e.from && on <= today
        ? []
        : [fault(`/measured/${i}/on`, `день с ${e.from} по сегодня`, `a day from ${e.from} until today`)]),
    ]);
    goals.set(goalKey, withLook(known!, { on, level }, i));
  }
  const after = [...goals.values()];
  return { enrolment: { ...e, goals: after }, events: [event("enrolment.goals-set", e, { goals: after.length })] };
}

function withLook(goal: Goal, look: { on: string; level: number }, i: number): Goal {
  const measured = [...goal.measured.filter(({ on }) => on !== look.on), look].sort((a, b) => (a.on < b.on ? -1 : 1));
  if (measured.length > mostMeasured)
    throw invalid([
      fault(`/measured/${i}`, `не больше ${mostMeasured} замеров цели`, `at most ${mostMeasured} looks at a goal`),
    ]);
  return { ...goal, measured };
}

/**
 * Whatever time has brought about by now, one thing at a time.
 * @param term last day of the programme as it is now: whoever waits does so until then
 */
export function wake(e: Enrolment, clock: Clock, term: string): Decided {
  if (isQueued(e) && e.until !== term)
    return { enrolment: { ...e, until: term }, events: [event("enrolment.term-changed", e, { until: term })] };
  const next = nextMilestone(e, clock);
  if (!next || Temporal.Instant.compare(next.at, clock.now) > 0) return { enrolment: e, events: [] };
  const today = localDay(clock.now, clock.zone).toString();
  if (next.what === "lapse") return lapse(e, today);
  if (next.what === "over") return leave(e, { cause: "programme-over", on: e.until });
  if (next.what === "sum-up") return complete(e, { on: e.until });
  if (next.what === "remind") return remind(e, next);
  const { month, count } = next;
  return {
    enrolment: { ...e, asked: { month, count } },
    events: [event("enrolment.sessions-due", e, { month, count })],
  };
}

function remind(e: Enrolment, { lesson, before }: Omit<LessonDue, "at">): Decided {
  const lessons = lessonsOf(e).map((one) => (one === lesson ? { ...one, reminded: before } : one));
  return {
    enrolment: { ...e, lessons },
    events: [event("enrolment.lesson-soon", e, { at: lesson.at, on: lesson.day, before })],
  };
}

export function mustBeOpen(e: Enrolment): void {
  if (!isEnded(e)) return;
  throw new Refusal(
    "enrolment.closed",
    { ru: "Занятия ребёнка по этой программе уже закончились.", en: "This enrolment has ended already." },
    { current: { status: e.status, endedOn: e.endedOn, goesOnIn: e.double?.enrolmentId } },
  );
}

/** @throws Refusal enrolment.closed, enrolment.not-allowed */
export const mustBeOffered = (e: Enrolment): void => mustBe(e, "offered");

/** @throws Refusal enrolment.closed, enrolment.not-allowed */
export function mustBe(e: Enrolment, status: Enrolment["status"]): void {
  mustBeOpen(e);
  if (e.status !== status) throw notAllowed(e);
}

export const notAllowed = ({ status }: Enrolment): Refusal =>
  new Refusal(
    "enrolment.not-allowed",
    {
      ru: "Сейчас этого нельзя: проверьте, зачислен ли ребёнок.",
      en: "Not possible now: see whether the child is enrolled.",
    },
    { current: { status } },
  );
