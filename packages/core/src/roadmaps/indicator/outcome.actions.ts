import type { FormResponse } from "../../forms/response/response.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId, ResponseId } from "../../ground/shared/ids.ts";

// What help has come to is counted by few events: how is loaded with the first of them (decision 0101).
const counting = () => import("./count.outcomes.ts");

export const countOutcomes = async (ctx: Ctx, childId: ChildId): Promise<void> =>
  (await counting()).countOutcomes(ctx, childId);

/** What was answered, or is to be answered again. */
export const countResponse = async (
  ctx: Ctx,
  answered: { responseId: ResponseId; childId?: ChildId | undefined; model?: FormResponse["model"] },
): Promise<void> => (await counting()).countResponse(ctx, answered);
