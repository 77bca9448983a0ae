import * as z from "zod";
import { idText, paragraph } from "../../ground/shared/schema.ts";
import { ErasureView } from "../../routes/erasure/index.ts";
import { HandoverSummary } from "../../routes/handover/index.ts";
import { RequestView } from "../../routes/request/request.ts";
import { DraftItem } from "../../routes/route/index.ts";
import { StepView } from "../../routes/step/index.ts";
import { TaskView } from "./task.ts";

/**
 * Parts of a coordinator's day. `overdue`, `today`, `week`: by due date; `no-answer`: asked three days ago and more;
 * `rejected`: to be given to another; `failed`: the result is not what was asked for, and what follows is to be decided;
 * `holds`: steps that rest; `drafts`: plans that wait for approval; `expiring`: consents and instruments that end soon;
 * `handovers`: who is responsible next; `erasures`: requests for everything of a child to be destroyed, by the day by which it is
 * to be done; `requests`: what families ask, by the day of the answer; `tasks`: what waits for a hand.
 */
export const inboxBuckets = [
  "overdue",
  "today",
  "week",
  "no-answer",
  "rejected",
  "failed",
  "holds",
  "drafts",
  "expiring",
  "handovers",
  "erasures",
  "requests",
  "tasks",
] as const;
export type InboxBucket = (typeof inboxBuckets)[number];

/** What ends soon, of a child with an open route. */
export const Expiring = z.strictObject({
  what: z.enum(["consent", "instrument"]),
  id: z.string(),
  childId: z.string(),
  routeId: z.string(),
  /** ISO date: the last day. */
  until: z.string(),
  daysLeft: z.int(),
});
export type Expiring = z.infer<typeof Expiring>;

/** One line of the inbox: a step, a task, or what expires. */
export const InboxItem = z.strictObject({
  step: StepView.optional(),
  task: TaskView.optional(),
  expiring: Expiring.optional(),
  handover: HandoverSummary.optional(),
  erasure: ErasureView.optional(),
  request: RequestView.optional(),
  draft: DraftItem.optional(),
});
export type InboxItem = z.infer<typeof InboxItem>;

/** How many; `more` when there are at least that many. */
const Count = z.strictObject({ count: z.int(), more: z.boolean() });
export type Count = z.infer<typeof Count>;
export const Counts = z.strictObject(
  Object.fromEntries(inboxBuckets.map((bucket) => [bucket, Count])) as Record<InboxBucket, typeof Count>,
);
export type Counts = z.infer<typeof Counts>;

/** One organisation's share of a bucket. */
export const AgencyGroup = z.strictObject({
  agencyId: z.string(),
  name: z.string(),
  steps: z.int(),
  /** ISO date of the earliest due day among them; of `no-answer`, the day on which the first of them was asked. */
  oldest: z.string(),
});
export type AgencyGroup = z.infer<typeof AgencyGroup>;

const stepIds = z.array(idText("step")).min(1).max(200);
export const BulkRemind = z.strictObject({ stepIds });
export const BulkReassign = z.strictObject({
  stepIds,
  agencyId: idText("agency"),
  reason: paragraph(2000).optional(),
  confirmedOtherKind: z.literal(true).optional(),
  keepHold: z.boolean().optional(),
});
export type BulkRemind = z.infer<typeof BulkRemind>;
export type BulkReassign = z.infer<typeof BulkReassign>;
