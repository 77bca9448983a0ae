import { Temporal } from "temporal-polyfill";
import * as Agency from "../../agencies/agency/agency.links.ts";
import * as Link from "../../ground/link/index.ts";
import type { AgencyId, Ctx, StepId } from "../../ground/shared/index.ts";
import { remembered } from "../../ground/shared/remembered.ts";
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
  epoch?: Link.Epoch;
}

/** A link that is to be sent: to whom says which epoch it is of. */
type NewStepLink = Omit<StepLink, "epoch"> & { agencyId: AgencyId };

/** Answers stay possible after the due date, since a late answer counts; then the link must be asked for anew. */
const daysToAnswer = 30;

/**
 * The step's live link, for a mail that an event of `at` (ISO instant) asks for: it serves 30 days from the due date, or
 * from the mail where that is later. The event's own time, so that a second attempt makes the same link.
 */
export function linkOf(tenant: string, step: Step, at: string): NewStepLink {
  const from = Math.max(midnightOf(step.due.date), momentOf(at));
  return {
    tenant,
    stepId: step.stepId,
    agencyId: step.agencyId,
    assignment: step.assignment,
    n: step.links,
    expiresAt: Math.floor(from / 1000) + daysToAnswer * 24 * 3600,
  };
}

const midnightOf = remembered((date) => Temporal.PlainDate.from(date).toZonedDateTime("UTC").epochMilliseconds);
const momentOf = remembered((at) => Temporal.Instant.from(at).epochMilliseconds);

export async function tokenOf(
  ctx: Pick<Ctx, "keys" | "bank" | "tenant">,
  { tenant, stepId, agencyId, assignment, n, expiresAt }: NewStepLink,
): Promise<string> {
  const epoch = await Agency.linkEpoch(ctx, agencyId);
  return Link.seal(ctx.keys, "step", { tenant, fields: [stepId, assignment, n, epoch], expiresAt });
}

/** @throws Refusal link.invalid: one answer for every token that is not ours, whatever is wrong with it. */
export async function parseToken(keys: Ctx["keys"], token: string): Promise<StepLink> {
  const { tenant, fields, expiresAt } = await Link.open(keys, "step", token);
  const [stepId, assignment, n, epoch] = fields;
  return { tenant, stepId, assignment, n, expiresAt: expiresAt!, epoch };
}

/** What a link is worth now; `used`: by the organisation that has the step, which may read its own answer. */
export type LinkState = "live" | "used" | "dead";

export function linkState(
  step: Step,
  link: Pick<StepLink, "assignment" | "n"> & { expiresAt?: number },
  now: number,
): LinkState {
  if (link.assignment !== step.assignment) return "dead";
  if (step.usedLinks.includes(link.n)) return "used";
  // Whoever is asked for nothing any more reads nothing of the child any more.
  if (step.status === "cancelled") return "dead";
  if (link.n !== step.links || (step.status === "on-hold" && step.hold.reason === "consent")) return "dead";
  if (link.expiresAt !== undefined && link.expiresAt * 1000 <= now) return "dead";
  return "live";
}

/** @throws Refusal link.used, link.dead */
export function assertLive(step: Step, link: Pick<StepLink, "assignment" | "n">): void {
  const state = linkState(step, link, 0);
  if (state !== "live") throw state === "used" ? Link.used() : Link.dead();
}
