import type { MergingId } from "../../ground/shared/ids.ts";
import { event } from "./enrolment.decide.ts";
import type { EnrolmentEvent } from "./enrolment.events.ts";
import { type Goal, nextKey } from "./enrolment.goals.ts";
import { type Enrolment, hadPlace, isEnded, type Joined, type Sessions } from "./enrolment.ts";
import type { Lesson } from "./lesson.ts";

// Two cards of one child were merged, and both had come to the same programme: a child has one place in it. That of the one goes on with
// the history of both, and the other's is free. What came from where is kept, so that an undone merge parts them again (decision 0173).

type Told = Enrolment["months"][number];

interface Two {
  kept: Enrolment;
  other: Enrolment;
}
interface Decided extends Two {
  events: { ofKept: EnrolmentEvent; ofOther: EnrolmentEvent };
}

const standing: Record<Enrolment["status"], number> = { enrolled: 0, offered: 1, waiting: 2, completed: 3, left: 3 };

/** Which of them goes on: whoever has a place, of two the one that came first. */
export const inOrder = (a: Enrolment, b: Enrolment): number =>
  standing[a.status] - standing[b.status] || (`${a.from}#${a.enrolmentId}` < `${b.from}#${b.enrolmentId}` ? -1 : 1);

/** @param turn the other's in the queue @param takesStep the other's step still waits for an answer, and that of the one that goes on does not */
export function join(
  { kept, other }: Two,
  {
    mergingId,
    on,
    turn,
    takesStep,
  }: { mergingId: MergingId; on: string; turn?: number | undefined; takesStep: boolean },
): Decided {
  const own = new Map(kept.months.map((told) => [told.month, told]));
  const added = other.months.filter(({ month }) => !own.has(month));
  const instead = other.months.flatMap((after) => {
    const before = own.get(after.month);
    return before && after.held > before.held ? [{ before, after }] : [];
  });
  const theirs = new Map(instead.map(({ after }) => [after.month, after]));
  const goals = [...kept.goals];
  const named = other.goals.map((goal) => {
    const goalKey = nextKey(goals);
    goals.push({ ...goal, goalKey });
    return { goalKey, was: goal.goalKey };
  });
  const { status, offeredUntil } = other;
  const hours = new Set((kept.lessons ?? []).map(({ at }) => at));
  const lessons = (other.lessons ?? []).filter(({ at }) => !hours.has(at));
  const joined: Joined = {
    enrolmentId: other.enrolmentId,
    mergingId,
    months: added.map(({ month }) => month),
    instead,
    lessons: lessons.length > 0 ? lessons.map(({ at }) => at) : undefined,
    goals: named,
    step: takesStep ? { before: kept.stepId } : undefined,
  };
  const before = { status, offeredUntil, months: other.months, goals: other.goals, lessons: other.lessons };
  return {
    kept: {
      ...kept,
      months: byMonth([...kept.months.map((told) => theirs.get(told.month) ?? told), ...added]),
      lessons: lessons.length > 0 ? byHour([...(kept.lessons ?? []), ...lessons]) : kept.lessons,
      goals,
      stepId: takesStep ? other.stepId : kept.stepId,
      joined: [...(kept.joined ?? []), joined],
    },
    other: {
      ...other,
      status: "left",
      cause: "same-child",
      endedOn: on,
      offeredUntil: undefined,
      months: [],
      lessons: undefined,
      goals: [],
      double: { enrolmentId: kept.enrolmentId, mergingId, before, turn },
    },
    events: {
      ofKept: event("enrolment.joined", kept, {}),
      ofOther: event("enrolment.left", other, { cause: "same-child", hadPlace: hadPlace(other) }),
    },
  };
}

/** As before, with what was told and agreed since of what each had; undefined where they are not joined by that merge. */
export function part({ kept, other }: Two, mergingId: MergingId, at: string): Decided | undefined {
  const joined = kept.joined?.find((one) => one.mergingId === mergingId && one.enrolmentId === other.enrolmentId);
  const { double } = other;
  if (!joined || double?.mergingId !== mergingId) return undefined;
  const wasOf = new Map(joined.goals.map(({ goalKey, was }) => [goalKey, was]));
  const [goals, theirs] = split(kept.goals, ({ goalKey }) => wasOf.has(goalKey));
  const [months, gone] = split(kept.months, ({ month }) => joined.months.includes(month));
  const now = new Map(gone.map((told) => [told.month, told]));
  const [lessons, taken] = split(kept.lessons ?? [], ({ at }) => joined.lessons?.includes(at) ?? false);
  const hours = new Map(taken.map((lesson) => [lesson.at, lesson]));
  const rest = (kept.joined ?? []).filter((one) => one !== joined);
  const { before } = double;
  // An offer is made anew: its days are over, or nearly.
  const status = before.status === "offered" ? "waiting" : before.status;
  const generation = other.generation + 1;
  return {
    kept: {
      ...kept,
      months: months.map((told) => joined.instead.find(({ after }) => same(after, told))?.before ?? told),
      lessons: kept.lessons && lessons,
      goals,
      stepId: joined.step ? joined.step.before : kept.stepId,
      joined: rest.length > 0 ? rest : undefined,
    },
    other: {
      ...other,
      status,
      cause: undefined,
      endedOn: undefined,
      months: byMonth(before.months.map((told) => now.get(told.month) ?? told)),
      lessons: before.lessons?.flatMap((lesson) => {
        // One that was called off meanwhile stays so.
        const found = hours.get(lesson.at);
        return found ? [found] : joined.lessons?.includes(lesson.at) ? [] : [lesson];
      }),
      goals: theirs.map((goal): Goal => ({ ...goal, goalKey: wasOf.get(goal.goalKey)! })),
      double: undefined,
      wait: undefined,
      generation,
      generationAt: at,
    },
    events: {
      ofKept: event("enrolment.parted", kept, { generation: kept.generation }),
      ofOther: event("enrolment.parted", other, { generation }),
    },
  };
}

/** Whether its step is no more to be answered by anybody else: what it was told of goes on in the other one. */
export const isDouble = ({ double }: Pick<Enrolment, "double">): boolean => double !== undefined;

/** Of one child, open, and by one programme. */
export const doublesOf = (all: readonly Enrolment[]): Enrolment[][] =>
  [
    ...Map.groupBy(
      all.filter((one) => !isEnded(one)),
      (one) => one.programmeId,
    ).values(),
  ]
    .filter((of) => of.length > 1)
    .map((of) => of.toSorted(inOrder));

const byHour = (lessons: Lesson[]): Lesson[] => lessons.toSorted((a, b) => (a.at < b.at ? -1 : 1));
const byMonth = (months: Told[]): Told[] => months.toSorted((a, b) => (a.month < b.month ? -1 : 1));
const same = (a: Sessions, b: Sessions): boolean => JSON.stringify(a) === JSON.stringify(b);

function split<T>(all: readonly T[], isOther: (one: T) => boolean): [T[], T[]] {
  return [all.filter((one) => !isOther(one)), all.filter(isOther)];
}
