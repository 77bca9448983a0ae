import type { ChildId, RouteId } from "../../ground/shared/ids.ts";
import {
  all,
  type Ctx,
  type DomainEvent,
  getAll,
  type Key,
  notFound,
  type Page,
  type PageRequest,
  type Place,
  type Range,
  type StepId,
  type Stored,
  type Write,
} from "../../ground/shared/index.ts";
import { openRouteKey, routeKey } from "../../people/child/keeper.ts";
import { numberPlace, routePartition } from "../step/step.store.ts";
import type { Step } from "../step/step.ts";
import type { Route } from "./route.ts";
import type { Stage } from "./stage.ts";

export { openRouteKey, routePartition };

const stagePrefix = (cycle: number) => `STAGE#${String(cycle).padStart(3, "0")}#`;
export const stageKey = (
  tenant: string,
  { routeId, cycle, stage }: Pick<Stage, "routeId" | "cycle" | "stage">,
): Key => ({
  table: "records",
  pk: routePartition(tenant, routeId),
  sk: `${stagePrefix(cycle)}${stage}`,
});
/** gsi2: the tenant's open routes, for the reconciler. */
export const openRoutes = (tenant: string) => `T#${tenant}#ROUTES#OPEN`;
/** gsi2: those that have ended, for whoever counts all of them. */
export const endedRoutes = (tenant: string) => `T#${tenant}#ROUTES#ENDED`;
/** gsi1: a child's routes, open and ended. */
export const childRoutes = (tenant: string, childId: ChildId) => `T#${tenant}#CHILD#${childId}#ROUTES`;

/** gsi3: plans that wait for their approval; municipality by municipality, in each the one that has waited longest first. */
export const draftsPk = (tenant: string) => `T#${tenant}#ROUTES#DRAFT`;

const draftPlace = (tenant: string, { status, plan, municipality, routeId, generationAt }: Route): Place | undefined =>
  status === "open" && plan.status === "draft"
    ? { pk: draftsPk(tenant), sk: `${municipality}#${plan.draftedAt ?? generationAt}#${routeId}` }
    : undefined;

export const record = (tenant: string, route: Route): Omit<Stored<Route>, "version"> => ({
  key: routeKey(tenant, route.routeId),
  kind: "route",
  data: route,
  index: {
    gsi1: { pk: childRoutes(tenant, route.childId), sk: route.routeId },
    gsi2: { pk: route.status === "open" ? openRoutes(tenant) : endedRoutes(tenant), sk: route.routeId },
    gsi3: draftPlace(tenant, route),
    gsi4: numberPlace(tenant, route.routeId),
  },
});

/** As long as this holds, the route is as it was read: open, say, and run by the same generation. */
export const unchanged = ({ key, version }: Stored<Route>): Write => ({ check: key, expect: version });

export const stageRecord = (tenant: string, stage: Stage): Omit<Stored<Stage>, "version"> => ({
  key: stageKey(tenant, stage),
  kind: "stage",
  data: stage,
});

/** How many routes a child has or had, up to so many. */
export const countOf = async (ctx: Pick<Ctx, "bank" | "tenant">, childId: ChildId, most: number): Promise<number> =>
  (await ctx.bank.find("gsi1", childRoutes(ctx.tenant, childId), {}, { limit: most })).items.length;

/** @throws Refusal not-found */
export async function load(ctx: Pick<Ctx, "bank" | "tenant">, routeId: RouteId): Promise<Stored<Route>> {
  const found = await ctx.bank.get<Route>(routeKey(ctx.tenant, routeId));
  if (!found) throw notFound();
  return found;
}

/** Which of these routes are open; one operation for each hundred. */
export async function openAmong(
  ctx: Pick<Ctx, "bank" | "tenant">,
  routeIds: readonly RouteId[],
): Promise<ReadonlySet<RouteId>> {
  const keys = [...new Set(routeIds)].map((routeId) => routeKey(ctx.tenant, routeId));
  const found = await getAll<Route>(ctx.bank, keys);
  return new Set(found.flatMap((route) => (route?.data.status === "open" ? [route.data.routeId] : [])));
}

export const loadStage = (
  ctx: Pick<Ctx, "bank" | "tenant">,
  stage: Pick<Stage, "routeId" | "cycle" | "stage">,
): Promise<Stored<Stage> | undefined> => ctx.bank.get<Stage>(stageKey(ctx.tenant, stage));

export const stagesIn = async (
  ctx: Pick<Ctx, "bank" | "tenant">,
  route: Pick<Route, "routeId" | "cycle">,
): Promise<Stage[]> => (await stageRecords(ctx, route)).map(({ data }) => data);

/** The same with their versions, for whoever writes them with the route. */
export async function stageRecords(
  ctx: Pick<Ctx, "bank" | "tenant">,
  route: Pick<Route, "routeId" | "cycle">,
): Promise<Stored<Stage>[]> {
  const range = { prefix: stagePrefix(route.cycle) };
  const found: Stored<Stage>[] = [];
  for await (const s of all<Stage>(ctx.bank, "records", routePartition(ctx.tenant, route.routeId), range))
    found.push(s);
  return found;
}

/** One stage of the present cycle of each of some routes, where it was entered; two operations for each hundred. */
export async function stagesAt(
  ctx: Pick<Ctx, "bank" | "tenant">,
  routeIds: readonly RouteId[],
  stage: string,
): Promise<(Stage | undefined)[]> {
  const keys = routeIds.map((routeId) => routeKey(ctx.tenant, routeId));
  const routes = (await getAll<Route>(ctx.bank, keys)).flatMap((route) => (route ? [route.data] : []));
  const found = await getAll<Stage>(
    ctx.bank,
    routes.map(({ routeId, cycle }) => stageKey(ctx.tenant, { routeId, cycle, stage })),
  );
  return found.map((one) => one?.data);
}

/** The steps that are there; a stage that has just opened names some that are still being made. */
export async function madeSteps(ctx: Pick<Ctx, "bank" | "tenant">, routeId: RouteId): Promise<Map<StepId, Step>> {
  const made = new Map<StepId, Step>();
  const steps = all<Step>(ctx.bank, "records", routePartition(ctx.tenant, routeId), { prefix: "STEP#" });
  for await (const { data } of steps) made.set(data.stepId, data);
  return made;
}

/** Of its partition all but what happened: its own record, its stages, its steps. */
const asItStands: Range = { from: "ROUTE", to: "STEP$" };

/** A route with all that it consists of. */
export interface Whole {
  route: Stored<Route>;
  /** Of its present cycle. */
  stages: Stage[];
  /** Those that are there, of every cycle. */
  steps: Step[];
}

/** By one read. @throws Refusal not-found */
export async function loadWhole(ctx: Pick<Ctx, "bank" | "tenant">, routeId: RouteId): Promise<Whole> {
  let route: Stored<Route> | undefined;
  const stages: Stage[] = [];
  const steps: Step[] = [];
  for await (const one of all(ctx.bank, "records", routePartition(ctx.tenant, routeId), asItStands)) {
    if (one.kind === "route") route = one as Stored<Route>;
    if (one.kind === "stage") stages.push(one.data as Stage);
    if (one.kind === "step") steps.push(one.data as Step);
  }
  if (!route) throw notFound();
  const { cycle } = route.data;
  return { route, stages: stages.filter((stage) => stage.cycle === cycle), steps };
}

/** The same for whoever counts. @throws Refusal not-found */
export async function loadWithSteps(
  ctx: Pick<Ctx, "bank" | "tenant">,
  routeId: RouteId,
): Promise<{ route: Route; steps: Step[] }> {
  const { route, steps } = await loadWhole(ctx, routeId);
  return { route: route.data, steps };
}

export const openRouteOf = async (ctx: Pick<Ctx, "bank" | "tenant">, childId: ChildId): Promise<RouteId | undefined> =>
  (await ctx.bank.get<{ routeId: RouteId }>(openRouteKey(ctx.tenant, childId)))?.data.routeId;

/** As long as this holds no route of the child has been opened since, nor has the open one ended. */
export async function placeUnchanged(ctx: Pick<Ctx, "bank" | "tenant">, childId: ChildId): Promise<Write> {
  const key = openRouteKey(ctx.tenant, childId);
  return { check: key, expect: (await ctx.bank.get(key))?.version ?? "absent" };
}

export const events = (
  ctx: Pick<Ctx, "bank" | "tenant">,
  routeId: RouteId,
  page: PageRequest,
): Promise<Page<Stored<DomainEvent>>> =>
  ctx.bank.list<DomainEvent>("records", routePartition(ctx.tenant, routeId), { prefix: "EVENT#" }, page);
