import type { ChildId } from "../../ground/shared/ids.ts";
import { type Ctx, type RouteId, retrying, save } from "../../ground/shared/index.ts";
import type { Clock } from "../../ground/tenant/clock.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Child from "../../people/child/index.ts";
import { create } from "../step/create.actions.ts";
import { dueOf, ruleOf } from "../step/due.ts";
import { isConcluded, type Step } from "../step/step.ts";
import { requestInstant, splitAtApproval } from "./plan.ts";
import { proposal } from "./proposal.actions.ts";
import { change, withLearned } from "./route.actions.ts";
import * as decide from "./route.decide.ts";
import { unassigned } from "./route.may.ts";
import * as store from "./route.store.ts";
import type { PlanEntry, Route } from "./route.ts";
import { shipped } from "./shipped.ts";
import type { Stage } from "./stage.ts";

/**
 * Makes the steps that an open stage's plan foresees and that are not there yet. Safe to repeat.
 * @param opened the stage, of whoever has written it a moment ago. @returns how many it has made
 */
export async function makeSteps(ctx: Ctx, routeId: RouteId, stage: string, opened?: Stage): Promise<number> {
  let known = opened;
  return retrying(async () => {
    const route = await store.load(ctx, routeId);
    const { status, cycle, plan } = route.data;
    const at = known ?? (await store.loadStage(ctx, { routeId, cycle, stage }))?.data;
    known = undefined;
    if (status !== "open" || at?.status !== "open") return 0;
    const clock = await Tenant.clock(ctx);
    const missing = new Set(at.stepIds);
    // Looked up first: a write that finds its step there already is billed all the same, and the reconciler asks often.
    if (missing.size === 0) return 0;
    for (const stepId of (await store.madeSteps(ctx, routeId)).keys()) missing.delete(stepId);
    const steps = plan.entries
      .filter((e) => missing.has(e.stepId))
      .flatMap((entry) => plannedStep(route.data, entry, clock));
    // A route that is closed in between gets no more steps: nobody would cancel them.
    await create(ctx, steps, [store.unchanged(route)]);
    return steps.length;
  });
}

/** What the plan foresees, if it says of whom. */
function plannedStep(route: Route, entry: PlanEntry, clock: Clock): Step[] {
  const { agencyId, worded, form, requestOn: _, ...rest } = entry;
  if (!agencyId) return [];
  const requestAt = requestInstant(entry, clock.now, clock.zone);
  return [
    {
      ...rest,
      agencyId,
      words: worded && route.plan.words,
      form: form?.in === "first-cycle" && route.cycle > 1 ? undefined : form?.key,
      routeId: route.routeId,
      template: route.template.key,
      childId: route.childId,
      municipality: route.municipality,
      cycle: route.cycle,
      assignment: 1,
      formerAgencies: [],
      requestAt: requestAt.toString(),
      due: dueOf(ruleOf(entry, requestAt, clock.zone), requestAt, clock.zone, clock.calendar),
      milestones: { escalations: 0 },
      links: 0,
      usedLinks: [],
      generation: 1,
      generationAt: clock.now.toString(),
      status: "planned",
    },
  ];
}

/** What a new instrument meant for a running route. */
export interface Joined {
  routeId: RouteId;
  /** How many of the plan's measures are not in it any more: whether they go on is the coordinator's to say. */
  dropped: number;
  /** How many lines of an approved plan are nobody's: they are asked for once somebody is named. */
  unassigned: number;
}

/**
 * Measures of the instruments in force that came while the child's route runs join the plan, and the wait of the stage that
 * carries them out. Safe to repeat. @returns the route they joined, if there is one.
 */
export async function joinMeasures(ctx: Ctx, childId: ChildId): Promise<Joined | undefined> {
  const routeId = await store.openRouteOf(ctx, childId);
  if (!routeId) return undefined;
  let gone: PlanEntry[] = [];
  const made = await store.madeSteps(ctx, routeId);
  const over = new Set([...made.values()].filter(isConcluded).map((step) => step.stepId));
  await change(ctx, routeId, "route.plan.join", undefined, async (route) => {
    const { after } = splitAtApproval(shipped(route.template.key, route.template.version));
    const carriers = after
      .map((s) => ({ ...s, steps: s.steps.filter((t) => t.each === "measure" || t.each === "renewal") }))
      .filter((s) => s.steps.length > 0);
    const child = withLearned((await Child.load(ctx, childId)).record, route.former);
    const entries = await proposal(ctx, childId, child, carriers, route.cycleEndsAt);
    gone = decide.notInForce(route, entries);
    return { events: decide.joinPlan(route, entries, over) };
  });
  const route = (await store.load(ctx, routeId)).data;
  for (const stage of new Set(route.plan.entries.filter((e) => e.measure ?? e.renews).map((e) => e.stage))) {
    await extendStage(ctx, route, stage);
    await makeSteps(ctx, routeId, stage);
  }
  return {
    routeId,
    dropped: gone.filter(({ stepId }) => !over.has(stepId)).length,
    unassigned: route.plan.status === "approved" ? unassigned(route).length : 0,
  };
}

/**
 * An open stage waits for what its plan has got since it opened; a settled one is past, and its newcomers wait for the next
 * cycle.
 */
export const extendStage = (ctx: Ctx, route: Route, stage: string): Promise<void> =>
  retrying(async () => {
    const found = await store.loadStage(ctx, { routeId: route.routeId, cycle: route.cycle, stage });
    const planned = route.plan.entries.filter((e) => e.stage === stage).map((e) => e.stepId);
    if (found?.data.status !== "open" || planned.every((id) => found.data.stepIds.includes(id))) return;
    const stepIds = [...new Set([...found.data.stepIds, ...planned])];
    await save(ctx, {
      writes: [{ put: store.stageRecord(ctx.tenant, { ...found.data, stepIds }), expect: found.version }],
      stream: store.routePartition(ctx.tenant, route.routeId),
      events: [],
      audit: { subject: route.childId, action: "stage.extend", detail: { routeId: route.routeId, stage } },
    });
  });
