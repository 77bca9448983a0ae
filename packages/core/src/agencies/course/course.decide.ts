import { Temporal } from "temporal-polyfill";
import { mustBePast, type Ordered } from "../../ground/shared/act.ts";
import type { NoteId } from "../../ground/shared/ids.ts";
import { fault, mustBeRight } from "../../ground/shared/input.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import { same } from "../../ground/shared/same.ts";
import type { CourseEvent } from "./course.events.ts";
import type { AskedWhy, Course, CourseContent, CourseStatus, CourseVerb } from "./course.ts";

/** What may follow what. One that was withdrawn by mistake is approved again. */
const may = {
  revise: ["draft", "approved", "withdrawn"],
  approve: ["draft", "approved", "withdrawn"],
  confirm: ["approved"],
  withdraw: ["draft", "approved"],
} as const satisfies Record<CourseVerb, readonly CourseStatus[]>;

const isPossible = (verb: CourseVerb, { status, draft }: Pick<Course, "status" | "draft">): boolean =>
  (may[verb] as readonly CourseStatus[]).includes(status) &&
  // Of what is approved and not changed since there is nothing to approve.
  (verb !== "approve" || draft !== undefined || status === "withdrawn");

export const mayDo = (course: Pick<Course, "status" | "draft">): CourseVerb[] =>
  (Object.keys(may) as CourseVerb[]).filter((verb) => isPossible(verb, course));

/** @throws Refusal course.closed */
function mustMay(verb: CourseVerb, course: Course): void {
  if (isPossible(verb, course)) return;
  throw new Refusal(
    "course.closed",
    { ru: "С программой в этом состоянии так нельзя.", en: "This is not possible with the programme as it stands." },
    { current: { status: course.status } },
  );
}

interface Decided {
  events: CourseEvent[];
  after: Course;
}
interface When {
  at: string;
  by: string;
  /** ISO date in the region. */
  today: string;
}

export const refOf = ({ courseId, agencyId, municipality }: Course) => ({ courseId, agencyId, municipality });

/** The draft of the next version. @throws Refusal course.closed, input.invalid: what has changed and why is not said */
export function revise(course: Course, content: CourseContent, changes: string | undefined): Decided {
  mustMay("revise", course);
  const before = course.draft ?? course.content;
  if (same(before, content) && changes === course.draftChanges) return { events: [], after: course };
  mustBeRight(
    course.content && changes === undefined
      ? [fault("/changes", "что изменено и почему", "what has changed, and why")]
      : [],
  );
  return {
    events: [{ type: "course.revised", data: refOf(course) }],
    after: { ...course, draft: content, draftChanges: changes },
  };
}

/** The draft counts from now on; of one that was withdrawn also what it said before. @throws Refusal course.closed, input.invalid */
export function approve(
  course: Course,
  { act, decisionId }: Pick<Ordered, "act" | "decisionId">,
  { at, by, today }: When,
): Decided {
  mustMay("approve", course);
  mustBePast(act, today);
  const { draft, draftChanges } = course;
  const isNew = draft !== undefined;
  const approved = isNew ? course.version + 1 : course.version;
  // A draft that was withdrawn before it was ever approved says nothing else than what it is.
  const after: Course = {
    ...course,
    status: "approved",
    version: approved,
    content: draft ?? course.content,
    changes: isNew ? draftChanges : course.changes,
    draft: undefined,
    draftChanges: undefined,
    approval: { act, at, by, decisionId },
    approvedOn: isNew ? [...course.approvedOn, today].slice(-100) : course.approvedOn,
    confirmedOn: today,
    asked: undefined,
    reasonId: undefined,
  };
  return { events: [{ type: "course.approved", data: { ...refOf(course), approved } }], after };
}

/** «Всё ещё действует». @throws Refusal course.closed */
export function confirm(course: Course, { today }: Pick<When, "today">): Decided {
  mustMay("confirm", course);
  return {
    events: [{ type: "course.confirmed", data: refOf(course) }],
    after: { ...course, confirmedOn: today, asked: undefined },
  };
}

/** Nobody is taught by it any more; groups that have begun go on to their end. @throws Refusal course.closed */
export function withdraw(course: Course, reasonId: NoteId): Decided {
  mustMay("withdraw", course);
  return {
    events: [{ type: "course.withdrawn", data: refOf(course) }],
    after: { ...course, status: "withdrawn", asked: undefined, reasonId },
  };
}

/** Another organisation goes on with it. */
export function handOn(course: Course, { agencyId, municipality }: Pick<Course, "agencyId" | "municipality">): Decided {
  const after = { ...course, agencyId, municipality };
  return { events: [{ type: "course.handed-on", data: { ...refOf(after), from: course.agencyId } }], after };
}

/** From this day (ISO) it is asked about: a year after somebody said that it holds, and each month again until somebody does. */
export function attendOn({ status, confirmedOn, asked }: Course): string | undefined {
  if (status !== "approved" || confirmedOn === undefined) return undefined;
  if (asked) return Temporal.PlainDate.from(asked.at.slice(0, 10)).add({ months: 1 }).toString();
  return Temporal.PlainDate.from(confirmedOn).add({ years: 1 }).toString();
}

/** What time asks for. */
export function attend(course: Course, when: Pick<When, "at" | "today">): Decided | undefined {
  const due = attendOn(course);
  return due === undefined || due > when.today ? undefined : ask(course, course.asked?.why ?? "year", when);
}

export const ask = (course: Course, why: AskedWhy, { at }: Pick<When, "at">): Decided => ({
  events: [{ type: "course.review-due", data: { ...refOf(course), why } }],
  after: { ...course, asked: { at, why } },
});

/** Whether groups are run by it. @throws Refusal course.closed */
export function mustTeach(course: Course): asserts course is Course & { content: CourseContent } {
  if (course.status === "approved" && course.content) return;
  throw new Refusal(
    "course.closed",
    {
      ru: "По этой программе не учат: она не утверждена или отозвана.",
      en: "Nobody is taught by this programme: it is not approved, or was withdrawn.",
    },
    { current: { status: course.status } },
  );
}
