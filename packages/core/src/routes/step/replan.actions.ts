import type { AgencyId, Ctx, InstrumentId, NoteId } from "../../ground/shared/index.ts";
import { acceptOutcome, askAgain, wantDecision } from "./again.decide.ts";
import { recount as recounted } from "./recount.decide.ts";
import { type Planned, replan as replanned } from "./replan.decide.ts";
import { change, mustBeActive } from "./step.actions.ts";
import * as decide from "./step.decide.ts";
import { takes } from "./step.may.ts";
import type { StepAt } from "./step.store.ts";
import { isDecidedByEnd, isSettled, isUndecided } from "./step.ts";

// What a change of the plan means for a step that is there. The reasons are written already; each may be asked for again.

/** Other days, or other words. */
export const replan = (ctx: Ctx, at: StepAt, planned: Planned) =>
  change(ctx, at, "step.replan", {}, (step, clock) => ({ events: replanned(step, planned, clock) }));

/** Another agency. @throws Refusal agency.closed, agency.unknown */
export const giveByPlan = (ctx: Ctx, at: StepAt, { agencyId, noteId }: { agencyId: AgencyId; noteId: NoteId }) =>
  change(ctx, at, "step.reassign", {}, async (step, clock) => {
    if (isSettled(step) || decide.isWith(step, agencyId)) return { events: [] };
    await mustBeActive(ctx, agencyId);
    return { events: decide.reassign(step, { to: agencyId, noteId }, clock) };
  });

/** The plan has it no more; what it failed to come to meanwhile, nobody needs to decide about. */
export const dropByPlan = (ctx: Ctx, at: StepAt, noteId: NoteId) =>
  change(ctx, at, "step.cancel", {}, (step) => {
    if (isUndecided(step)) return { events: acceptOutcome(step, { noteId }) };
    return { events: isSettled(step) ? [] : decide.cancel(step, { noteId }) };
  });

/** By the calendar as it is now. */
export const recount = (ctx: Ctx, at: StepAt) =>
  change(ctx, at, "step.recount", {}, (step, clock) => ({ events: recounted(step, clock) }));

/** What it waited for has been done: it is asked for now. */
export const bringForward = (ctx: Ctx, at: StepAt) =>
  change(ctx, at, "step.replan", {}, (step, clock) => {
    const { dueOn, service, words } = step;
    return { events: replanned(step, { requestAt: clock.now, dueOn, service, words }, clock) };
  });

/** The next paper is there: who was asked for it has done it, who was not need not be. */
export const settleRenewed = (ctx: Ctx, at: StepAt, instrumentId: InstrumentId) =>
  change(ctx, at, "step.renewed", {}, (step, clock) => {
    if (isSettled(step)) return { events: [] };
    return {
      events: takes("complete", step)
        ? decide.complete(step, { result: "performed", instrumentId }, clock)
        : decide.cancel(step, {}),
    };
  });

/**
 * Its route goes on: what ended with the route alone is asked for again, rests to its day, or stands refused as before; and what a
 * coordinator had still to decide about waits for that again.
 */
export const returnWithRoute = (ctx: Ctx, at: StepAt, noteId: NoteId) =>
  change(ctx, at, "step.reopen", {}, (step, clock) => {
    if (isDecidedByEnd(step)) return { events: wantDecision(step) };
    if (step.status !== "cancelled" || step.because !== "route-ended") return { events: [] };
    return { events: askAgain(step, { why: "reopen", noteId, cut: step.cut }, clock) };
  });
