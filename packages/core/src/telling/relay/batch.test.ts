import { beforeEach, describe, expect, it } from "vitest";
import { type RouteWorld, routeWorld } from "../../../test/worlds/relay.ts";
import {
  type DataBank,
  type DomainEvent,
  outboxPk,
  outboxShards,
  type Stored,
  save,
  Unavailable,
} from "../../ground/shared/index.ts";
import { relayBatch } from "./batch.ts";
import { sweep } from "./sweep.ts";

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let w: RouteWorld;
/** `subject/n` in the order in which they were told, and how many were being told at once at most. */
let order: string[];
let most: number;
let broken: string | undefined;

beforeEach(async () => {
  w = await routeWorld();
  await w.settle();
  [order, most, broken] = [[], 0, undefined];
});

/** The world's bank, slow to take an event off the outbox, which is the last thing done with it. */
function slowly(): DataBank {
  const { bank } = w.deps;
  let now = 0;
  return {
    ...bank,
    commit: async (writes) => {
      const [write] = writes;
      if (!write || !("put" in write) || write.put.kind !== "event") return bank.commit(writes);
      const { name } = (write.put.data as DomainEvent<string, { name: string }>).data;
      if (name === broken) throw new Unavailable(name);
      most = Math.max(most, ++now);
      await sleep(5);
      await bank.commit(writes).finally(() => now--);
      order.push(name);
    },
  };
}

/** An event that brings nothing about, as saved with its record a minute ago. */
async function event(subject: string, n: number): Promise<Stored<DomainEvent>> {
  const stream = `T#kuzbass#${subject}`;
  const earlier = w.ctx.now().subtract({ minutes: 1 });
  const [saved] = await save(
    { ...w.ctx, now: () => earlier },
    {
      writes: [],
      stream,
      events: [{ type: "test.happened", data: { name: `${subject}/${n}` } }],
      audit: { subject, action: "test" },
    },
  );
  return (await w.deps.bank.get<DomainEvent>({ table: "records", pk: stream, sk: `EVENT#${saved!.eventId}` }))!;
}

const three = async () =>
  Promise.all([event("A", 1), event("B", 1), event("A", 2), event("C", 1), event("A", 3), event("B", 2)]);
const of = (subject: string) => order.filter((name) => name.startsWith(subject));

async function waiting(): Promise<string[]> {
  const names: string[] = [];
  for (let shard = 0; shard < outboxShards; shard++)
    for (const { data } of (await w.deps.bank.find<DomainEvent>("outbox", outboxPk(shard))).items)
      names.push((data.data as { name: string }).name);
  return names.toSorted();
}

describe("a batch of events", () => {
  it("is told subject beside subject, each subject's in order", async () => {
    const { told, failed } = await relayBatch({ ...w.deps, bank: slowly() }, await three(), "hold");
    expect([told, failed]).toEqual([6, []]);
    expect(most).toBe(3);
    expect(of("A")).toEqual(["A/1", "A/2", "A/3"]);
    expect(of("B")).toEqual(["B/1", "B/2"]);
  });

  it("is told of ten subjects at once at most", async () => {
    const events = await Promise.all(Array.from({ length: 25 }, (_, i) => event(`S${i}`, 1)));
    await relayBatch({ ...w.deps, bank: slowly() }, events, "hold");
    expect(most).toBe(10);
    expect(await waiting()).toEqual([]);
  });

  it("has faults that are their event's own: they hold the rest of their subject, and nobody else's", async () => {
    broken = "A/2";
    const { told, failed } = await relayBatch({ ...w.deps, bank: slowly() }, await three(), "hold");
    expect(failed.map(({ event, error }) => [event.data.data, String(error)])).toEqual([
      [{ name: "A/2" }, "Unavailable: A/2"],
    ]);
    expect(told).toBe(4);
    expect(await waiting()).toEqual(["A/2", "A/3"]);
  });
});

it("the sweeper passes over an event that fails, also within its subject", async () => {
  await three();
  broken = "A/2";
  const { told, failed } = await sweep({ ...w.deps, bank: slowly() });
  expect([told, failed.map(({ error }) => String(error))]).toEqual([5, ["Unavailable: A/2"]]);
  expect(await waiting()).toEqual(["A/2"]);
});
