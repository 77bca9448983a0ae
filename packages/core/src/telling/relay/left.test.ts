import { expect, it } from "vitest";
import { routeWorld } from "../../../test/worlds/relay.ts";
import type { RouteId } from "../../ground/shared/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Route from "../../routes/route/index.ts";

it.each([
  [undefined, "left-region"],
  ["deceased", "deceased"],
  ["transferred", "transferred"],
] as const)("given a child is here no more (%s), then its route is closed as %s", async (cause, reason) => {
  const w = await routeWorld();
  await w.consent();
  const routeId = (await Route.open(w.ctx, w.childId, { template: "school-age" })).routeId as RouteId;
  await w.settle();
  await Child.patch(w.ctx, w.childId, { status: "left", reason: "Со слов семьи", cause });
  await w.settle();
  expect(await Route.get(w.ctx, routeId)).toMatchObject({ status: "closed", reason });
});
