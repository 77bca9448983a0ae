import { type Ctx, newId, type RouteId, type StepId, type Write } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Child from "../../people/child/index.ts";
import { dropByPlan, returnWithRoute } from "../step/replan.actions.ts";
import { isSettled } from "../step/step.ts";
import { readWords } from "../step/words.ts";
import { writeReason } from "./amend.actions.ts";
import * as decide from "./amend.decide.ts";
import { sealed } from "./plan.change.ts";
import { approvalOf, everyStageOf, splitAtApproval } from "./plan.ts";
import { proposal } from "./proposal.actions.ts";
import { act, alreadyOpen, mustFit, withLearned } from "./route.actions.ts";
import { mustTake } from "./route.decide.ts";
import type { RouteEventData } from "./route.events.ts";
import { isAsked } from "./route.may.ts";
import * as store from "./route.store.ts";
import type { Route, RouteView, WithReason } from "./route.ts";
import { shipped } from "./shipped.ts";
import type { Stage } from "./stage.ts";
import { newerVersion } from "./versions.ts";

/**
 * Takes an approval back as long as nobody has been asked by the plan: it is a draft again, and the next generation waits for its
 * approval. @throws Refusal route.closed, plan.not-open, plan.asked
 */
export const undoApproval = (
  ctx: Ctx,
  routeId: RouteId,
  { reason }: WithReason,
  expectedVersion?: number,
): Promise<RouteView> =>
  act(ctx, routeId, "route.plan.undo-approval", expectedVersion, async (route) => {
    mustTake("undoApproval", route);
    const [stages, made, words] = await Promise.all([
      store.stageRecords(ctx, route),
      store.madeSteps(ctx, routeId),
      readWords(ctx, route.childId, route.plan.words),
    ]);
    const { after } = splitAtApproval(shipped(route.template.key, route.template.version));
    const proposed = new Set(after.map(({ key }) => key));
    // Their steps are there already, and will be cancelled: what is approved next are others.
    const plan = route.plan.entries.map((entry) => ({
      entry: proposed.has(entry.stage) ? { ...entry, stepId: newId("step", ctx.now().epochMilliseconds) } : entry,
      words: words[entry.stepId] ?? {},
    }));
    const { writes, ...draft } = await sealed(ctx, route, plan);
    const note = await writeReason(ctx, route, reason);
    const events = decide.undoApproval(route, { ...draft, ...note.ids }, { asked: isAsked(route, made) });
    const approval = approvalOf(shipped(route.template.key, route.template.version))!.key;
    const reset = stages.flatMap(({ key, data, version }): Write[] => {
      if (proposed.has(data.stage)) return [{ remove: key, expect: version }];
      return data.stage === approval ? [{ put: store.stageRecord(ctx.tenant, unsettled(data)), expect: version }] : [];
    });
    return { events, writes: [...writes, ...note.writes, ...reset] };
  });

const unsettled = ({ settledAt: _, outcome: __, ...stage }: Stage): Stage => ({ ...stage, status: "open" });

/** Steps that an undone approval made; nobody has heard of them. */
export async function dropUnapproved(
  ctx: Ctx,
  { routeId, stepNoteId }: RouteEventData["plan.approval-undone"] & { routeId: RouteId },
) {
  const { data: route } = await store.load(ctx, routeId);
  const planned = new Set<StepId>(route.plan.entries.map(({ stepId }) => stepId));
  for (const step of (await store.madeSteps(ctx, routeId)).values())
    if (step.cycle === route.cycle && !planned.has(step.stepId) && !isSettled(step))
      await dropByPlan(ctx, step, stepNoteId);
}

/**
 * A route that has ended goes on: what ended with it alone is asked for again. One whose cycle had been evaluated begins the next
 * cycle. @throws Refusal route.closed (too long ago), route.exists, child.left, child.over-age
 */
export const reopen = (
  ctx: Ctx,
  routeId: RouteId,
  { reason }: WithReason,
  expectedVersion?: number,
): Promise<RouteView> =>
  act(ctx, routeId, "route.reopen", expectedVersion, async (route) => {
    const now = ctx.now();
    if (route.status === "open") throw alreadyOpen(routeId);
    const running = await store.openRouteOf(ctx, route.childId);
    if (running && running !== routeId) throw alreadyOpen(running);
    const { record, version } = await Child.governed(ctx, route.childId);
    const evaluated = (await store.stagesIn(ctx, route)).some(
      ({ settledBy, status }) => settledBy === "evaluation" && status === "settled",
    );
    const taken = evaluated ? await newerVersion(ctx, route) : undefined;
    const template = shipped(route.template.key, taken?.version ?? route.template.version);
    mustFit(record, template, await Tenant.today(ctx));
    const cycleEnds = evaluated
      ? now.add({ hours: 24 * template.cycleDays })
      : decide.endsAfter(route, route.endedAt, now);
    const cycleEndsAt = cycleEnds.toString();
    const child = withLearned(record, route.former);
    const entries = evaluated
      ? await proposal(ctx, route.childId, child, splitAtApproval(template).before, cycleEndsAt, "agencies")
      : undefined;
    const note = await writeReason(ctx, route, reason);
    const events = decide.reopen(route, { cycleEndsAt, entries, ...note.ids, template: taken }, now);
    const place: Write = {
      put: { key: store.openRouteKey(ctx.tenant, route.childId), kind: "open-route", data: { routeId } },
      expect: running ? "any" : "absent",
    };
    // Whoever opens it again after the counsel says that help is wanted: it goes on from there.
    const turned = (await store.stageRecords(ctx, route)).flatMap(({ data, version: seen }): Write[] =>
      isCounsel(route, data)
        ? [{ put: store.stageRecord(ctx.tenant, { ...data, outcome: "settled" }), expect: seen }]
        : [],
    );
    return { events, writes: [...note.writes, place, ...turned, Child.unchanged(ctx.tenant, route.childId, version)] };
  });

const isCounsel = ({ template: { key, version } }: Route, { stage, outcome }: Stage): boolean =>
  outcome === "aside" && everyStageOf(shipped(key, version)).some(({ gate }) => gate?.counsel.key === stage);

/** Steps that ended with the route and nothing else come back with it. */
export async function returnSteps(
  ctx: Ctx,
  { routeId, stepNoteId }: RouteEventData["route.reopened"] & { routeId: RouteId },
) {
  const { data: route } = await store.load(ctx, routeId);
  if (route.status !== "open") return;
  for (const step of (await store.madeSteps(ctx, routeId)).values())
    if (step.cycle === route.cycle) await returnWithRoute(ctx, step, stepNoteId);
}
