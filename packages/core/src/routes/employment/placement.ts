import * as z from "zod";
import { type WorkKind, workKinds } from "../../agencies/work-place/work-place.ts";
import type { AgencyId, ChildId, NoteId, PlacementId, SeekerId, WorkPlaceId } from "../../ground/shared/ids.ts";
import { idText, ourDate, paragraph } from "../../ground/shared/schema.ts";

/** Months after which it is asked whether somebody still works there. */
export const lookMonths = [3, 12] as const;
export type LookMonths = (typeof lookMonths)[number];

/**
 * What is found: still works or learns there; went on to another place; the term that was agreed is over; left by own wish; was
 * dismissed; nobody knows.
 */
export const lookOutcomes = ["works", "studies", "moved-on", "term-over", "left", "dismissed", "unknown"] as const;
export type LookOutcome = (typeof lookOutcomes)[number];
/** How a placement ends; `mistake`: it never was one, and counts nowhere. */
const endOutcomes = ["moved-on", "term-over", "left", "dismissed", "unknown", "mistake"] as const;
export type EndOutcome = (typeof endOutcomes)[number];

export const goesOn = (outcome: LookOutcome): outcome is "works" | "studies" =>
  outcome === "works" || outcome === "studies";
/** Somebody has to see what follows: a "no" is always somebody's task. */
export const isFailure = (outcome: LookOutcome | EndOutcome): boolean =>
  outcome === "left" || outcome === "dismissed" || outcome === "unknown";

export const placementStatuses = ["placed", "ended"] as const;
export type PlacementStatus = (typeof placementStatuses)[number];

export const NewPlacement = z.strictObject({
  childId: idText("child"),
  seekerId: idText("seeker"),
  workPlaceId: idText("workplace"),
  /** First day. */
  from: ourDate,
});
export type NewPlacement = z.infer<typeof NewPlacement>;

const months = z.union([z.literal(3), z.literal(12)]);
export const AnswerLook = z.strictObject({
  months,
  outcome: z.enum(lookOutcomes),
  on: ourDate.optional(),
  note: paragraph(2000).optional(),
});
export type AnswerLook = z.infer<typeof AnswerLook>;
export const EndPlacement = z.strictObject({
  outcome: z.enum(endOutcomes),
  on: ourDate.optional(),
  note: paragraph(2000).optional(),
});
export type EndPlacement = z.infer<typeof EndPlacement>;

export interface Look {
  months: LookMonths;
  dueOn: string;
  /** When the organisation was asked, and when nobody had answered for too long. */
  askedAt?: string | undefined;
  overdueAt?: string | undefined;
  answered?: { outcome: LookOutcome; on: string; at: string; noteId?: NoteId | undefined } | undefined;
}

export interface Placement {
  placementId: PlacementId;
  childId: ChildId;
  seekerId: SeekerId;
  /** An adult of the family, or the child itself. */
  person: "child" | "adult";
  municipality: string;
  workPlaceId: WorkPlaceId;
  agencyId: AgencyId;
  kind: WorkKind;
  from: string;
  looks: Look[];
  status: PlacementStatus;
  ended?: { on: string; outcome: EndOutcome; noteId?: NoteId | undefined } | undefined;
  createdAt: string;
}

const LookView = z.strictObject({
  months,
  dueOn: z.string(),
  askedAt: z.string().optional(),
  overdue: z.boolean(),
  outcome: z.enum(lookOutcomes).optional(),
  on: z.string().optional(),
  note: z.string().optional(),
});

export const PlacementView = z.strictObject({
  placementId: z.string(),
  childId: z.string(),
  seekerId: z.string(),
  person: z.enum(["child", "adult"]),
  municipality: z.string(),
  workPlaceId: z.string(),
  agencyId: z.string(),
  kind: z.enum(workKinds),
  from: z.string(),
  looks: z.array(LookView),
  status: z.enum(placementStatuses),
  ended: z.strictObject({ on: z.string(), outcome: z.enum(endOutcomes), note: z.string().optional() }).optional(),
  version: z.int(),
});
export type PlacementView = z.infer<typeof PlacementView>;
