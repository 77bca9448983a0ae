import { expect, it } from "vitest";
import { world } from "../../../test/worlds/tenant.ts";
import { GenerationSuperseded, newId, type RouteId, type StepId } from "../../ground/shared/index.ts";
import { tick } from "./machine.actions.ts";

it("given its step is gone, which was told late, then an execution ends as one that has a successor does", async () => {
  const { ctx } = await world();
  const call = { stepId: newId("step", 0) as StepId, routeId: newId("route", 0) as RouteId, generation: 1 };
  await expect(tick(ctx, call)).rejects.toThrow(GenerationSuperseded);
});
