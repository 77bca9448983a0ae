import * as Step from "../../../routes/step/index.ts";
import type { Effects } from "../events.ts";

/** Answers to forms. */
export const effects: Effects = {
  // A step that asks by a form is settled by its answers, however they come.
  "response.submitted": async ({ ctx }, { data: { responseId, stepId, routeId } }) => {
    if (stepId && routeId) await Step.concludeByAnswers(ctx, { stepId, routeId }, responseId);
  },
};
