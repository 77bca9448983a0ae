import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { type DataBank, type DomainEvent, outboxPk, outboxShards, type RouteId } from "../src/ground/shared/index.ts";
import { lagging, memoryBank } from "../src/ground/shared/memory/index.ts";
import * as Route from "../src/routes/route/index.ts";
import * as Step from "../src/routes/step/index.ts";
import { reconcile } from "../src/telling/reconcile/index.ts";
import { relay } from "../src/telling/relay/index.ts";
import { doneTwice, finishCycle } from "./worlds/cycle.ts";
import { type RouteWorld, routeWorld, stepsOf } from "./worlds/relay.ts";

// FAULTS F25: every secondary order hears of what is written two seconds late.

let instant = Temporal.Instant.from("2025-03-03T05:00:00Z");
const memory = memoryBank();
const late = lagging(memory, () => instant.epochMilliseconds, 2_000);
/** What the stream brings is as it is; the sweeper looks at the order. */
const bank: DataBank = {
  ...late,
  find: (...[index, ...question]) => (index === "outbox" ? memory : late).find(index, ...question),
};

/** What the sweeper finds waiting, some of which has been told a moment ago. */
async function sweep(w: RouteWorld): Promise<void> {
  for (let shard = 0; shard < outboxShards; shard++)
    for (const event of (await late.find<DomainEvent>("outbox", outboxPk(shard))).items) await relay(w.deps, event);
  await w.settle();
}

/** So much later, with the sweeper at its beginning, when nobody has heard of what was just done, and at its end. */
async function later(w: RouteWorld, time: Temporal.DurationLike = { minutes: 1 }): Promise<void> {
  await sweep(w);
  instant = instant.add(time);
  w.moveTo(instant.toString());
  await sweep(w);
}

/** What is listed, page by page, one after the other within the lag. */
async function listed(w: RouteWorld): Promise<string[]> {
  const seen: string[] = [];
  let from: string | undefined;
  do {
    const page = await Step.find(w.ctx, { limit: 2, from });
    seen.push(...page.items.map(({ stepId }) => stepId));
    from = page.next;
  } while (from);
  return seen;
}

it("a route goes through its cycle as ever, only later; nothing is told twice, and no list doubles what it has", async () => {
  const w = await routeWorld(bank);
  await w.consent();
  await w.ipra(["Занятия с логопедом", "Массаж"]);
  await later(w);
  const routeId = (await Route.open(w.ctx, w.childId, { template: "school-age" })).routeId as RouteId;
  await w.settle();
  expect(await listed(w)).toEqual([]); // nobody has heard of it yet
  await later(w);
  await finishCycle(w, routeId, async () => {
    const seen = await listed(w);
    expect(new Set(seen).size).toBe(seen.length);
    await later(w);
  });
  expect(await Route.get(w.ctx, routeId)).toMatchObject({ status: "open", cycle: 2, generation: 2 });
  expect(await doneTwice(w, routeId)).toEqual([]);

  await later(w, { minutes: 45 });
  const found = await reconcile(w.deps, "kuzbass");
  expect(Object.entries(found).filter(([, n]) => n > 0)).toEqual([]);
  const open = Object.values(await stepsOf(w, routeId)).filter(({ settledAt }) => !settledAt);
  expect((await listed(w)).toSorted()).toEqual(open.map(({ stepId }) => stepId).toSorted());
});

it("is not heard of while it is being written, and not at all where the store refused it", async () => {
  const key = { table: "records" as const, pk: "T#pilot#LATE", sk: "1" };
  const put = { key, kind: "late", data: {}, index: { gsi1: { pk: key.pk, sk: key.sk } } };
  let at = 0;
  // The store has it, and its answer is still on the way: what was written stands in its order already.
  const seen: number[] = [];
  const found = async () => (await slow.find("gsi1", key.pk)).items.length;
  const store = memoryBank();
  const commit: DataBank["commit"] = async (writes) => {
    await store.commit(writes);
    seen.push(await found());
  };
  const slow = lagging({ ...store, commit }, () => at, 100);
  await slow.commit([{ put, expect: "absent" }]);
  seen.push(await found());
  at = 200;
  seen.push(await found());
  await expect(slow.commit([{ put, expect: "absent" }])).rejects.toThrow();
  seen.push(await found());
  expect(seen).toEqual([0, 0, 1, 1]);
});
