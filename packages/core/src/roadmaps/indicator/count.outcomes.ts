import * as responses from "../../forms/response/response.store.ts";
import type { FormResponse } from "../../forms/response/response.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId, ResponseId } from "../../ground/shared/ids.ts";
import { readingAnew } from "../../ground/shared/read-once.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { routesWithSteps } from "../../routes/merging/hangs.ts";
import { firstStage, type OutcomeOf, ofAnswers, ofOutcome, outcomeSubject } from "./contribution.outcome.ts";
import { count, countByMarks } from "./counting.ts";

/** All of a child's together: each child counts once, however often it was asked about. */
export async function countOutcomes(request: Ctx, childId: ChildId): Promise<void> {
  const ctx = readingAnew(request);
  const { zone } = await Tenant.load(request);
  await countByMarks(ctx, [outcomeSubject(childId)], async () => [ofOutcome(await outcomeOf(ctx, childId), zone)]);
}

/** Codes, scores and days of what a child's help has come to. */
export async function outcomeOf(ctx: Ctx, childId: ChildId): Promise<OutcomeOf> {
  const [found, all] = await Promise.all([responses.ofChild(ctx, childId), routesWithSteps(ctx, childId)]);
  const meetings = all.flatMap(({ steps }) => steps).filter(({ stage }) => stage === firstStage);
  return { childId, responses: found.map(({ data }) => data), routes: all.map(({ route }) => route), meetings };
}

/** Answers of nobody's child. */
async function countAnswers(ctx: Ctx, responseId: ResponseId): Promise<void> {
  const { zone } = await Tenant.load(ctx);
  await count(ctx, async () => {
    const found = await unlessRefused(() => responses.load(ctx, responseId));
    return found && { adds: [ofAnswers(found.data, zone)], from: [found] };
  });
}

const ofChildren: ReadonlySet<string | undefined> = new Set(["development-profile", "early-help-criteria"]);
const ofNobody: ReadonlySet<string | undefined> = new Set(["satisfaction", "early-help-quality"]);

/** Whether what such a form says counts, and as whose. */
export const countsAs = ({ model }: Pick<FormResponse, "model">): "child" | "answers" | undefined =>
  ofChildren.has(model) ? "child" : ofNobody.has(model) ? "answers" : undefined;

/** What was answered, or is to be answered again. */
export async function countResponse(
  ctx: Ctx,
  {
    responseId,
    childId,
    model,
  }: { responseId: ResponseId; childId?: ChildId | undefined; model?: FormResponse["model"] },
): Promise<void> {
  const as = countsAs({ model });
  if (as === "child" && childId) await countOutcomes(ctx, childId);
  if (as === "answers") await countAnswers(ctx, responseId);
}
