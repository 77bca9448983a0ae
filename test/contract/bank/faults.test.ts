// FAULTS F9 on the wire: throttling, conflicts, lost replies, a store that dies, each injected between the adapter and a
// real store.
import { dynamoBank } from "@marshrut/aws/bank";
import { usualRetryPolicy } from "@marshrut/aws/retry";
import { Conflict, type DataBank } from "@marshrut/core/shared";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clientOf, makeTables, type Store, startStore } from "../parts/dynoxide.ts";
import { type Fault, type FaultyWire, startProxy, throttle } from "../parts/proxy.ts";
import { freshPk, keyIn, putIn } from "./contract.ts";

let store: Store;
let proxy: FaultyWire;
let bank: DataBank;
let open: (more?: Partial<typeof usualRetryPolicy>) => DataBank;
let pk: string;
let records: string;
const clients: { destroy(): void }[] = [];

beforeAll(async () => {
  store = await startStore();
  proxy = await startProxy(store.endpoint);
  const names = await makeTables(store.endpoint);
  records = names.records;
  open = (more = {}) => {
    const client = clientOf(proxy.endpoint, 250);
    clients.push(client);
    return dynamoBank(client, names, { ...usualRetryPolicy, sleep: async () => {}, ...more });
  };
  // A store writes its first record later than others, and on a busy machine later than those wait who are tried here.
  const patient = clientOf(proxy.endpoint, 60_000);
  clients.push(patient);
  await dynamoBank(patient, names).commit([putIn(freshPk(), "first", {})]);
});
beforeEach(() => {
  bank = open();
  pk = freshPk();
  proxy.seen.length = 0;
});
afterAll(async () => {
  for (const client of clients) client.destroy();
  await proxy.close();
  await store.close();
});

const cancelled = (...codes: string[]): Fault => ({
  status: 400,
  body: {
    __type: "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
    message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes.join(", ")}]`,
    CancellationReasons: codes.map((Code) => ({ Code })),
  },
});
const inFlight: Fault = {
  status: 400,
  body: { __type: "com.amazonaws.dynamodb.v20120810#TransactionConflictException", message: "as the test wants it" },
};
const broken: Fault = { status: 500, body: { __type: "InternalServerError", message: "as the test wants it" } };
const hang: Fault = () => new Promise<Fault>(() => {});
const crash: Fault = async () => {
  await store.crash();
  return "lose-reply";
};
const put = (sk: string, data: unknown = {}) => putIn(pk, sk, data);
const sks = async () => (await bank.list("records", pk)).items.map((r) => `${r.key.sk}:${r.version}`);

describe("a fault that passes", () => {
  it.each<[string, Fault]>([
    ["throttled", throttle],
    ["a fault of the service", broken],
    ["a lost reply", "lose-reply"],
    ["no reply", hang],
  ])("is not seen by readers: %s", async (_, fault) => {
    await bank.commit([put("A")]);
    proxy.plan("GetItem", fault, fault);
    proxy.plan("Query", fault);
    proxy.plan("BatchGetItem", fault);
    expect((await bank.get(keyIn(pk, "A")))?.version).toBe(1);
    expect(await sks()).toEqual(["A:1"]);
    expect((await bank.getMany([keyIn(pk, "A")])).map((r) => r?.version)).toEqual([1]);
    expect(proxy.seen.slice(1)).toEqual([
      ...["GetItem", "GetItem", "GetItem"],
      ...["Query", "Query"],
      ...["BatchGetItem", "BatchGetItem"],
    ]);
  });

  it("asks again for the keys that DynamoDB left out of a batch, and for these only", async () => {
    await bank.commit([put("A"), put("B")]);
    const [a, b] = ["A", "B"].map((sk) => ({ pk: { S: pk }, sk: { S: sk } }));
    const [version, kind, data] = [{ N: "1" }, { S: "step" }, { M: { from: { S: "the first answer" } } }];
    proxy.plan("BatchGetItem", {
      status: 200,
      body: {
        Responses: { [records]: [{ ...a, version, kind, data }] },
        UnprocessedKeys: { [records]: { Keys: [b], ConsistentRead: true } },
      },
    });
    const found = await bank.getMany(["B", "A"].map((sk) => keyIn(pk, sk)));
    expect(found.map((r) => [r?.key.sk, r?.data])).toEqual([
      ["B", {}],
      ["A", { from: "the first answer" }],
    ]);
    expect(proxy.seen.slice(1)).toEqual(["BatchGetItem", "BatchGetItem"]);
  });

  it.each<[string, Fault]>([
    ["throttled", throttle],
    ["a fault of the service", broken],
    ["a transaction in flight", cancelled("None", "TransactionConflict")],
    ["a throttled partition", cancelled("ThrottlingError", "None")],
    ["the reply lost after the write", "lose-reply"],
    ["no reply after the write", hang],
    ["the store killed after the write, so that it forgot the token", crash],
  ])("is not seen by writers, who write once: %s", async (_, fault) => {
    await bank.commit([put("A"), put("B")]);
    proxy.plan("TransactWriteItems", fault, fault);
    await bank.commit([
      { ...put("A", { n: 2 }), expect: 1 },
      { ...put("B", { n: 2 }), expect: "any" },
      { remove: keyIn(pk, "C"), expect: "absent" },
      put("D"),
    ]);
    expect(await sks()).toEqual(["A:2", "B:2", "D:1"]);
    expect(proxy.seen.filter((o) => o === "TransactWriteItems")).toHaveLength(4);
  });

  it.each<[string, Fault]>([
    ["throttled", throttle],
    ["a fault of the service", broken],
    ["a lost reply", "lose-reply"],
    ["no reply", hang],
    ["a transaction in flight", inFlight],
  ])("is not seen by who writes one record: %s", async (_, fault) => {
    proxy.plan("PutItem", fault, fault);
    await bank.commit([put("A")]);
    expect(await sks()).toEqual(["A:1"]);
    expect(proxy.seen.filter((o) => o === "PutItem")).toHaveLength(3);
  });

  it("also for a lone write, and for a removal whose reply was lost", async () => {
    proxy.plan("PutItem", "lose-reply");
    await bank.commit([put("A")]);
    proxy.plan("TransactWriteItems", "lose-reply");
    await bank.commit([{ remove: keyIn(pk, "A"), expect: 1 }]);
    expect(await sks()).toEqual([]);
  });

  it("is waited out while the store is away", async () => {
    const waits: number[] = [];
    const patient = open({
      sleep: async (ms) => {
        if (waits.push(ms) === 2) proxy.plan("TransactWriteItems");
      },
    });
    proxy.plan("TransactWriteItems", ...Array.from({ length: 50 }, () => broken));
    await patient.commit([put("A"), put("B")]);
    expect(waits).toHaveLength(2);
    expect(await sks()).toEqual(["A:1", "B:1"]);
  });
});

describe("a fault that stays", () => {
  const leftOut = () => ({
    status: 200,
    body: { Responses: {}, UnprocessedKeys: { [records]: { Keys: [{ pk: { S: pk }, sk: { S: "A" } }] } } },
  });
  const always = (fault: Fault) => Array.from({ length: 100 }, () => fault);

  it.each<[string, Fault, string[]]>([
    ["throttled", throttle, ["A", "B"]],
    ["a fault of the service", broken, ["A", "B"]],
    ["a transaction in flight", cancelled("TransactionConflict"), ["A", "B"]],
    ["a lone write, throttled", throttle, ["A"]],
    ["a lone write, a fault of the service", broken, ["A"]],
    ["a lone write, a transaction in flight", inFlight, ["A"]],
  ])("ends as Unavailable after eight attempts, with nothing written: %s", async (_, fault, records) => {
    proxy.plan("TransactWriteItems", ...always(fault));
    proxy.plan("PutItem", ...always(fault));
    proxy.plan("GetItem", ...always(throttle));
    proxy.plan("BatchGetItem", ...always(leftOut()));
    await expect(bank.commit(records.map((sk) => put(sk)))).rejects.toMatchObject({ name: "Unavailable" });
    expect(proxy.seen).toHaveLength(8);
    await expect(bank.get(keyIn(pk, "A"))).rejects.toMatchObject({ name: "Unavailable" });
    await expect(bank.getMany([keyIn(pk, "A")])).rejects.toMatchObject({ name: "Unavailable" });
    for (const operation of ["TransactWriteItems", "PutItem", "GetItem", "BatchGetItem"]) proxy.plan(operation);
    expect(await sks()).toEqual([]);
  });

  it("is Unavailable where nobody listens", async () => {
    const nowhere = await startProxy(store.endpoint);
    await nowhere.close();
    const bank = dynamoBank(clientOf(nowhere.endpoint), await makeTables(store.endpoint), {
      ...usualRetryPolicy,
      sleep: async () => {},
    });
    await expect(bank.get(keyIn(pk, "A"))).rejects.toMatchObject({ name: "Unavailable" });
  });

  it("is no Unavailable when no attempt would mend it", async () => {
    const accident: Fault = { status: 400, body: { __type: "AccessDeniedException", message: "no" } };
    proxy.plan("TransactWriteItems", accident, cancelled("ValidationError"));
    proxy.plan("PutItem", accident);
    const both = [put("A"), put("B")];
    await expect(bank.commit(both)).rejects.toMatchObject({ name: "AccessDeniedException" });
    await expect(bank.commit(both)).rejects.toMatchObject({ name: "TransactionCanceledException" });
    await expect(bank.commit([put("A")])).rejects.toMatchObject({ name: "AccessDeniedException" });
    expect(proxy.seen).toHaveLength(3);
  });
});

describe("a conflict", () => {
  it("is told at once, also beside a transaction in flight", async () => {
    proxy.plan("TransactWriteItems", cancelled("TransactionConflict", "ConditionalCheckFailed"));
    await expect(bank.commit([put("A"), put("B")])).rejects.toMatchObject({ name: "Conflict", at: 1 });
    expect(proxy.seen).toHaveLength(1);
  });

  it("stays a conflict when the other's write came before ours and our reply was lost", async () => {
    await bank.commit([put("A", { by: "other" })]);
    proxy.plan("TransactWriteItems", "lose-reply");
    await expect(bank.commit([put("A", { by: "us" }), put("B")])).rejects.toBeInstanceOf(Conflict);
    proxy.plan("PutItem", "lose-reply");
    await expect(bank.commit([put("A", { by: "us" })])).rejects.toBeInstanceOf(Conflict);
    expect((await bank.get(keyIn(pk, "A")))?.data).toEqual({ by: "other" });
    expect(await sks()).toEqual(["A:1"]);
  });
});

it("counts every acknowledged write once while most requests fail", async () => {
  const faults: Fault[] = [
    "pass",
    "lose-reply",
    throttle,
    "pass",
    broken,
    "lose-reply",
    cancelled("TransactionConflict"),
  ];
  // No faults at random: a plan of 400 that meets the workers in whatever order they come.
  proxy.plan("TransactWriteItems", ...Array.from({ length: 400 }, (_, i) => faults[(i * i + i) % faults.length]!));
  const patient = open({ attempts: 100 });
  await patient.commit([put("COUNTER", { n: 0 })]);
  const increment = async (): Promise<void> => {
    const record = (await patient.get<{ n: number }>(keyIn(pk, "COUNTER")))!;
    const next = { ...put("COUNTER", { n: record.data.n + 1 }), expect: record.version };
    await patient.commit([next, putIn(pk, `EVENT#${crypto.randomUUID()}`, {})]).catch((error: unknown) => {
      if (error instanceof Conflict) return increment();
      throw error;
    });
  };
  const worker = async () => {
    for (let i = 0; i < 10; i++) await increment();
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
  proxy.plan("TransactWriteItems");
  expect(await patient.get(keyIn(pk, "COUNTER"))).toMatchObject({ version: 41, data: { n: 40 } });
  expect((await patient.list("records", pk, { prefix: "EVENT#" })).items).toHaveLength(40);
});
