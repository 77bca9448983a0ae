import * as z from "zod";
import type { AgencyKind } from "../../agencies/agency/agency.ts";
import type { AgencyId, ChildId, NoteId, RepresentativeId, RouteId, StepId } from "../../ground/shared/ids.ts";
import { idText, line, paragraph } from "../../ground/shared/schema.ts";
import { HelpGiven } from "../enrolment/summary.ts";
import { type PlanEntry, PlanEntryView } from "./plan.entry.ts";

export * from "./plan.entry.ts";

export type Outcome = "renew" | "hand-off" | "close";

/** The route before this one, of another age of help, and which organisation did what kind of work for the child there. */
export interface Former {
  routeId: RouteId;
  learned: { [K in AgencyKind]?: AgencyId };
}

/** A family's word on a plan; the last one of each counts. */
const planAnswers = ["agree", "disagree"] as const;
export type PlanAnswer = (typeof planAnswers)[number];
type PlanAnswers = { [representative: RepresentativeId]: { answer: PlanAnswer; at: string; noteId?: NoteId } };

interface RouteBase {
  routeId: RouteId;
  childId: ChildId;
  municipality: string;
  template: { key: string; version: number };
  /** 1 for the first cycle. */
  cycle: number;
  cycleStartedAt: string;
  /** When the live execution hands over to its successor, at the latest; ISO instant. */
  cycleEndsAt: string;
  /** Which execution of the route's machine is the live one; names end in it. */
  generation: number;
  generationAt: string;
  /** How many generations were lost in a row; the reconciler waits longer each time. */
  lost?: number;
  /** `preparing` until the stages before the approval are settled; then a draft; then approved. */
  plan: {
    status: "preparing" | "draft" | "approved";
    entries: PlanEntry[];
    /** The plan's own words, sealed: see `PlanWords`. */
    words?: NoteId;
    draftedAt?: string;
    approvedAt?: string;
    /** What was to be known before it did not come about: see `plan.drafted`. */
    unreviewed?: true;
    /** Steps that were dropped after the approval, whether they had been made or not. */
    dropped?: StepId[];
    /** What each representative says to it as it is: a plan that is changed is asked about anew. */
    answers?: PlanAnswers | undefined;
  };
  former?: Former | undefined;
  /** What the coordinator decided about the cycle's end, where it differs from what follows by itself. */
  decided?: { outcome: Outcome; noteId?: NoteId };
}

/** A child's support route across the agencies, cycle after cycle. */
export type Route = RouteBase &
  (
    | { status: "open" }
    | { status: "handed-over"; endedAt: string }
    | { status: "closed"; endedAt: string; reason: CloseReason; noteId?: NoteId }
  );

const closeReasons = [
  "left-region",
  "family-refused",
  "goals-reached",
  "counselled",
  "transferred",
  "deceased",
  "other",
] as const;
export type CloseReason = (typeof closeReasons)[number];

/** What a coordinator does to a route. */
export const offeredVerbs = [
  "changePlan",
  "approvePlan",
  "undoApproval",
  "amendPlan",
  "evaluate",
  "close",
  "reopen",
] as const;
export type OfferedVerb = (typeof offeredVerbs)[number];

/** Why the steps of an ended route are cancelled. */
export const endedReason = "Маршрут завершён. / The route has ended.";

export const OpenRoute = z.strictObject({
  template: line(60),
  /** The child's ended route that this one goes on from. */
  continues: idText("route").optional(),
});
export const CloseRoute = z.strictObject({ reason: z.enum(closeReasons), note: paragraph(2000).optional() });
export const EvaluateRoute = z.strictObject({
  outcome: z.enum(["renew", "hand-off", "close"]),
  note: paragraph(2000).optional(),
});
export const AnswerPlan = z.strictObject({ answer: z.enum(planAnswers), reason: paragraph(2000).optional() });
export type AnswerPlan = z.infer<typeof AnswerPlan>;
/** Why something is undone. */
export const WithReason = z.strictObject({ reason: paragraph(2000) });
export type WithReason = z.infer<typeof WithReason>;
export type OpenRoute = z.infer<typeof OpenRoute>;
export type CloseRoute = z.infer<typeof CloseRoute>;
export type EvaluateRoute = z.infer<typeof EvaluateRoute>;

const text = z.strictObject({ ru: z.string(), en: z.string() });
export const RouteView = z.strictObject({
  routeId: z.string(),
  childId: z.string(),
  template: z.strictObject({ key: z.string(), version: z.int() }),
  newerVersion: z.int().optional().meta({
    description:
      "В регионе введена более новая версия формы: маршрут перейдёт на неё со следующего цикла, а раньше — изменением плана (`templateVersion`) / a newer version of the template is in use: the route takes it with its next cycle, or earlier by an amendment",
  }),
  status: z.enum(["open", "handed-over", "closed"]),
  cycle: z.int(),
  cycleStartedAt: z.string(),
  cycleEndsAt: z.string(),
  generation: z.int(),
  plan: z.strictObject({
    status: z.enum(["preparing", "draft", "approved"]),
    draftedAt: z.string().optional(),
    unreviewed: z.literal(true).optional().meta({
      description: "Составлен без заключения: обследование не состоялось / drafted without a conclusion",
    }),
    approvedAt: z.string().optional(),
    entries: z.array(PlanEntryView),
    answers: z
      .array(z.strictObject({ representativeId: z.string(), answer: z.enum(planAnswers), at: z.string() }))
      .optional()
      .meta({
        description: "Что сказала семья о плане в его нынешнем виде / what the family says to the plan as it is",
      }),
  }),
  stages: z.array(
    z.strictObject({
      stage: z.string(),
      title: text,
      status: z.enum(["waiting", "open", "settled"]),
      outcome: z.string().optional(),
      stepIds: z.array(z.string()),
    }),
  ),
  endedAt: z.string().optional(),
  reason: z.enum(closeReasons).optional(),
  help: HelpGiven.optional(),
  continues: z.string().optional().meta({ description: "Прежний маршрут / the route before this one" }),
  mayDo: z.array(z.enum(offeredVerbs)).meta({
    description:
      "Что вы можете сделать с маршрутом сейчас: изменить план, утвердить его, отменить утверждение, изменить утверждённый, решить об итоге цикла, закрыть, возобновить / what you may do with the route now",
  }),
  version: z.int(),
});
export type RouteView = z.infer<typeof RouteView>;

/** A route in the list of its child's. */
export const RouteSummary = RouteView.pick({
  routeId: true,
  childId: true,
  template: true,
  status: true,
  cycle: true,
  cycleStartedAt: true,
  cycleEndsAt: true,
  endedAt: true,
});
export type RouteSummary = z.infer<typeof RouteSummary>;

/** One line of the history: what happened, when, by whom, in words. */
export const HistoryItem = z.strictObject({
  eventId: z.string(),
  type: z.string(),
  at: z.string(),
  by: z.string(),
  text,
  note: z
    .string()
    .optional()
    .meta({ description: "Что при этом написали; читает координатор / what was written with it; for coordinators" }),
  answeredBy: z
    .string()
    .optional()
    .meta({ description: "Кто ответил за организацию; читает координатор / who answered for it; for coordinators" }),
  stepId: z.string().optional(),
  agencyId: z.string().optional(),
  formerAgencyId: z.string().optional().meta({
    description: "У какой организации шаг был до этого / the agency that had the step before",
  }),
  stage: z.string().optional(),
});
export type HistoryItem = z.infer<typeof HistoryItem>;
