import type { AgencyId, Ctx } from "../../ground/shared/index.ts";
import { change } from "./step.actions.ts";
import * as decide from "./step.decide.ts";
import type { StepAt } from "./step.store.ts";
import { isConcluded, isSettled } from "./step.ts";

/**
 * Another municipality looks after the step from now on; its organisation and its term stay, and so does what was concluded before.
 * Safe to repeat.
 */
export const move = (ctx: Ctx, at: StepAt, municipality: string) =>
  change(ctx, at, "step.move", {}, (step) => ({
    events:
      isConcluded(step) || step.municipality === municipality
        ? []
        : [decide.event("step.moved", step, { municipality })],
  }));

/** The successor of a closed organisation goes on with its step; one that is no more with that is left. Safe to repeat. */
export const inherit = (ctx: Ctx, at: StepAt, { from, to }: { from: AgencyId; to: AgencyId }) =>
  change(ctx, at, "step.inherit", {}, (step) => ({
    events: isSettled(step) || step.agencyId !== from ? [] : decide.inherit(step, to),
  }));
