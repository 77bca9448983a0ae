import { type Ctx, mustCareFor, Refusal, type RefusalCode, type StepId } from "../../ground/shared/index.ts";
import * as Step from "../../routes/step/index.ts";
import type { BulkReassign, BulkRemind } from "./inbox.ts";

/** What became of each step: done now, or before; or why not. */
export interface BulkResult {
  done: StepId[];
  /** Nothing was left to do: reminded today already, or with that agency already. */
  unchanged: StepId[];
  refused: { stepId: StepId; code: RefusalCode }[];
}

/** Reminds of many steps: each at most once a day, and an organisation gets one mail. Staff only; safe to repeat. */
export const remind = (ctx: Ctx, { stepIds }: BulkRemind): Promise<BulkResult> =>
  each(ctx, stepIds, async (one, stepId) => Step.nudge(one, stepId));

/** Gives many steps to another agency. Staff only; safe to repeat: a step that is there already stays as it is. */
export const reassign = (ctx: Ctx, { stepIds, ...to }: BulkReassign): Promise<BulkResult> =>
  each(ctx, stepIds, (one, stepId) => Step.give(one, stepId, to));

async function each(ctx: Ctx, stepIds: readonly StepId[], act: (ctx: Ctx, stepId: StepId) => Promise<boolean>) {
  mustCareFor(ctx.actor, "each");
  // Each row is a transaction of its own, and safe to repeat by itself: it needs no marker.
  const { idempotency: _, ...one } = ctx;
  const result: BulkResult = { done: [], unchanged: [], refused: [] };
  for (const stepId of new Set(stepIds)) {
    try {
      (await act(one, stepId)) ? result.done.push(stepId) : result.unchanged.push(stepId);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      result.refused.push({ stepId, code: error.code });
    }
  }
  return result;
}
