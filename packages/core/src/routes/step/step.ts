import * as z from "zod";
import type { AgencyKind } from "../../agencies/agency/agency.ts";
import { Answers } from "../../forms/form/answers.ts";
import { type ShippedKey, shippedKeys } from "../../forms/form/shipped/keys.ts";
import type { Asking } from "../../forms/response/part.actions.ts";
import type { Deadline, DeadlineRule } from "../../ground/calendar/calendar.ts";
import { LinkUseView } from "../../ground/link/uses.ts";
import type {
  AgencyId,
  ChildId,
  EnrolmentId,
  InstrumentId,
  MeasureId,
  NoteId,
  RouteId,
  StepId,
} from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { idText, ourDate, paragraph } from "../../ground/shared/schema.ts";
import type { Text } from "../../ground/shared/text.ts";
import { type AnsweredBy, AnswererView } from "../../ground/vault/answerer.ts";
import type { DataClass } from "../../people/consent/consent.ts";
import type { InstrumentKind } from "../instrument/instrument.ts";
import { IssuedInstrument } from "../instrument/issued.ts";
import { StudyAnswer } from "../instrument/study.ts";
import { isExplained, isFitting, type StepCause, stepCauses, unexplained, unfit } from "./step.cause.ts";
import {
  type AskedStatus,
  askedStatuses,
  type StepResult,
  type StepStatus,
  stepResults,
  stepStatuses,
} from "./step.status.ts";
import { offeredVerbs } from "./step.verbs.ts";

export { type StepCause, stepCauses } from "./step.cause.ts";
export { type StepResult, type StepStatus, stepResults, stepStatuses } from "./step.status.ts";

/** Why a step rests: no consent for its recipient, or somebody asked to wait. */
const holdReasons = ["consent", "asked", "agency"] as const;
/** `agency`: its organisation has closed, and is not asked; somebody has to name another one. */
export type HoldReason = (typeof holdReasons)[number];

/** What never changes in a step's life, or changes with its assignment. */
interface StepBase {
  stepId: StepId;
  routeId: RouteId;
  childId: ChildId;
  municipality: string;
  cycle: number;
  /** Key of its route's template; steps of an older program do not say. */
  template?: string;
  /** Stage of the route it belongs to, e.g. `RehabilitationMeasures`. */
  stage: string;
  /** Key of the step template, e.g. `pmpk-conclusion`. */
  stepKey: string;
  title: Text;
  task: Text;
  expectedResult: Text;
  means?: Text;
  /** Key of the service that is given; words of before it had one. */
  service?: string;
  /** The form by which it asks, and whose answers settle it, once the region has approved one. */
  form?: ShippedKey | undefined;
  /** By which response its present organisation is asked. */
  asking?: Asking | undefined;
  /** The note with the plan's own words for it: see `PlanWords`. */
  words?: NoteId;
  agencyKind: AgencyKind;
  dataClass: DataClass;
  rule: DeadlineRule;
  /** Hours from the request, by the clock, after which it escalates: on a day off too, and before the day is over. */
  hours?: number | undefined;
  /** The day by which it is to be done, where the child's plan says so. */
  dueOn?: string;
  /** The ИПРА measure it carries out; its wording stays in the vault. */
  measure?: {
    instrumentId: InstrumentId;
    measureId: MeasureId;
    kind?: Exclude<InstrumentKind, "ipra">;
    line?: MeasureId;
    corrects?: true;
    block: string;
  };
  /** The ИПРА that ends and is to be decided on anew: the next one settles the step. */
  renews?: InstrumentId;
  /** `2025-Q1`, for what is done once a quarter. */
  quarter?: string;
  agencyId: AgencyId;
  /** 1 for the first agency, one more with each reassignment; links of earlier assignments are dead. */
  assignment: number;
  formerAgencies: AgencyId[];
  /** What came of earlier assignments, oldest first: results that were not the last word, refusals. */
  attempts?: Attempt[];
  /** Why it was given to this agency, or asked again. */
  assignedNoteId?: NoteId;
  /** The newest answer by link that can still be taken back, and what the step was before it. */
  answered?: { link: number; at: string; before: ResumableStatus };
  /** Who gave the newest answer of this assignment. */
  answerer?: AnsweredBy & { at: string };
  /** Not before this instant is the agency asked. */
  requestAt: string;
  requestedAt?: string;
  /** Computed from the request; planned steps have the date that would follow from `requestAt`. */
  due: Deadline;
  /** Since when it has this due date, where it had another one before: epoch milliseconds. */
  placedAt?: number;
  milestones: {
    remindedAt?: string;
    nudgedAt?: string;
    dueAt?: string;
    escalations: number;
    escalatedAt?: string;
    /** How often the coordinator was reminded that it rests although its due date has passed, and when last. */
    holdReminders?: number;
    holdRemindedAt?: string;
  };
  /** The newest partial report. */
  progress?: { noteId: NoteId; at: string };
  /** The newest question of the agency, and its answer. */
  clarification?: { questionId: NoteId; askedAt: string; answerId?: NoteId; answeredAt?: string };
  /** How many one-time links were made for this assignment: only the newest one is live. */
  links: number;
  /** When the newest was made by itself, or withdrawn. */
  linkAt?: string;
  /** Those of them that have acted. */
  usedLinks: number[];
  /** Which execution of the agency-step machine is the live one; names end in it. */
  generation: number;
  generationAt: string;
  /** Where that execution waits. */
  wait?: { taskToken: string; generation: number };
}

/** How an assignment ended that another one followed. */
export interface Attempt {
  agencyId: AgencyId;
  assignment: number;
  requestedAt?: string;
  endedAt: string;
  outcome: StepResult | "rejected" | "cancelled";
  cause?: StepCause;
  late?: boolean;
  noteId?: NoteId;
  /** It was reopened as a mistake: it counts in no figure. */
  undone?: true;
}

/** A result, and what a coordinator makes of one that is not what was asked for. */
interface Outcome {
  settledAt: string;
  late: boolean;
  cause?: StepCause;
  /** Whose sessions are its report, and go on to be; a coordinator's word stands for itself. */
  enrolmentId?: EnrolmentId | undefined;
  /** Which of the conditions of study that were recommended the child has. */
  study?: StudyAnswer | undefined;
  /** Nobody has decided yet what follows; until then its stage waits. */
  undecided?: true;
  /** A coordinator accepted the outcome as it is, and why; or nobody had when the route ended. */
  decided?: { at: string; noteId?: NoteId; because?: "route-ended" };
  /** The newest correction of the result, and why. */
  corrected?: { at: string; was: StepResult; reasonId: NoteId };
}

/** A step of a route: one agency's duty with a deadline and a result. */
export type Step = StepBase &
  (
    | { status: ResumableStatus }
    | { status: "rejected"; rejectedAt: string; cause?: StepCause; noteId: NoteId }
    | { status: "on-hold"; hold: Resting }
    | (Outcome & {
        status: "completed";
        result: Exclude<StepResult, "not-performed">;
        noteId?: NoteId;
        /** The paper that the answer brought. */
        instrumentId?: InstrumentId;
      })
    | (Outcome & { status: "failed"; result: "not-performed"; noteId: NoteId })
    | { status: "cancelled"; settledAt: string; noteId?: NoteId; because?: "route-ended"; cut?: Cut }
  );

/** Somebody asked to wait, to a day or until told, and why. */
export interface Rest {
  until?: string;
  noteId?: NoteId;
}
/** For want of consent, or of an organisation, it may rest although somebody had asked to wait: that goes on once there is one. */
interface Resting extends Rest {
  reason: HoldReason;
  resumeTo: ResumableStatus;
  asked?: Rest;
}
/** What the end of its route cut short, and what is so again should the route go on: a rest, or its organisation's refusal. */
export type Cut =
  | ({ status: "on-hold" } & Rest)
  | { status: "rejected"; rejectedAt: string; cause?: StepCause; noteId: NoteId };
export type ResumableStatus = "planned" | AskedStatus;
export type SettledStep = Extract<Step, { settledAt: string }>;

export const settledStatuses = ["completed", "failed", "cancelled"] as const satisfies StepStatus[];
export const isSettled = (step: Step): step is SettledStep =>
  (settledStatuses as readonly StepStatus[]).includes(step.status);

/** The result is not what was asked for, and a coordinator has to say what follows. */
export const isUndecided = (step: Step): boolean => "undecided" in step && step.undecided === true;
/** Nobody had said what follows when its route ended. */
export const isDecidedByEnd = (step: Step): boolean => "decided" in step && step.decided?.because === "route-ended";
/** Nothing more is to come of it: what its stage waits for. */
export const isConcluded = (step: Step): boolean => isSettled(step) && !isUndecided(step);

/** Rests for want of consent: for its agency it is not there. */
export const isWithheld = (step: Step): boolean => step.status === "on-hold" && step.hold.reason === "consent";
/** Rests since its organisation has closed, until another one is named. */
export const isOrphaned = (step: Step): boolean => step.status === "on-hold" && step.hold.reason === "agency";
/** The rest that somebody asked for, also where something is wanting beside. */
export const restOf = (step: Step): Rest | undefined => {
  if (step.status !== "on-hold") return undefined;
  const { reason, until, noteId, asked } = step.hold;
  return reason === "asked" ? { until, noteId } : asked;
};
/** The agency has been asked, and may go on knowing of it as far as the step itself says. */
export const isTold = (step: Step): boolean =>
  step.requestedAt !== undefined && step.status !== "planned" && !isWithheld(step);
/** The agency has been asked and is to answer: the step neither rests nor has ended. */
export const isAsked = ({ status }: Pick<Step, "status">): boolean =>
  (askedStatuses as readonly StepStatus[]).includes(status);

/** Asked to arrange a child's education as the commission recommends: without the recommendations they could not. */
const arrangers: readonly AgencyKind[] = ["school", "kindergarten"];
export const actsOnRecommendations = ({ measure, agencyKind }: Pick<Step, "measure" | "agencyKind">): boolean =>
  !measure && arrangers.includes(agencyKind);
/** Whether its answer says which conditions of study there are. */
export const arrangesStudy = (step: Pick<Step, "measure" | "agencyKind" | "dataClass">): boolean =>
  actsOnRecommendations(step) && step.dataClass === "education";

/** A paper comes of what was done. */
export const broughtPaper = (c: { result: StepResult; instrument?: unknown }) =>
  c.instrument === undefined || c.result === "performed";
export const unperformedPaper = {
  path: ["instrument"],
  error: says("документ вносится с результатом «выполнено»", "a paper comes with the result performed"),
};

/** Answers to a form are what was done. */
const isAnswered = (c: { result: StepResult; answers?: unknown }) =>
  c.answers === undefined || c.result === "performed";
const unperformedAnswers = {
  path: ["answers"],
  error: says("ответы — с результатом «выполнено»", "answers come with the result performed"),
};

const reason = paragraph(2000);
const cause = z.enum(stepCauses).optional();
const agencyId = idText("agency");
export const Accept = z.strictObject({});
export const Reject = z.strictObject({ cause, reason });
export const Hold = z.strictObject({ reason, until: ourDate.optional() });
export const Resume = z.strictObject({});
export const Complete = z
  .strictObject({
    result: z.enum(stepResults),
    cause,
    reason: reason.optional(),
    report: paragraph(10_000).optional(),
    instrument: IssuedInstrument.optional(),
    study: StudyAnswer.optional(),
    answers: Answers.optional().meta({
      description:
        "Ответы на форму шага (`form`): с ними он выполнен / answers to the step's form: with them it is performed",
    }),
  })
  .refine(isFitting, unfit)
  .refine(isExplained, unexplained)
  .refine(broughtPaper, unperformedPaper)
  .refine(isAnswered, unperformedAnswers);
export const Cancel = z.strictObject({ reason });
/** Whether somebody has looked at it that the organisation is of another kind than the step is for. */
const confirmedOtherKind = z.literal(true).optional();
/** `keepHold`: a step that was put on hold rests with the new agency too, unless it is said otherwise. */
export const Reassign = z.strictObject({
  agencyId,
  reason: reason.optional(),
  confirmedOtherKind,
  keepHold: z.boolean().optional(),
});
/** What follows from a result that is not what was asked for. */
export const Decide = z.discriminatedUnion("decision", [
  z.strictObject({ decision: z.literal("repeat"), reason }),
  z.strictObject({ decision: z.literal("give-to-another"), agencyId, reason, confirmedOtherKind }),
  z.strictObject({ decision: z.literal("accept-outcome"), reason }),
]);
export const Reopen = z.strictObject({ reason });
/** The result as it should have been; `note` and `study` take the place of what was reported. */
export const Correct = z
  .strictObject({
    result: z.enum(stepResults),
    cause,
    note: paragraph(10_000).optional(),
    study: StudyAnswer.optional(),
    answers: Answers.optional().meta({
      description:
        "Ответы на форму шага, как они должны быть / the answers to the step's form as they should have been",
    }),
    reason,
  })
  .refine(isFitting, unfit)
  .refine(isAnswered, unperformedAnswers);
export type Reject = z.infer<typeof Reject>;
export type Hold = z.infer<typeof Hold>;
export type Complete = z.infer<typeof Complete>;
export type Cancel = z.infer<typeof Cancel>;
export type Reassign = z.infer<typeof Reassign>;
export type Decide = z.infer<typeof Decide>;
export type Reopen = z.infer<typeof Reopen>;
export type Correct = z.infer<typeof Correct>;

/** Parts of the list of steps; `open` is all that is not settled, `failed` what a coordinator has to decide about. */
export const stepBuckets = [
  "open",
  "overdue",
  "today",
  "week",
  "no-answer",
  "rejected",
  "failed",
  "on-hold",
  "settled",
] as const;
export type StepBucket = (typeof stepBuckets)[number];

const text = z.strictObject({ ru: z.string(), en: z.string() });

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
  /** What the child's own plan asks for, where no template does. */
  keyMeasure: text.optional(),
  service: z.string().optional(),
  means: text.optional(),
  expectedResult: text,
  status: z.enum(stepStatuses),
  agencyId: z.string(),
  assignment: z.int(),
  formerAgencies: z.array(z.string()).optional(),
  measureId: z.string().optional(),
  quarter: z.string().optional(),
  form: z
    .strictObject({ key: z.enum(shippedKeys), responseId: z.string().optional() })
    .optional()
    .meta({
      description:
        "Форма, ответы на которую завершают шаг, и запрошенная анкета: `GET /responses/{responseId}`; без неё форма в регионе не утверждена / the form whose answers settle the step, and the response that was asked for",
    }),
  requestAt: z.string(),
  requestedAt: z.string().optional(),
  dueDate: z.string(),
  workBy: z.string(),
  explain: z.strictObject({ ru: z.string(), en: z.string() }),
  calendarVersion: z.string().meta({
    description:
      "Редакция производственного календаря, по которой посчитан срок / the edition of the calendar it was counted by",
  }),
  overdue: z.boolean(),
  holdReason: z.enum(holdReasons).optional(),
  holdUntil: z.string().optional(),
  /** Why it rests, in the words of whoever asked to wait. */
  holdNote: z.string().optional(),
  result: z.enum(stepResults).optional(),
  cause: z.enum(stepCauses).optional(),
  late: z.boolean().optional(),
  settledAt: z.string().optional(),
  instrumentId: z.string().optional().meta({
    description: "Документ, внесённый этим ответом / the paper that the answer brought",
  }),
  enrolmentId: z.string().optional().meta({
    description: "Зачисление, занятия которого — отчёт по шагу / the enrolment whose sessions are the report",
  }),
  study: StudyAnswer.optional().meta({
    description: "Какие условия обучения созданы / which conditions of study are in place",
  }),
  note: z.string().optional(),
  answeredBy: AnswererView.optional().meta({
    description: "Кто ответил за организацию последним / who gave the organisation's newest answer",
  }),
  decision: z
    .strictObject({ status: z.enum(["pending", "accepted"]), at: z.string().optional(), reason: z.string().optional() })
    .optional()
    .meta({
      description:
        "Итог не тот, о котором просили: координатор решает, что дальше / the result is not what was asked for: a coordinator decides what follows",
    }),
  corrected: z
    .strictObject({ at: z.string(), was: z.enum(stepResults), reason: z.string().optional() })
    .optional()
    .meta({ description: "Итог исправлен, и каким он был / the result was corrected, and what it was" }),
  assignedReason: z
    .string()
    .optional()
    .meta({ description: "Почему поручено этой организации / why this agency was asked" }),
  attempts: z
    .array(
      z.strictObject({
        agencyId: z.string(),
        endedAt: z.string(),
        outcome: z.enum([...stepResults, "rejected", "cancelled"]),
        cause: z.enum(stepCauses).optional(),
        note: z.string().optional(),
        undone: z.boolean().optional(),
      }),
    )
    .optional()
    .meta({ description: "Чем кончились прежние поручения / how earlier assignments ended" }),
  linkUses: z.array(LinkUseView).optional().meta({
    description:
      "Последние обращения по ссылкам этого шага, сначала новые / the newest uses of this step's links, newest first",
  }),
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
