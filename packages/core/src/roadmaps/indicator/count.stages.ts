import type { Stored } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { RouteId } from "../../ground/shared/ids.ts";
import { routeKey } from "../../people/child/keeper.ts";
import { everyStageOf } from "../../routes/route/plan.ts";
import * as store from "../../routes/route/route.store.ts";
import type { Route } from "../../routes/route/route.ts";
import type { Stage } from "../../routes/route/stage.ts";
import { templateOf } from "../../routes/route/templates/index.ts";
import { ofStage, stageSubject } from "./contribution.stage.ts";
import type { Contribution } from "./contribution.ts";
import { count, type Looked } from "./counting.ts";

/** One stage of a route is entered, or settled. @param at with the cycle in which that happened */
export const countStage = (ctx: Ctx, at: Pick<Stage, "routeId" | "cycle" | "stage">): Promise<void> => {
  const { routeId, stage } = at;
  return count(
    ctx,
    async () => {
      const route = await store.load(ctx, routeId);
      const found = await store.loadStage(ctx, { routeId, cycle: route.data.cycle, stage });
      return {
        adds: [ofStage(route.data, stage, found?.data)],
        from: [route, lookedAt(ctx, route.data, stage, found)],
      };
    },
    {
      subjects: [stageSubject(at)],
      keys: [routeKey(ctx.tenant, routeId), store.stageKey(ctx.tenant, at)],
    },
  );
};

/** All of them: the route has ended, goes on, is somebody else's, or begins a cycle. */
export const countStages = (ctx: Ctx, routeId: RouteId): Promise<void> =>
  count(ctx, async () => {
    const route = await store.load(ctx, routeId);
    const found = await store.stageRecords(ctx, route.data);
    const of = (stage: string) => found.find(({ data }) => data.stage === stage);
    const looked = namesOf(route.data, found.map(dataOf)).map((stage) => lookedAt(ctx, route.data, stage, of(stage)));
    return { adds: ofStages(route.data, found.map(dataOf)), from: [route, ...looked] };
  });

/** One that is not there says so: whoever enters it meanwhile may have counted it before us, and we would take that back. */
const lookedAt = (
  { tenant }: Pick<Ctx, "tenant">,
  { routeId, cycle }: Route,
  stage: string,
  found: Stored<Stage> | undefined,
): Looked => found ?? { key: store.stageKey(tenant, { routeId, cycle, stage }), version: "absent" };

/** Every stage that the route's template knows: what is not there any more counts no more. */
function namesOf({ template: { key, version } }: Route, found: readonly Stage[]): string[] {
  const template = templateOf(key, version);
  return [...new Set([...(template ? everyStageOf(template).map(({ key }) => key) : []), ...found.map(nameOf)])];
}

const ofStages = (route: Route, found: readonly Stage[]): Contribution[] =>
  namesOf(route, found).map((stage) =>
    ofStage(
      route,
      stage,
      found.find((one) => one.stage === stage),
    ),
  );

/** The same from the records, of whoever counts all of them: an open route's, as it is found. */
export const stagesOfRoute = async (ctx: Ctx, route: Route): Promise<Contribution[]> =>
  ofStages(route, (await store.stageRecords(ctx, route)).map(dataOf)).filter(
    ({ cells }) => Object.keys(cells).length > 0,
  );

const dataOf = <T>({ data }: { data: T }): T => data;
const nameOf = ({ stage }: Stage): string => stage;
