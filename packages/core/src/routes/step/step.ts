import * as z from "zod";
import type { AgencyKind } from "../../agencies/agency/agency.ts";
import type { Deadline, DeadlineRule } from "../../ground/calendar/calendar.ts";
import type { AgencyId, ChildId, InstrumentId, MeasureId, NoteId, RouteId, StepId } from "../../ground/shared/ids.ts";
import { idPattern } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { isoDate, paragraph } from "../../ground/shared/schema.ts";
import type { Text } from "../../ground/shared/text.ts";
import type { DataClass } from "../../people/consent/consent.ts";
import { type AskedStatus, askedStatuses, type StepStatus, stepStatuses } from "./step.status.ts";
import { offeredVerbs } from "./step.verbs.ts";

export { type StepStatus, stepStatuses } from "./step.status.ts";

/** The five result codes of an ИПРА measure's report (DOMAIN.md, instruments [P]); used for every step. */
export const stepResults = [
  "performed",
  "not-applied",
  "refused-measure",
  "refused-programme",
  "not-performed",
] as const;
export type StepResult = (typeof stepResults)[number];

/** Why a step rests: no consent for its recipient, or somebody asked to wait. */
export type HoldReason = "consent" | "asked";

/** What never changes in a step's life, or changes with its assignment. */
interface StepBase {
  stepId: StepId;
  routeId: RouteId;
  childId: ChildId;
  municipality: string;
  cycle: number;
  /** Stage of the route it belongs to, e.g. `RehabilitationMeasures`. */
  stage: string;
  /** Key of the step template, e.g. `pmpk-conclusion`. */
  stepKey: string;
  title: Text;
  task: Text;
  expectedResult: Text;
  agencyKind: AgencyKind;
  dataClass: DataClass;
  rule: DeadlineRule;
  /** The ИПРА measure it carries out; its wording stays in the vault. */
  measure?: { instrumentId: InstrumentId; measureId: MeasureId; block: string };
  /** `2025-Q1`, for what is done once a quarter. */
  quarter?: string;
  agencyId: AgencyId;
  /** 1 for the first agency, one more with each reassignment; links of earlier assignments are dead. */
  assignment: number;
  formerAgencies: AgencyId[];
  /** Not before this instant is the agency asked. */
  requestAt: string;
  requestedAt?: string;
  /** Computed from the request; planned steps have the date that would follow from `requestAt`. */
  due: Deadline;
  milestones: { remindedAt?: string; nudgedAt?: string; dueAt?: string; escalations: number; escalatedAt?: string };
  /** The newest partial report. */
  progress?: { noteId: NoteId; at: string };
  /** The newest question of the agency, and its answer. */
  clarification?: { questionId: NoteId; askedAt: string; answerId?: NoteId; answeredAt?: string };
  /** How many one-time links were made for this assignment: only the newest one is live. */
  links: number;
  /** Those of them that have acted. */
  usedLinks: number[];
  /** Which execution of the agency-step machine is the live one; names end in it. */
  generation: number;
  generationAt: string;
  /** Where that execution waits. */
  wait?: { taskToken: string; generation: number };
}

/** A step of a route: one agency's duty with a deadline and a result. */
export type Step = StepBase &
  (
    | { status: ResumableStatus }
    | { status: "rejected"; rejectedAt: string; noteId: NoteId }
    | { status: "on-hold"; hold: { reason: HoldReason; resumeTo: ResumableStatus; until?: string; noteId?: NoteId } }
    | {
        status: "completed";
        settledAt: string;
        result: Exclude<StepResult, "not-performed">;
        late: boolean;
        noteId?: NoteId;
      }
    | { status: "failed"; settledAt: string; result: "not-performed"; late: boolean; noteId: NoteId }
    | { status: "cancelled"; settledAt: string; noteId?: NoteId }
  );
export type ResumableStatus = "planned" | AskedStatus;
export type SettledStep = Extract<Step, { settledAt: string }>;

const settledStatuses = ["completed", "failed", "cancelled"] as const satisfies StepStatus[];
export const isSettled = (step: Step): step is SettledStep =>
  (settledStatuses as readonly StepStatus[]).includes(step.status);

/** Rests for want of consent: for its agency it is not there. */
export const isWithheld = (step: Step): boolean => step.status === "on-hold" && step.hold.reason === "consent";
/** The agency has been asked, and may go on knowing of it as far as the step itself says. */
export const isTold = (step: Step): boolean =>
  step.requestedAt !== undefined && step.status !== "planned" && !isWithheld(step);
/** The agency has been asked and is to answer: the step neither rests nor has ended. */
export const isAsked = ({ status }: Pick<Step, "status">): boolean =>
  (askedStatuses as readonly StepStatus[]).includes(status);

const reason = paragraph(2000);
export const Accept = z.strictObject({});
export const Reject = z.strictObject({ reason });
export const Hold = z.strictObject({ reason, until: isoDate.optional() });
export const Resume = z.strictObject({});
export const Complete = z
  .strictObject({ result: z.enum(stepResults), reason: reason.optional(), report: paragraph(10_000).optional() })
  .refine((c) => c.result !== "not-performed" || c.reason !== undefined, {
    path: ["reason"],
    error: says("для «не выполнено» нужна причина", "a reason is required for not-performed"),
  });
export const Cancel = z.strictObject({ reason });
export const Reassign = z.strictObject({
  agencyId: z
    .string()
    .regex(idPattern("agency"))
    .transform((s) => s as AgencyId),
  reason: reason.optional(),
});
export type Reject = z.infer<typeof Reject>;
export type Hold = z.infer<typeof Hold>;
export type Complete = z.infer<typeof Complete>;
export type Cancel = z.infer<typeof Cancel>;
export type Reassign = z.infer<typeof Reassign>;

/** Parts of the list of steps; `open` is all that is not settled. */
export const stepBuckets = ["open", "overdue", "today", "week", "no-answer", "rejected", "on-hold", "settled"] as const;
export type StepBucket = (typeof stepBuckets)[number];

/** A step as the API shows it: no personal data but the note's text, for those who may read it. */
export const StepView = z.strictObject({
  stepId: z.string(),
  routeId: z.string(),
  childId: z.string().optional(),
  cycle: z.int(),
  stage: z.string(),
  stepKey: z.string(),
  title: z.strictObject({ ru: z.string(), en: z.string() }),
  task: z.strictObject({ ru: z.string(), en: z.string() }),
  status: z.enum(stepStatuses),
  agencyId: z.string(),
  assignment: z.int(),
  formerAgencies: z.array(z.string()).optional(),
  measureId: z.string().optional(),
  quarter: z.string().optional(),
  requestAt: z.string(),
  requestedAt: z.string().optional(),
  dueDate: z.string(),
  workBy: z.string(),
  explain: z.strictObject({ ru: z.string(), en: z.string() }),
  overdue: z.boolean(),
  holdReason: z.enum(["consent", "asked"]).optional(),
  holdUntil: z.string().optional(),
  result: z.enum(stepResults).optional(),
  late: z.boolean().optional(),
  settledAt: z.string().optional(),
  note: z.string().optional(),
  /** The newest partial report, and the agency's newest question with the coordinator's answer. */
  progress: z.strictObject({ at: z.string(), report: z.string().optional() }).optional(),
  clarification: z
    .strictObject({
      askedAt: z.string(),
      question: z.string().optional(),
      answeredAt: z.string().optional(),
      answer: z.string().optional(),
    })
    .optional(),
  mayDo: z.array(z.enum(offeredVerbs)).meta({
    description:
      "Что вы можете сделать с шагом сейчас: `POST /steps/{stepId}/<действие>` / what you may do with the step now",
  }),
  version: z.int(),
});
export type StepView = z.infer<typeof StepView>;
