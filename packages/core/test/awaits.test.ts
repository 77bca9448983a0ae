import { expect, it } from "vitest";
import {
  type DataBank,
  type DomainEvent,
  outboxPk,
  outboxShards,
  type RouteId,
  type Stored,
} from "../src/ground/shared/index.ts";
import { memoryBank } from "../src/ground/shared/memory/index.ts";
import * as Route from "../src/routes/route/index.ts";
import { relay } from "../src/telling/relay/index.ts";
import { doneTwice, finishCycle } from "./worlds/cycle.ts";
import { mortal } from "./worlds/mortal.ts";
import { type RouteWorld, routeWorld } from "./worlds/relay.ts";

// FAULTS F26: whoever tells an event times out at each await on its way, before the call there is made and after it. Of each type of
// events the first is told so; every function of the product dies in test/faults/awaits.test.ts.

const memory = memoryBank();
/** The world plays its machines, and leaves the telling to this test. */
const untold: DataBank = {
  ...memory,
  find: async (...question) => (question[0] === "outbox" ? { items: [] } : memory.find(...question)),
};

async function waiting(): Promise<Stored<DomainEvent>[]> {
  const shards = Array.from({ length: outboxShards }, (_, shard) =>
    memory.find<DomainEvent>("outbox", outboxPk(shard), {}, { limit: 200 }),
  );
  return (await Promise.all(shards)).flatMap(({ items }) => items);
}

const died = new Map<string, number>();

/** Tells all there is, and what follows from it. */
async function tellAll(w: RouteWorld): Promise<void> {
  const { ports, dies } = mortal({ ...w.deps, bank: memory }, ["bank", "workflows", "mailer", "outgoing"]);
  let now = w.ctx.now();
  for (let events = await waiting(); events.length > 0; events = await waiting()) {
    for (const event of events) {
      const { type } = event.data;
      const isFirst = !died.has(type);
      for (let at = 1, isAlive = !isFirst; !isAlive; at++)
        for (const done of [false, true]) {
          isAlive = !(await dies(at, done, () => relay(ports, event)));
          if (!isAlive) died.set(type, at);
        }
      // A letter that somebody had in hand who died is taken up three minutes later.
      while ((await relay(w.deps, event)) === "postponed") {
        now = now.add({ minutes: 4 });
        w.moveTo(now.toString());
      }
    }
    await w.settle();
  }
}

it("nothing is lost and nothing is done twice, wherever whoever tells it has died", async () => {
  const w = await routeWorld(untold);
  await w.consent();
  await w.ipra(["Занятия с логопедом", "Массаж"]);
  const { routeId } = (await Route.open(w.ctx, w.childId, { template: "school-age" })) as { routeId: RouteId };
  await tellAll(w);
  await finishCycle(w, routeId, () => tellAll(w));
  expect(await Route.get(w.ctx, routeId)).toMatchObject({ status: "open", cycle: 2, generation: 2 });
  expect(await doneTwice(w, routeId)).toEqual([]);
  expect([...died.keys()]).toEqual(
    expect.arrayContaining(["route.opened", "step.planned", "step.requested", "step.completed", "stage.settled"]),
  );
  expect([...died.values()].reduce((a, b) => a + b)).toBeGreaterThan(100);
});
