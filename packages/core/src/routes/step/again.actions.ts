import type { Ctx, StepId, Write } from "../../ground/shared/index.ts";
import { mustBeStaff } from "../../ground/shared/index.ts";
import * as decide from "./again.decide.ts";
import { change, type How, mustBeActive, note } from "./step.actions.ts";
import type { StepAt } from "./step.store.ts";
import type { Decide, Reopen, Step, StepView } from "./step.ts";

/** What else must hold, or is written, with the change: asked of the step as it is then. */
export type Along = (step: Step) => Promise<Write[]>;

/**
 * What follows from a result that is not what was asked for: asked again of the same agency, or of another; or it stands. Staff
 * only. @param along of a step that is asked again @throws Refusal step.not-allowed, step.closed, agency.*, not-found
 */
export async function decideOn(ctx: Ctx, stepId: StepId, request: Decide, how: How, along: Along): Promise<StepView> {
  mustBeStaff(ctx.actor);
  const to = request.decision === "give-to-another" ? request.agencyId : undefined;
  if (to) await mustBeActive(ctx, to);
  return change(ctx, stepId, "step.decide", how, async (step, clock) => {
    const { noteId, write } = await note(ctx, step, request.reason);
    if (request.decision === "accept-outcome")
      return { events: decide.acceptOutcome(step, { noteId }), writes: [write] };
    const events = decide.askAgain(step, { why: request.decision, to, noteId }, clock);
    return { events, writes: [write, ...(await along(step))] };
  });
}

/**
 * A settled step is asked for again, since its end was a mistake: what came of it counts no more. Staff only.
 * @throws Refusal step.not-allowed, not-found
 */
export async function reopen(ctx: Ctx, stepId: StepId, { reason }: Reopen, how: How, along: Along): Promise<StepView> {
  mustBeStaff(ctx.actor);
  return change(ctx, stepId, "step.reopen", how, async (step, clock) => {
    const { noteId, write } = await note(ctx, step, reason);
    const events = decide.askAgain(step, { why: "reopen", noteId }, clock);
    return { events, writes: [write, ...(await along(step))] };
  });
}

/** Nobody needs to decide any more what follows: the route has ended. */
export const dropDecision = (ctx: Ctx, at: StepAt) =>
  change(ctx, at, "step.drop-decision", {}, (step) => ({ events: decide.dropDecision(step) }));
