import { Temporal } from "temporal-polyfill";
import { russianCalendar } from "../calendar/index.ts";
import type { AgencyId, NoteId } from "../shared/ids.ts";
import { Refusal } from "../shared/refusal.ts";
import { dueOf } from "./due.ts";
import type { Now } from "./milestones.ts";
import type { StepEvent } from "./step.events.ts";
import { evolve } from "./step.evolve.ts";
import type { Step, StepStatus } from "./step.ts";

// A step for the tests of decisions: planned on Monday, 3 March 2025, at noon in Novokuznetsk, ten working days.

const zone = "Asia/Novokuznetsk";
export const ids = {
  school: "agency_01JNE0000000000000000000AA" as AgencyId,
  clinic: "agency_01JNE0000000000000000000BB" as AgencyId,
  note: "note_01JNE0000000000000000000AA" as NoteId,
} as const;

/** A local date and time, 09:00 unless given: `on("2025-03-17")`, `on("2025-03-17T18:00")`. */
export function on(time: string): Now {
  const local = Temporal.PlainDateTime.from(time.includes("T") ? time : `${time}T09:00`);
  return { now: local.toZonedDateTime(zone).toInstant(), zone, calendar: russianCalendar };
}

export const begin = on("2025-03-03T12:00");
const rule = {
  anchor: "step-requested",
  offset: 10,
  unit: "working-day",
  direction: "after",
  legalBasis: { text: { ru: "проба", en: "trial" }, grade: "M" },
} as const;

export const planned: Step = {
  stepId: "step_01JNE0000000000000000000AA",
  routeId: "route_01JNE0000000000000000000AA",
  childId: "child_01JNE0000000000000000000AA",
  municipality: "novokuznetsk",
  cycle: 1,
  stage: "EducationRoute",
  stepKey: "adapted-programme",
  title: { ru: "Программа", en: "Programme" },
  task: { ru: "Составьте", en: "Draw up" },
  expectedResult: { ru: "Готова", en: "Ready" },
  agencyKind: "school",
  dataClass: "education",
  rule,
  agencyId: ids.school,
  assignment: 1,
  formerAgencies: [],
  requestAt: begin.now.toString(),
  due: dueOf(rule, begin.now, zone, begin.calendar),
  milestones: { escalations: 0 },
  links: 0,
  usedLinks: [],
  generation: 1,
  generationAt: begin.now.toString(),
  status: "planned",
};

/** The step after events, each at its own time. */
export const after = (step: Step, at: Now, ...events: StepEvent[]): Step =>
  events.reduce((s, event) => evolve(s, event, at.now.toString()), step);

const asked: Step = {
  ...planned,
  status: "requested",
  requestedAt: begin.now.toString(),
  links: 1,
} as Step;

const note = ids.note;
const settledAt = on("2025-03-10").now.toString();
/** A step in each status it can have. */
export const inStatus: Record<StepStatus, Step> = {
  planned,
  requested: asked,
  received: { ...asked, status: "received" } as Step,
  accepted: { ...asked, status: "accepted" } as Step,
  rejected: { ...asked, status: "rejected", rejectedAt: settledAt, noteId: note } as Step,
  "in-progress": { ...asked, status: "in-progress" } as Step,
  "on-hold": { ...asked, status: "on-hold", hold: { reason: "asked", resumeTo: "requested", noteId: note } } as Step,
  completed: { ...asked, status: "completed", settledAt, result: "performed", late: false } as Step,
  failed: { ...asked, status: "failed", settledAt, result: "not-performed", late: false, noteId: note } as Step,
  cancelled: { ...asked, status: "cancelled", settledAt } as Step,
};

/** A step that its agency may hear nothing of for want of consent. */
export const withheld = (resumeTo: "planned" | "requested" | "accepted" = "requested"): Step =>
  ({ ...asked, status: "on-hold", hold: { reason: "consent", resumeTo } }) as Step;

/** The types of the events, or the code of the refusal. */
export function outcome(decision: () => StepEvent[]): string[] | string {
  try {
    return decision().map((e) => e.type);
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}
