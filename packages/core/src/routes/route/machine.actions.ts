import { Temporal } from "temporal-polyfill";
import { localDay } from "../../ground/calendar/index.ts";
import {
  type Ctx,
  GenerationSuperseded,
  type RouteId,
  retrying,
  type StepId,
  type Stored,
  save,
  type Write,
} from "../../ground/shared/index.ts";
import { askAhead } from "../../ground/shared/read-once.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Child from "../../people/child/index.ts";
import { routeKey } from "../../people/child/keeper.ts";
import { readMany } from "../step/step.store.ts";
import { isConcluded, isDecidedByEnd, type Step } from "../step/step.ts";
import { everyStageOf, gateBefore, splitAtApproval, stagesOf, withModules } from "./plan.ts";
import { proposal } from "./proposal.actions.ts";
import { change, freePlace, withLearned } from "./route.actions.ts";
import * as decide from "./route.decide.ts";
import type { StageResults } from "./route.events.ts";
import * as store from "./route.store.ts";
import type { Outcome, Route } from "./route.ts";
import { shipped } from "./shipped.ts";
import { extendStage, makeSteps } from "./stage.steps.ts";
import type { Stage, StageOutcome } from "./stage.ts";
import type { RouteTemplate, StageTemplate } from "./template.ts";
import { modulesInUse, newerVersion } from "./versions.ts";

/** What a route's state machine asks the domain. */
export interface RouteCall {
  routeId: RouteId;
  cycle: number;
  generation: number;
}

/**
 * A stage's state was entered: the stage is recorded with the token under which the execution waits, and its steps are
 * made. Entered again (a retry, or a new generation), it only takes the new token; a settled stage is answered at once by
 * way of the event. @throws GenerationSuperseded
 */
export async function openStage(ctx: Ctx, call: RouteCall & { stage: string; taskToken: string }): Promise<void> {
  await askAhead(ctx, [routeKey(ctx.tenant, call.routeId), store.stageKey(ctx.tenant, call)]);
  const { data: route } = await live(ctx, call);
  const whole = shipped(route.template.key, route.template.version);
  const template = everyStageOf(whole).find((s) => s.key === call.stage);
  if (!template) throw new Error(`The template ${route.template.key} has no stage ${call.stage}`);
  await planAside(ctx, call.routeId, whole, template);
  if (template.settledBy === "approval") await draftPlan(ctx, call.routeId);
  const opened = await retrying(() => enter(ctx, call, template.settledBy));
  // Measures that have joined the plan since the stage was opened; one that opens now has them.
  if (!opened) await extendStage(ctx, (await store.load(ctx, call.routeId)).data, call.stage);
  const made = await makeSteps(ctx, call.routeId, call.stage, opened);
  // What was made a moment ago is open, and so is its stage.
  if (made === 0 && template.settledBy !== "approval") await settleStage(ctx, call.routeId, call.cycle, call.stage);
}

/** Whoever held the stage before which the way parted goes on with the family: its steps join the plan when the route comes to them. */
async function planAside(ctx: Ctx, routeId: RouteId, template: RouteTemplate, stage: StageTemplate): Promise<void> {
  const gate = gateBefore(template, stage.key);
  if (!gate) return;
  await change(ctx, routeId, "route.plan.join", undefined, async (route) => {
    if (route.status !== "open" || route.plan.entries.some((entry) => entry.stage === stage.key)) return { events: [] };
    const child = withLearned((await Child.load(ctx, route.childId)).record, route.former);
    const held = (await stepsIn(ctx, route, gate.key)).find(({ agencyKind }) => agencyKind);
    const drafted = await proposal(ctx, route.childId, child, [stage], route.cycleEndsAt);
    const entries = drafted.map((entry) =>
      held?.agencyKind === entry.agencyKind ? { ...entry, agencyId: held.agencyId, chosen: undefined } : entry,
    );
    return { events: entries.length > 0 ? [decide.event("plan.joined", route, { entries })] : [] };
  });
}

async function stepsIn(ctx: Ctx, { routeId, plan }: Route, stage: string): Promise<Step[]> {
  const asked = plan.entries.filter((entry) => entry.stage === stage).map(({ stepId }) => ({ stepId, routeId }));
  return (await readMany(ctx, asked)).flatMap((found) => (found ? [found.data] : []));
}

/** @returns the stage where it was not there before */
async function enter(
  ctx: Ctx,
  call: RouteCall & { stage: string; taskToken: string },
  settledBy: Stage["settledBy"],
): Promise<Stage | undefined> {
  const at = await live(ctx, call);
  const route = at.data;
  const found = await store.loadStage(ctx, call);
  const wait = { taskToken: call.taskToken, generation: call.generation };
  if (found?.data.wait.taskToken === wait.taskToken) return undefined;
  const stepIds = route.plan.entries.filter((e) => e.stage === call.stage).map((e) => e.stepId);
  const opened: Stage = {
    routeId: call.routeId,
    cycle: call.cycle,
    stage: call.stage,
    settledBy,
    stepIds,
    wait,
    status: "open",
    openedAt: ctx.now().toString(),
  };
  const events = found
    ? found.data.status === "settled"
      ? [decide.event("stage.wait-answered", route, { stage: call.stage })]
      : []
    : [decide.event("stage.opened", route, { stage: call.stage, steps: stepIds.length })];
  await save(ctx, {
    writes: [
      {
        put: store.stageRecord(ctx.tenant, found ? { ...found.data, wait } : opened),
        expect: found?.version ?? "absent",
      },
      // Not after the route was closed, and not over the token of a newer generation.
      store.unchanged(at),
    ],
    stream: store.routePartition(ctx.tenant, call.routeId),
    events,
    audit: { subject: route.childId, action: "stage.open", detail: { routeId: call.routeId, stage: call.stage } },
  });
  return found ? undefined : opened;
}

/** What the plan proposes after the review, from the template and the ИПРА in force. */
const draftPlan = (ctx: Ctx, routeId: RouteId) =>
  change(ctx, routeId, "route.plan.draft", undefined, async (route) => {
    if (route.status !== "open" || route.plan.status !== "preparing") return { events: [] };
    const { after } = splitAtApproval(shipped(route.template.key, route.template.version));
    const child = withLearned((await Child.load(ctx, route.childId)).record, route.former);
    const stages = withModules(after, await modulesInUse(ctx, child));
    const entries = await proposal(ctx, route.childId, child, stages, route.cycleEndsAt);
    return { events: decide.draftPlan(route, { entries, unreviewed: await isUnreviewed(ctx, route) }) };
  });

/** Whether something before the plan was not performed: a coordinator has decided to go on without it. */
async function isUnreviewed(ctx: Ctx, { routeId, plan }: Route): Promise<true | undefined> {
  const steps = await readMany(
    ctx,
    plan.entries.map(({ stepId }) => ({ stepId, routeId })),
  );
  return steps.some((step) => step && !(step.data.status === "completed" && step.data.result === "performed"))
    ? true
    : undefined;
}

/** Settles an open stage when nothing of it is open any more; asked whenever a step settles, and harmless when early. */
export async function settleStage(ctx: Ctx, routeId: RouteId, cycle: number, stage: string): Promise<boolean> {
  return retrying(async () => {
    const found = await store.loadStage(ctx, { routeId, cycle, stage });
    if (!found || found.data.status === "settled" || found.data.settledBy === "approval") return false;
    const at = await store.load(ctx, routeId);
    const route = at.data;
    const steps = await concluded(ctx, routeId, found.data.stepIds, route.plan.dropped);
    if (!steps) return false;
    if (route.cycle !== cycle || route.status !== "open") return false;
    const outcome =
      found.data.settledBy === "evaluation" ? await outcomeOf(ctx, route) : await wayAfter(ctx, route, stage, steps);
    const settled: Stage = { ...found.data, status: "settled", settledAt: ctx.now().toString(), outcome };
    await save(ctx, {
      writes: [{ put: store.stageRecord(ctx.tenant, settled), expect: found.version }, store.unchanged(at)],
      stream: store.routePartition(ctx.tenant, routeId),
      events: [decide.event("stage.settled", route, { stage, outcome, results: resultsOf(steps) })],
      audit: { subject: route.childId, action: "stage.settle", detail: { routeId, stage } },
    });
    return true;
  });
}

/**
 * Where the route goes after a stage: on, or aside. What the answers said stays in their record; the machine hears of two ways and no reason.
 * After the counsel it ends, unless a coordinator has decided that it goes on.
 */
async function wayAfter(ctx: Ctx, route: Route, stage: string, steps: readonly Step[]): Promise<StageOutcome> {
  const template = shipped(route.template.key, route.template.version);
  if (gateBefore(template, stage)) return route.decided?.outcome === "renew" ? "settled" : "aside";
  const gate = stagesOf(template).find(({ key }) => key === stage)?.gate;
  const asked = gate ? steps.flatMap(({ asking }) => asking?.responseId ?? []) : [];
  if (!gate || asked.length === 0) return "settled";
  // Where nothing was answered nobody has said that no help is needed.
  const { scoresOf } = await import("../../forms/response/part.actions.ts");
  const band = (await scoresOf(ctx, asked)).find(({ key }) => key === gate.score)?.band;
  return band !== undefined && gate.aside.includes(band) ? "aside" : "settled";
}

/** The state after `CycleOutcome`: the next cycle, the hand-over or the end. A repeat changes nothing. */
export async function concludeCycle(ctx: Ctx, call: RouteCall & { outcome: Outcome }): Promise<void> {
  await change(ctx, call.routeId, "route.cycle.conclude", undefined, async (route) => {
    const taken = decide.endOf(route, call) === "renew" ? await newerVersion(ctx, route) : undefined;
    const template = shipped(route.template.key, taken?.version ?? route.template.version);
    const cycleEndsAt = ctx
      .now()
      .add({ hours: 24 * template.cycleDays })
      .toString();
    const child = withLearned((await Child.load(ctx, route.childId)).record, route.former);
    const entries =
      decide.endOf(route, call) === "renew"
        ? await proposal(ctx, route.childId, child, splitAtApproval(template).before, cycleEndsAt, "agencies")
        : [];
    const events = decide.concludeCycle(route, call, {
      cycleEndsAt,
      entries,
      template: taken,
      counselled: await endsAside(ctx, route),
    });
    const ends = events.some((e) => e.type === "route.closed" || e.type === "route.handed-over");
    const writes: Write[] = ends ? [freePlace(ctx, route)] : [];
    return { events, writes };
  });
}

/** The cycle ended before its plan, with the counsel. */
async function endsAside(ctx: Ctx, route: Route): Promise<boolean> {
  const template = shipped(route.template.key, route.template.version);
  if (route.plan.status !== "preparing" || !stagesOf(template).some(({ gate }) => gate)) return false;
  const stages = await store.stagesIn(ctx, route);
  return stages.some(({ stage, outcome }) => outcome === "aside" && gateBefore(template, stage) !== undefined);
}

/**
 * The state `ContinueAsNew`, and the reconciler's remedy: the next generation takes over where the record stands.
 * @returns false when another one has taken over already, or the route has ended
 */
export async function continueRoute(
  ctx: Ctx,
  { routeId, generation }: Pick<RouteCall, "routeId" | "generation">,
  why: "limit" | "lost",
): Promise<boolean> {
  const after = await change(ctx, routeId, "route.continue", undefined, async (route) => {
    if (why === "lost") {
      const { cycleEndsAt } = route;
      return { events: decide.continueRoute(route, generation, { cycleEndsAt, why }) };
    }
    if (await isGrownUp(ctx, route)) {
      const events = decide.handOver(route, generation);
      return { events, writes: events.length > 0 ? [freePlace(ctx, route)] : [] };
    }
    const { cycleDays } = shipped(route.template.key, route.template.version);
    const cycleEndsAt = ctx.now().add({ hours: 24 * cycleDays });
    return { events: decide.continueRoute(route, generation, { cycleEndsAt: cycleEndsAt.toString(), why }) };
  });
  return after.data.generation === generation + 1;
}

/** Keeps that nobody waits any more for a settled stage's answer under its token; bookkeeping: no event, no audit entry. */
export const markGone = (ctx: Ctx, { routeId, cycle, stage, wait }: Stage): Promise<void> =>
  retrying(async () => {
    const found = await store.loadStage(ctx, { routeId, cycle, stage });
    if (found?.data.wait.taskToken !== wait.taskToken) return;
    const gone: Stage = { ...found.data, wait: { ...wait, goneAt: ctx.now().toString() } };
    await ctx.bank.commit([{ put: store.stageRecord(ctx.tenant, gone), expect: found.version }]);
  });

/** By the month, as the record knows it. */
async function isGrownUp(ctx: Ctx, route: Route): Promise<boolean> {
  const { now, zone } = await Tenant.clock(ctx);
  const month = localDay(now, zone).toPlainYearMonth();
  const turns = Child.turnsAge((await Child.load(ctx, route.childId)).record, Child.adultAt);
  return Temporal.PlainYearMonth.compare(turns, month) <= 0;
}

async function outcomeOf(ctx: Ctx, route: Route): Promise<Outcome> {
  const clock = await Tenant.clock(ctx);
  const { born, expected } = (await Child.load(ctx, route.childId)).record;
  // The month has come, and nobody has entered a birth: the help goes on.
  if (expected) return route.decided?.outcome ?? "renew";
  return decide.outcomeOf(
    route,
    shipped(route.template.key, route.template.version),
    born,
    localDay(clock.now, clock.zone),
  );
}

/** The steps, when nothing more is to come of any: a failed one waits for a coordinator's decision. */
async function concluded(
  ctx: Ctx,
  routeId: RouteId,
  stepIds: readonly StepId[],
  dropped: readonly StepId[] = [],
): Promise<Step[] | undefined> {
  const found = await readMany(
    ctx,
    stepIds.map((stepId) => ({ stepId, routeId })),
  );
  const steps = found.flatMap((step) =>
    step && isConcluded(step.data) && !isComingBack(step.data) ? [step.data] : [],
  );
  // What the plan dropped before it was made will never be.
  const unmade = stepIds.filter((stepId, i) => !found[i] && dropped.includes(stepId)).length;
  return steps.length + unmade === stepIds.length ? steps : undefined;
}

/** Of an open route: it ended with the route, which has been reopened since, and is asked for, or about, again in a moment. */
const isComingBack = (step: Step): boolean =>
  isDecidedByEnd(step) || (step.status === "cancelled" && step.because === "route-ended");

/** How many steps ended in which way. */
function resultsOf(steps: readonly Step[]): StageResults {
  const results: StageResults = {};
  for (const step of steps) {
    const result = "result" in step ? step.result : "cancelled";
    results[result] = (results[result] ?? 0) + 1;
  }
  return results;
}

async function live(ctx: Ctx, { routeId, cycle, generation }: RouteCall): Promise<Stored<Route>> {
  const at = await store.load(ctx, routeId);
  const route = at.data;
  if (route.status !== "open" || route.generation !== generation || route.cycle !== cycle)
    throw new GenerationSuperseded(routeId, generation, route.generation);
  return at;
}
