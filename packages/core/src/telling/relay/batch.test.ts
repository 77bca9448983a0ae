import { beforeEach, describe, expect, it } from "vitest";
import { agencyOf } from "../../../test/worlds/region.ts";
import { type RouteWorld, routeWorld } from "../../../test/worlds/relay.ts";
import {
  type Ctx,
  type DataBank,
  type DomainEvent,
  type Key,
  type OutgoingAnswer,
  outboxPk,
  outboxShards,
  type Refusal,
  type Stored,
  save,
  Unavailable,
  type WebhookId,
} from "../../ground/shared/index.ts";
import * as Webhook from "../webhook/index.ts";
import { relayBatch } from "./batch.ts";
import { relay } from "./relay.ts";
import { sweep } from "./sweep.ts";

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let w: RouteWorld;
/** `subject/n` in the order in which they were told, and how many were being told at once at most. */
let order: string[];
let most: number;
/** One of an event that cannot be told. */
let broken: string | undefined;
/** Writes of each commit. */
let commits: number[];

beforeEach(async () => {
  w = await routeWorld();
  await w.settle();
  [order, most, broken, commits] = [[], 0, undefined, []];
});

/** Which event a read or a write is about. */
const nameIn = (text: string): string | undefined => /[\w-]+\/\d+/.exec(text)?.[0];
const told = (names: readonly (string | undefined)[]) => order.push(...names.filter((name) => name !== undefined));

/** The world's bank, slow to say whether there is a task, which is all that is asked of it when such an event is told. */
function slowly(ms = 5): DataBank {
  const { bank } = w.deps;
  let now = 0;
  const reading = async <T>(keys: readonly Key[], read: () => Promise<T>): Promise<T> => {
    const names = keys.map(({ pk, sk }) => nameIn(`${pk} ${sk}`)).filter((name) => name !== undefined);
    now += names.length;
    most = Math.max(most, now);
    if (names.length > 0) await sleep(ms);
    const found = await read();
    now -= names.length;
    told(names);
    return found;
  };
  return {
    ...bank,
    get: (key) => reading([key], () => bank.get(key)),
    getMany: (keys) => reading(keys, () => bank.getMany(keys)),
    commit: async (writes) => {
      commits.push(writes.length);
      await bank.commit(writes);
    },
  };
}

/** An event that closes a task which is not there, as saved with its record a minute ago. */
async function event(subject: string, n: number, ctx = w.ctx): Promise<Stored<DomainEvent>> {
  const stream = `T#${ctx.tenant}#${subject}`;
  const earlier = w.ctx.now().subtract({ minutes: 1 });
  const [saved] = await save(
    { ...ctx, now: () => earlier },
    {
      writes: [],
      stream,
      events: [eventOf(`${subject}/${n}`)],
      audit: { subject, action: "test" },
    },
  );
  return (await w.deps.bank.get<DomainEvent>({ table: "records", pk: stream, sk: `EVENT#${saved!.eventId}` }))!;
}

const eventOf = (name: string) =>
  name === broken
    ? { type: "plan.agreed", data: { routeId: "route_none", confirmationId: name } }
    : { type: "second.given", data: { confirmationId: name } };

const three = async () =>
  Promise.all([event("A", 1), event("B", 1), event("A", 2), event("C", 1), event("A", 3), event("B", 2)]);
const of = (subject: string) => order.filter((name) => name.startsWith(subject));

async function waiting(): Promise<string[]> {
  const names: string[] = [];
  for (let shard = 0; shard < outboxShards; shard++)
    for (const { data } of (await w.deps.bank.find<DomainEvent>("outbox", outboxPk(shard))).items)
      names.push((data.data as { confirmationId: string }).confirmationId);
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
    expect(failed.map(({ event, error }) => [event.data.data, (error as Refusal).code])).toEqual([
      [{ routeId: "route_none", confirmationId: "A/2" }, "not-found"],
    ]);
    expect(told).toBe(4);
    expect(await waiting()).toEqual(["A/2", "A/3"]);
  });

  it("leaves the outbox by one commit, without those of which another relay was faster", async () => {
    const events = await three();
    await relay(w.deps, events[2]!);
    const batch = await relayBatch({ ...w.deps, bank: slowly() }, [...events, events[1]!], "stream");
    expect(batch).toMatchObject({ told: 7, failed: [] });
    expect(commits).toEqual([6, 5]);
    expect(await waiting()).toEqual([]);
  });

  it("that comes again as a whole finds that by one commit and one read, and not by a commit for each", async () => {
    const events = await three();
    await relayBatch(w.deps, events, "stream");
    expect(await relayBatch({ ...w.deps, bank: slowly() }, events, "stream")).toMatchObject({ told: 6, failed: [] });
    expect(commits).toEqual([6]);
    expect(await waiting()).toEqual([]);
  });

  it("of which none could be taken off the outbox has failed, and comes again", async () => {
    const events = await three();
    const bank: DataBank = { ...w.deps.bank, commit: () => Promise.reject(new Unavailable("down")) };
    const batch = await relayBatch({ ...w.deps, bank }, events, "stream");
    expect([batch.told, batch.failed.length]).toEqual([0, 6]);
    expect(await waiting()).toHaveLength(6);
    expect(await relayBatch(w.deps, events, "sweeper")).toMatchObject({ told: 6, failed: [] });
    expect(await waiting()).toEqual([]);
  });
});

describe("of events that leave the outbox together, one that the store refuses", () => {
  it("stays there alone and is told again", async () => {
    const events = await three();
    const refused = events[3]!;
    const bank: DataBank = {
      ...w.deps.bank,
      commit: (writes) =>
        writes.some((write) => "put" in write && write.put.key.pk === refused.key.pk)
          ? Promise.reject(new Unavailable("refused"))
          : w.deps.bank.commit(writes),
    };
    const batch = await relayBatch({ ...w.deps, bank }, events, "sweeper");
    expect(batch.told).toBe(5);
    expect(batch.failed.map(({ event }) => event.data.eventId)).toEqual([refused.data.eventId]);
    expect(await waiting()).toEqual(["C/1"]);
    await expect(relay({ ...w.deps, bank }, refused)).rejects.toThrow("refused");
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
    // The endpoints answer only when all others are off the outbox: where these wait for them, the test never ends.
    const allTold = Promise.withResolvers<void>();
    const bank = slowly();
    const commit: DataBank["commit"] = async (writes) => {
      await bank.commit(writes);
      if ((await waiting()).filter((name) => nameIn(name ?? "")).length === 0) allTold.resolve();
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
  broken = "A/2";
  await three();
  const { told, failed } = await sweep({ ...w.deps, bank: slowly() });
  expect([told, failed.map(({ error }) => (error as Refusal).code)]).toEqual([5, ["not-found"]]);
  expect(await waiting()).toEqual(["A/2"]);
});
