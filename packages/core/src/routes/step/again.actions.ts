import type { Ctx, StepId, Write } from "../../ground/shared/index.ts";
import { mustCareFor } from "../../ground/shared/index.ts";
import * as decide from "./again.decide.ts";
import { change, type How, mustArrange, mustSuit, noForm, note } from "./step.actions.ts";
import type { Revision } from "./step.events.ts";
import type { StepAt } from "./step.store.ts";
import type { Correct, Decide, Reopen, Step, StepView } from "./step.ts";

/** What else must hold, or is written, with the change, and what it revises: asked of the step as it is then. */
export type Along = (step: Step) => Promise<{ writes: Write[]; revisions: Revision[] }>;

/**
 * What follows from a result that is not what was asked for: asked again of the same agency, or of another; or it stands. Staff
 * only. @param along of a step that is asked again @throws Refusal step.not-allowed, step.closed, agency.*, not-found
 */
export async function decideOn(ctx: Ctx, stepId: StepId, request: Decide, how: How, along: Along): Promise<StepView> {
  mustCareFor(ctx.actor, "each");
  const to = request.decision === "give-to-another" ? request.agencyId : undefined;
  return change(ctx, stepId, "step.decide", how, async (step, clock) => {
    const { noteId, write } = await note(ctx, step, request.reason);
    if (request.decision === "accept-outcome")
      return { events: decide.acceptOutcome(step, { noteId }), writes: [write] };
    if (request.decision === "give-to-another") await mustSuit(ctx, step, request);
    const { writes, revisions } = await along(step);
    const events = decide.askAgain(step, { why: request.decision, to, noteId, revisions }, clock);
    return { events, writes: [write, ...writes] };
  });
}

/**
 * A settled step is asked for again, since its end was a mistake: what came of it counts no more. Staff only.
 * @throws Refusal step.not-allowed, not-found
 */
export async function reopen(ctx: Ctx, stepId: StepId, { reason }: Reopen, how: How, along: Along): Promise<StepView> {
  mustCareFor(ctx.actor, "each");
  return change(ctx, stepId, "step.reopen", { ...how, why: reason }, async (step, clock) => {
    const { noteId, write } = await note(ctx, step, reason);
    const { writes, revisions } = await along(step);
    const events = decide.askAgain(step, { why: "reopen", noteId, revisions }, clock);
    return { events, writes: [write, ...writes] };
  });
}

/** Puts a result right. Staff only. @throws Refusal step.not-allowed, step.closed, not-found */
export async function correct(
  ctx: Ctx,
  stepId: StepId,
  { result, cause, note: text, study, answers, reason }: Correct,
  how: How,
  along: Along,
): Promise<StepView> {
  mustCareFor(ctx.actor, "each");
  return change(ctx, stepId, "step.correct", how, async (step) => {
    mustArrange(step, study);
    const filled = await amended(ctx, step, { result, answers, reason });
    const [why, written] = [await note(ctx, step, reason), text ? await note(ctx, step, text) : undefined];
    const { writes, revisions } = await along(step);
    const corrected = {
      result,
      cause,
      noteId: written?.noteId,
      reasonId: why.noteId,
      revisions,
      enrolmentId: how.enrolmentId,
      study,
      answered: answers && (true as const),
    };
    const events = decide.correct(step, corrected);
    const noted = [why.write, ...(written ? [written.write] : [])];
    return { events, besides: filled.events, writes: [...noted, ...writes, ...filled.writes] };
  });
}

/** The answers to its form, put right with the result; one that is now performed has them. @throws Refusal response.wanted, input.invalid */
async function amended(ctx: Ctx, { asking }: Step, given: Pick<Correct, "result" | "answers" | "reason">) {
  if (asking) return (await import("./step.form.ts")).amended(ctx, asking, given);
  if (given.answers) throw noForm();
  return { writes: [], events: [] };
}

/** The agency takes back what it answered by a link. @throws Refusal step.not-allowed, not-found */
export const undo = (ctx: Ctx, stepId: StepId, link: { assignment: number; n: number }) =>
  change(ctx, stepId, "step.undo", {}, (step, clock) => ({ events: decide.undo(step, link, clock) }));

/** Nobody needs to decide any more what follows: the route has ended. */
export const dropDecision = (ctx: Ctx, at: StepAt) =>
  change(ctx, at, "step.drop-decision", {}, (step) => ({ events: decide.dropDecision(step) }));
