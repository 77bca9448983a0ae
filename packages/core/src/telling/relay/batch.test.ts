import { beforeEach, describe, expect, it } from "vitest";
import { agencyOf } from "../../../test/worlds/region.ts";
import { type RouteWorld, routeWorld } from "../../../test/worlds/relay.ts";
import {
  type Ctx,
  type DataBank,
  type DomainEvent,
  type OutgoingAnswer,
  outboxPk,
  outboxShards,
  type Stored,
  save,
  Unavailable,
  type WebhookId,
} from "../../ground/shared/index.ts";
import * as Webhook from "../webhook/index.ts";
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
function slowly(ms = 5): DataBank {
  const { bank } = w.deps;
  let now = 0;
  return {
    ...bank,
    commit: async (writes) => {
      const [write] = writes;
      if (!write || !("put" in write) || write.put.kind !== "event") return bank.commit(writes);
      const { name } = (write.put.data as DomainEvent<string, { name: string }>).data;
      if (broken && name === broken) throw new Unavailable(name);
      most = Math.max(most, ++now);
      await sleep(ms);
      await bank.commit(writes).finally(() => now--);
      if (name) order.push(name);
    },
  };
}

/** An event that brings nothing about, as saved with its record a minute ago. */
async function event(subject: string, n: number, ctx = w.ctx): Promise<Stored<DomainEvent>> {
  const stream = `T#${ctx.tenant}#${subject}`;
  const earlier = w.ctx.now().subtract({ minutes: 1 });
  const [saved] = await save(
    { ...ctx, now: () => earlier },
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
    const { told, failed } = await relayBatch({ ...w.deps, bank: slowly() }, await three(), "stream");
    expect([told, failed]).toEqual([6, []]);
    expect(most).toBe(3);
    expect(of("A")).toEqual(["A/1", "A/2", "A/3"]);
    expect(of("B")).toEqual(["B/1", "B/2"]);
  });

  it("is told of ten subjects at once at most", async () => {
    const events = await Promise.all(Array.from({ length: 25 }, (_, i) => event(`S${i}`, 1)));
    await relayBatch({ ...w.deps, bank: slowly() }, events, "stream");
    expect(most).toBe(10);
    expect(await waiting()).toEqual([]);
  });

  it("has faults that are their event's own: they hold the rest of their subject, and nobody else's", async () => {
    broken = "A/2";
    const { told, failed } = await relayBatch({ ...w.deps, bank: slowly() }, await three(), "stream");
    expect(failed.map(({ event, error }) => [event.data.data, String(error)])).toEqual([
      [{ name: "A/2" }, "Unavailable: A/2"],
    ]);
    expect(told).toBe(4);
    expect(await waiting()).toEqual(["A/2", "A/3"]);
  });
});

describe("an endpoint that swallows what it is sent (FAULTS F26)", () => {
  /** As many organisations as a batch has events, all of whose systems are silent; each has a test message asked for. */
  async function silent(n: number): Promise<Stored<DomainEvent>[]> {
    const hooks: Webhook.WebhookView[] = [];
    for (let i = 0; i < n; i++) {
      const agencyId = await agencyOf(w.ctx, "school", `silent-${i}`);
      hooks.push(await Webhook.register(w.ctx, agencyId, { url: "https://silent.example.org/", mail: "also" }));
    }
    await w.settle();
    const found: Stored<DomainEvent>[] = [];
    for (const { agencyId, webhookId } of hooks) {
      await Webhook.test(w.ctx, webhookId as WebhookId);
      const partition = `T#${w.ctx.tenant}#AGENCY#${agencyId}`;
      const { items } = await w.deps.bank.list<DomainEvent>("records", partition, { prefix: "EVENT#" });
      found.push(items.find(({ data }) => data.type === "webhook.test-asked")!);
    }
    return found;
  }

  it("holds up nobody else's events, however many wait for it", async () => {
    const events = [...(await silent(25)), ...(await three())];
    // The endpoints answer only when all others have been told: where these wait for them, the test never ends.
    const allTold = Promise.withResolvers<void>();
    const bank = slowly();
    const commit: DataBank["commit"] = async (writes) => {
      await bank.commit(writes);
      if (order.length === 6) allTold.resolve();
    };
    let asked = 0;
    const post = async (): Promise<OutgoingAnswer> => {
      asked++;
      await allTold.promise;
      return { failure: "timeout", latencyMs: 4000 };
    };
    const { told, failed } = await relayBatch(
      { ...w.deps, bank: { ...bank, commit }, outgoing: { post } },
      events,
      "stream",
    );
    expect([told, failed, asked]).toEqual([31, [], 25]);
    expect(await waiting()).toEqual([]);
  });

  it("is asked once, and then by its own machine: its other events do not wait for it one after the other", async () => {
    const [first] = await silent(1);
    const { webhookId } = first!.data.data as { webhookId: WebhookId };
    for (let i = 0; i < 24; i++) await Webhook.test(w.ctx, webhookId);
    const { items } = await w.deps.bank.list<DomainEvent>("records", first!.key.pk, { prefix: "EVENT#" });
    const events = items.filter(({ data }) => data.type === "webhook.test-asked");
    let asked = 0;
    const post = async (): Promise<OutgoingAnswer> => {
      asked++;
      return { failure: "timeout", latencyMs: 4000 };
    };
    const { told } = await relayBatch({ ...w.deps, outgoing: { post } }, events, "stream");
    expect([told, asked]).toEqual([25, 1]);
  });
});

describe("a flood", () => {
  const flood = async (subject: string, n: number, ctx = w.ctx) => {
    const made: Stored<DomainEvent>[] = [];
    for (let i = 1; i <= n; i++) made.push(await event(subject, i, ctx));
    return made;
  };

  it("of one subject is left to the sweeper by the stream, and the others of its batches are told", async () => {
    const events = [...(await flood("A", 130)), ...(await flood("B", 2))];
    const bank = slowly(0);
    const batches = [events.slice(0, 60), events.slice(60)];
    const left = [];
    for (const batch of batches) left.push((await relayBatch({ ...w.deps, bank }, batch, "stream")).left);
    expect(left).toEqual([0, 30]);
    expect(of("B")).toEqual(["B/1", "B/2"]);
    expect(of("A")).toHaveLength(100);
    expect(await waiting()).toHaveLength(30);
  });

  it("keeps its order: what comes after one that was left is left as well, until the sweeper has told that", async () => {
    const bank = slowly(0);
    const deps = { ...w.deps, bank };
    const events = await flood("A", 130);
    expect((await relayBatch(deps, events, "stream")).left).toBe(30);
    // A minute later there is room again; the thirty wait still.
    w.moveTo(w.ctx.now().add({ minutes: 1 }).toString());
    const later = await event("A", 201);
    expect((await relayBatch(deps, [later], "stream")).left).toBe(1);
    await sweep(deps);
    expect([order.length, order.at(-1)]).toEqual([131, "A/201"]);
    expect(await relayBatch(deps, [await event("A", 202)], "stream")).toMatchObject({ told: 1, left: 0 });
  });

  it("of one account, of one subject, of one tenant lets the sweeper tell everybody else's in its first turns", async () => {
    const as = (id: string, tenant = w.ctx.tenant): Ctx => ({
      ...w.ctx,
      tenant,
      actor: { kind: "coordinator", id, tenant },
    });
    for (let child = 0; child < 4; child++) await flood(`child-${child}`, 10, as("busy"));
    await flood("one", 30, as("one"));
    for (let child = 0; child < 10; child++) await event(`there-${child}`, 1, as(`there-${child}`, "altai"));
    await event("mine", 1, as("calm"));
    await event("route", 1, { ...w.ctx, actor: { kind: "system", id: "machine", tenant: w.ctx.tenant } });
    expect((await sweep({ ...w.deps, bank: slowly(0) }, 8)).told).toBe(8);
    // Two tenants by turns; here four parties by turns: two of the floods, and the two that have one event each.
    expect(order.toSorted()).toEqual(
      ["child-0/1", "mine/1", "one/1", "route/1", "there-0/1", "there-1/1", "there-2/1", "there-3/1"].toSorted(),
    );
    order = [];
    await sweep({ ...w.deps, bank: slowly(0) }, 12);
    expect(of("child-")).toEqual(["child-0/2", "child-1/1", "child-2/1"]);
    expect(of("one")).toEqual(["one/2", "one/3", "one/4"]);
    order = [];
    const { told } = await sweep({ ...w.deps, bank: slowly(0) });
    expect(told).toBe(82 - 20);
    expect(of("child-1/")).toEqual(Array.from({ length: 9 }, (_, i) => `child-1/${i + 2}`));
    expect(await waiting()).toEqual([]);
  });
});

it("the sweeper passes over an event that fails, also within its subject", async () => {
  await three();
  broken = "A/2";
  const { told, failed } = await sweep({ ...w.deps, bank: slowly() });
  expect([told, failed.map(({ error }) => String(error))]).toEqual([5, ["Unavailable: A/2"]]);
  expect(await waiting()).toEqual(["A/2"]);
});
