import type { Ctx } from "../shared/context.ts";
import type { DecisionId } from "../shared/ids.ts";
import { Refusal } from "../shared/refusal.ts";
import type { ApprovedKind } from "./approvals.kinds.ts";
import { load } from "./tenant.actions.ts";

/** An act is enough, unless the region wants a decision for this kind. @throws Refusal approval.by-decision */
export async function mustBeDecided(ctx: Ctx, kind: ApprovedKind, decisionId: DecisionId | undefined): Promise<void> {
  if (decisionId !== undefined || (await load(ctx)).approvals?.[kind] !== "decision") return;
  throw new Refusal("approval.by-decision", {
    ru: "В вашем регионе это утверждает рабочая группа: укажите её решение (`decisionId`).",
    en: "In this region a body approves this: name its decision (`decisionId`).",
  });
}
