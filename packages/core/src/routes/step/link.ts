import { Temporal } from "temporal-polyfill";
import * as Link from "../../ground/link/index.ts";
import type { Ctx, StepId } from "../../ground/shared/index.ts";
import type { Step } from "./step.ts";

/**
 * One-time links. A link is not a record: its token names the step, the assignment and the number of the link, sealed by a
 * keyed hash, and the step itself says which number is live. So a retry of a mail makes the same link, a new link kills
 * the old one, and using one is part of the step's own versioned write: two tabs cannot both win.
 */
export interface StepLink {
  tenant: string;
  stepId: StepId;
  assignment: number;
  /** 1 for the first link of the assignment. */
  n: number;
  /** Epoch seconds. */
  expiresAt: number;
}

/** Answers stay possible after the due date, since a late answer counts; then the link must be asked for anew. */
const daysToAnswer = 30;

/**
 * The step's live link, for a mail that an event of `at` (ISO instant) asks for: it serves 30 days from the due date, or
 * from the mail where that is later. The event's own time, so that a second attempt makes the same link.
 */
export function linkOf(tenant: string, step: Step, at: string): StepLink {
  const due = Temporal.PlainDate.from(step.due.date).toZonedDateTime("UTC").epochMilliseconds;
  const from = Math.max(due, Temporal.Instant.from(at).epochMilliseconds);
  return {
    tenant,
    stepId: step.stepId,
    assignment: step.assignment,
    n: step.links,
    expiresAt: Math.floor(from / 1000) + daysToAnswer * 24 * 3600,
  };
}

export const tokenOf = (
  { keys }: Pick<Ctx, "keys">,
  { tenant, stepId, assignment, n, expiresAt }: StepLink,
): Promise<string> => Link.seal(keys, "step", { tenant, fields: [stepId, assignment, n], expiresAt });

/** @throws Refusal link.invalid: one answer for every token that is not ours, whatever is wrong with it. */
export async function parseToken(keys: Ctx["keys"], token: string): Promise<StepLink> {
  const { tenant, fields, expiresAt } = await Link.open(keys, "step", token);
  const [stepId, assignment, n] = fields;
  return { tenant, stepId, assignment, n, expiresAt: expiresAt! };
}

/** What a link is worth now. */
export type LinkState = "live" | Link.DeadLinkState;

export function linkState(
  step: Step,
  link: Pick<StepLink, "assignment" | "n"> & { expiresAt?: number },
  now: number,
): LinkState {
  if (link.assignment !== step.assignment) return "revoked";
  if (step.usedLinks.includes(link.n)) return "used";
  if (link.n !== step.links || (step.status === "on-hold" && step.hold.reason === "consent")) return "revoked";
  if (link.expiresAt !== undefined && link.expiresAt * 1000 <= now) return "expired";
  return "live";
}

/** @throws Refusal link.used, link.revoked */
export function assertLive(step: Step, link: Pick<StepLink, "assignment" | "n">): void {
  const state = linkState(step, link, 0);
  if (state !== "live") throw Link.dead(state);
}
