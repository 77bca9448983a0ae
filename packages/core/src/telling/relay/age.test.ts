import { describe, expect, it } from "vitest";
import { routeWorld, stepsOf } from "../../../test/worlds/relay.ts";
import type { RouteId } from "../../ground/shared/index.ts";
import * as Route from "../../routes/route/index.ts";

/** The open route of a child born in May 2014, whose commission has not answered by `day`, when the cycle is at its limit. */
async function atItsLimit(day: string) {
  const w = await routeWorld();
  await w.consent();
  const routeId = (await Route.open(w.ctx, w.childId, { template: "school-age" })).routeId as RouteId;
  await w.settle();
  w.moveTo(`${day}T05:00:00Z`);
  await Route.continueRoute(w.ctx, { routeId, generation: 1 }, "limit");
  return { w, routeId };
}

describe("a cycle at its limit", () => {
  it("given a child, then the next generation takes over with every step", async () => {
    const { w, routeId } = await atItsLimit("2032-04-30");
    expect(await Route.get(w.ctx, routeId)).toMatchObject({ status: "open", generation: 2 });
  });

  it("given it has come of age, then the route is handed over, nobody is asked any more, and once", async () => {
    const { w, routeId } = await atItsLimit("2032-05-01");
    await Route.continueRoute(w.ctx, { routeId, generation: 1 }, "limit");
    await w.settle();
    expect(await Route.get(w.ctx, routeId)).toMatchObject({ status: "handed-over", generation: 1 });
    expect(Object.values(await stepsOf(w, routeId)).map((s) => s.status)).toEqual(["cancelled"]);
    expect(await Route.openRouteOf(w.ctx, w.childId)).toBeUndefined();
    const { items } = await Route.history(w.ctx, routeId, {});
    expect(items.filter((e) => e.type === "route.handed-over")).toHaveLength(1);
  });
});
