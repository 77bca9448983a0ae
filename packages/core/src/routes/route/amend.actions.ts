import { type Ctx, newId, type RouteId, type Stored, type Write } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { writeNote } from "../../ground/vault/index.ts";
import { dropByPlan, giveByPlan, replan } from "../step/replan.actions.ts";
import { isSettled } from "../step/step.ts";
import { readWords } from "../step/words.ts";
import * as decide from "./amend.decide.ts";
import { type Amended, amended, type Standing } from "./amend.plan.ts";
import { asAssigned } from "./assigned.ts";
import { settleStage } from "./machine.actions.ts";
import { boundsOf, mustServe, sealed } from "./plan.change.ts";
import { withServiceKeys } from "./plan.services.ts";
import { requestInstant, splitAtApproval, withModules } from "./plan.ts";
import { act } from "./route.actions.ts";
import { mustTake } from "./route.decide.ts";
import type { RouteEventData } from "./route.events.ts";
import * as store from "./route.store.ts";
import type { AmendPlan, Route, RouteView } from "./route.ts";
import { shipped } from "./shipped.ts";
import { makeSteps } from "./stage.steps.ts";
import type { Stage } from "./stage.ts";
import { modules } from "./templates/modules.ts";
import { type Taking, taking } from "./version.actions.ts";

/**
 * Changes an approved plan: lines are added, changed or dropped, with one reason for all; what is not named stays. Stages that
 * are open wait for what is added from that very moment; the steps follow when it is told.
 * @throws Refusal route.closed, plan.not-open, input.invalid with the line that cannot be so
 */
export const amendPlan = (
  ctx: Ctx,
  routeId: RouteId,
  { reason, entries = [], templateVersion }: Pick<AmendPlan, "reason"> & Partial<AmendPlan>,
  expectedVersion?: number,
): Promise<RouteView> =>
  act(ctx, routeId, "route.plan.amend", expectedVersion, async (route) => {
    mustTake("amendPlan", route);
    const [stages, standing] = await standingOf(ctx, route);
    const taken =
      templateVersion === undefined ? undefined : await taking(ctx, route, templateVersion, standing.isPast);
    const { plan, given, ...told } = withTaken(
      amended(await withServiceKeys(ctx, entries, standing.lines), standing),
      taken,
    );
    await mustServe(ctx, given);
    const { writes, ...next } = await sealed(ctx, route, plan);
    const note = await writeReason(ctx, route, reason);
    const events = decide.amendPlan(route, { ...next, ...told, ...note.ids, template: taken?.template });
    return { events, writes: [...writes, ...note.writes, ...extended(ctx, route, stages, plan, told)] };
  });

async function standingOf(ctx: Ctx, route: Route): Promise<[Stored<Stage>[], Standing]> {
  const [stages, made, words, bounds] = await Promise.all([
    store.stageRecords(ctx, route),
    store.madeSteps(ctx, route.routeId),
    readWords(ctx, route.childId, route.plan.words),
    boundsOf(ctx, route),
  ]);
  const settled = new Set(stages.filter(({ data }) => data.status === "settled").map(({ data }) => data.stage));
  const standing: Standing = {
    lines: new Map(
      asAssigned(route, made).plan.entries.map((entry) => [entry.stepId, { entry, words: words[entry.stepId] ?? {} }]),
    ),
    stages: withModules(splitAtApproval(shipped(route.template.key, route.template.version)).after, modules),
    isPast: (stage) => settled.has(stage),
    made,
    bounds,
    newStepId: () => newId("step", ctx.now().epochMilliseconds),
  };
  return [stages, standing];
}

/** With the lines of the stages that the version has more; they are part of the plan, and asked for when their stage opens. */
function withTaken(amended: Amended, taken: Taking | undefined): Amended {
  const lines = taken?.lines ?? [];
  const added = [...amended.added, ...lines.map(({ entry }) => entry.stepId)];
  return { ...amended, plan: [...amended.plan, ...lines], added };
}

/** Stages that are open wait also for what was added: none can be settled in between, nor be opened by the plan that was. */
function extended(
  ctx: Ctx,
  { routeId, cycle }: Route,
  stages: Stored<Stage>[],
  plan: Amended["plan"],
  { added }: Pick<Amended, "added">,
): Write[] {
  const there = new Set(stages.map(({ data }) => data.stage));
  const gets = new Set(plan.flatMap(({ entry }) => (added.includes(entry.stepId) ? [entry.stage] : [])));
  const unopened = [...gets].filter((stage) => !there.has(stage));
  const closed = unopened.map(
    (stage): Write => ({ check: store.stageKey(ctx.tenant, { routeId, cycle, stage }), expect: "absent" }),
  );
  const open = stages.flatMap(({ data, version }): Write[] => {
    const joining = plan.filter(({ entry }) => entry.stage === data.stage && added.includes(entry.stepId));
    if (joining.length === 0) return [];
    const stepIds = [...data.stepIds, ...joining.map(({ entry }) => entry.stepId)];
    return [{ put: store.stageRecord(ctx.tenant, { ...data, stepIds }), expect: version }];
  });
  return [...open, ...closed];
}

/** Why something was put right, once for the route's history and once for its steps'. */
export async function writeReason(ctx: Ctx, { childId }: Route, reason: string) {
  const ofRoute = await writeNote(ctx, reason, { subject: childId, field: "route-note" });
  const ofSteps = await writeNote(ctx, reason, { subject: childId, field: "step-note" });
  return { ids: { noteId: ofRoute.noteId, stepNoteId: ofSteps.noteId }, writes: [ofRoute.write, ofSteps.write] };
}

/** The steps follow the plan that was amended; asked again, they have followed already. */
export async function followPlan(
  ctx: Ctx,
  { routeId, added, changed, dropped, stepNoteId }: RouteEventData["plan.amended"] & { routeId: RouteId },
): Promise<void> {
  const { data: route } = await store.load(ctx, routeId);
  if (route.status !== "open") return;
  const lines = new Map(route.plan.entries.map((entry) => [entry.stepId, entry]));
  const made = await store.madeSteps(ctx, routeId);
  const stages = new Set<string>();
  for (const { stepId, agencyId } of changed) {
    const entry = lines.get(stepId);
    const step = made.get(stepId);
    if (entry) stages.add(entry.stage);
    if (!entry || !step || isSettled(step)) continue;
    if (agencyId) await giveByPlan(ctx, step, { agencyId, noteId: stepNoteId });
    const { now, zone } = await Tenant.clock(ctx);
    const { dueOn, service, worded } = entry;
    const words = worded && route.plan.words;
    await replan(ctx, step, {
      requestAt: requestInstant(entry, now, zone),
      dueOn,
      service,
      words,
      reasonId: stepNoteId,
    });
  }
  for (const stepId of added) stages.add(lines.get(stepId)?.stage ?? "");
  for (const stage of stages) await makeSteps(ctx, routeId, stage);
  for (const stepId of dropped) {
    const step = made.get(stepId);
    if (step) await dropByPlan(ctx, step, stepNoteId);
  }
  // What was dropped may have been the last that somebody waited for, and may never have been made.
  const { data } = await store.load(ctx, routeId);
  if (dropped.length > 0)
    for (const stage of await store.stagesIn(ctx, data)) await settleStage(ctx, routeId, data.cycle, stage.stage);
}
