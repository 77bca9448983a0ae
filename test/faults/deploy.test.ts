// FAULTS F24: a deploy in the middle of a month, with machines of a former version under way: they go on by their own
// definition, call today's functions, and nothing is asked for twice.
import { startCloud } from "@marshrut/local";
import { machines } from "@marshrut/workflows";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { World } from "../journey/world.ts";
import { definitionOf, digestOf, recordings } from "../machines/histories.ts";
import { formerOf } from "../machines/record.ts";
import { quarterly } from "../roadmap/world.ts";
import { reconcile } from "./parts/healed.ts";
import { product } from "./parts/product.ts";
import { finishCycle, mailedTwice, openRoute, twice } from "./parts/routes.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 }); // on a machine that others keep busy

const today = new Set(machines.map((machine) => digestOf(definitionOf(machine))));
const former = Object.fromEntries(
  recordings().flatMap(({ machine, definition }) => (today.has(digestOf(definition)) ? [] : [[machine, definition]])),
);
let before: World;
let w: World;
beforeAll(async () => {
  before = await World.start("own", undefined, {
    ...product,
    machines: product.machines.map((one) => formerOf(one, former)),
  });
});
afterAll(async () => {
  await w?.close();
  await before?.close();
});

const live = async (at: World, machine: string) =>
  (await at.executions(machine)).filter(({ status }) => status === "RUNNING").map(({ name }) => name);

it("what is under way goes on by its own version, and what begins by the new one", async () => {
  expect(Object.keys(former)).toEqual(expect.arrayContaining(["agency-step", "reporting-period"]));
  const roadmap = { format: "text", key: "quarterly", content: quarterly(), from: 2026, to: 2026 };
  await before.ok("POST", "/v1/roadmaps/imports", roadmap, "admin");
  await before.ok("POST", "/v1/periods/2026-Q1/open");
  const first = await openRoute(before, 241);
  await before.cloud.advance("P15D");
  const underWay = { steps: await live(before, "agency-step"), periods: await live(before, "reporting-period") };
  expect(underWay.steps).toContain(`${first.reviewId}-g1`);
  expect(underWay.periods).toHaveLength(1);

  await before.cloud.close();
  w = new World(
    await startCloud({ home: before.home, port: 0, frozen: true, manifest: product, quiet: true }),
    before.home,
    before.agencies,
  );
  await w.cloud.settle();
  expect(await live(w, "agency-step")).toEqual(underWay.steps);
  const second = await openRoute(w, 242);
  await w.cloud.advance("P15D");
  expect(await live(w, "agency-step")).toEqual(expect.arrayContaining(underWay.steps));
  expect(await live(w, "reporting-period")).toEqual(underWay.periods);
  for (const { routeId } of [first, second]) {
    await finishCycle(w, routeId);
    expect(await w.route(routeId)).toMatchObject({ cycle: 2, generation: 2 });
    expect(await twice(w, routeId)).toEqual([]);
  }
  expect(await mailedTwice(w)).toEqual([]);
  await w.cloud.advance("PT1H");
  expect(Object.values(await reconcile(w.cloud.urls.lambda)).filter((count) => count > 0)).toEqual([]);
});
