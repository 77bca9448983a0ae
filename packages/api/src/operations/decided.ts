import { type Act, ByDecision } from "@marshrut/core/agreement";

import { decidedAct, type Subject } from "@marshrut/core/meeting";
import type { Ctx, DecisionId } from "@marshrut/core/shared";

/** What approvals take in place of an act: a recorded decision of a held meeting that names this very thing. */
export async function byDecision<T extends object>(
  ctx: Ctx,
  body: T | { decisionId: DecisionId },
  subject: Subject,
  as: (act: Act) => T,
): Promise<readonly [given: T, decisionId: DecisionId | undefined]> {
  if (!("decisionId" in body)) return [body, undefined];
  return [as(await decidedAct(ctx, body.decisionId, subject)), body.decisionId];
}

export const ordered = ({ number, date }: Act) => ({ act: { number, date } });

/** The example of it, for each approval. */
export const decisionExample = {
  decision: {
    summary: { ru: "Решением рабочей группы", en: "By a body's decision" },
    value: { decisionId: "decision_01JAB3C4D5E6F7G8H9JKMNPQRS" },
  },
} as const;

export const exampleAgencyId = "agency_01JAB3C4D5E6F7G8H9JKMNPQRS";
export { ByDecision };
