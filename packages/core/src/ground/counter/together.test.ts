import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type DataBank, type Key, Unavailable, type Write } from "../shared/bank.ts";
import { patience } from "../shared/coalescing.ts";
import { memoryBank } from "../shared/memory/index.ts";
import { readOnce } from "../shared/read-once.ts";
import { addTo, readSome, type Sums, writeCounted } from "./counter.store.ts";
import { commitTally } from "./together.ts";

const tenant = "kuzbass";
let memory: DataBank;
/** How many writes each commit had. */
let commits: number[];
/** What the store does at a commit, in the order of its commits. */
let meanwhile: ((writes: Write[]) => Promise<void>)[];
let bank: DataBank;

beforeEach(() => {
  memory = memoryBank();
  [commits, meanwhile] = [[], []];
  bank = {
    ...memory,
    async commit(writes) {
      commits.push(writes.length);
      await meanwhile.shift()?.(writes);
      await memory.commit(writes);
    },
  };
});
afterEach(() => vi.useRealTimers());

/** Somebody counts once in a group of everybody and in one of their own. */
function tallyOf(subject: string, checks: Write[] = []) {
  const counted = { subject, cells: { everybody: { n: 1 }, [`of:${subject}`]: { n: 1 } } };
  const sums: Sums = new Map();
  addTo(sums, counted);
  return { generation: 1, own: [writeCounted(tenant, 1, counted, "absent"), ...checks], sums };
}
const count = (subject: string, checks?: Write[], at = bank) =>
  commitTally({ bank: at, tenant }, tallyOf(subject, checks));
const counted = async () => (await readSome({ bank: memory, tenant }, 1, ["everybody"])).everybody!.n ?? 0;
const key: Key = { table: "records", pk: "T#kuzbass#ROUTE#r", sk: "ROUTE" };
const put: Write = { put: { key, kind: "route", data: {} }, expect: "absent" };
const failed = (outcomes: PromiseSettledResult<void>[]) =>
  outcomes.flatMap((one, i) => (one.status === "rejected" ? [[i, (one.reason as Error).name]] : []));

it("writes what comes side by side by one commit, and each sum once", async () => {
  await Promise.all(Array.from({ length: 12 }, (_, i) => count(`child${i}`)));
  expect(commits).toEqual([3, 11 + 11 + 1]);
  expect(await counted()).toBe(12);
});

it("keeps to the limit of a transaction", async () => {
  await Promise.all(Array.from({ length: 150 }, (_, i) => count(`child${i}`)));
  expect(Math.max(...commits)).toBeLessThanOrEqual(100);
  expect(await counted()).toBe(150);
});

it("is refused for those whose records changed, and for nobody beside them", async () => {
  await memory.commit([put]);
  const check = (expect: number): Write => ({ check: key, expect });
  const outcomes = await Promise.allSettled([
    count("first"),
    count("right", [check(1)]),
    count("too", [check(1)]),
    count("overtaken", [check(7)]),
    count("beside"),
    count("beside"),
  ]);
  expect(failed(outcomes)).toEqual([
    [3, "Conflict"],
    [5, "Conflict"],
  ]);
  expect(await counted()).toBe(4);
});

it("adds to what another process has added meanwhile", async () => {
  const elsewhere = async () => {
    // As many as there are parts of a sum, and more.
    for (let i = 0; i < 12; i++) await count(`elsewhere${i}`, [], memory);
  };
  meanwhile = [elsewhere];
  await Promise.all([count("first"), count("second"), count("third")]);
  expect(commits.length).toBeGreaterThan(2);
  expect(await counted()).toBe(15);
});

it("goes by itself where what it came with was refused for no record's state", async () => {
  const tooMuch = async (writes: Write[]) => {
    if (writes.length > 3) throw new RangeError("too much");
  };
  meanwhile = Array.from({ length: 9 }, () => tooMuch);
  await Promise.all([count("first"), count("second"), count("third")]);
  expect(await counted()).toBe(3);
});

it("tells everybody that the store does not answer", async () => {
  meanwhile = [async () => undefined, () => Promise.reject(new Unavailable("down"))];
  const outcomes = await Promise.allSettled([count("first"), count("second"), count("third")]);
  expect(failed(outcomes).map(([, name]) => name)).toEqual(["Unavailable", "Unavailable"]);
  await count("second");
  expect(await counted()).toBe(2);
});

it("leaves a commit that never comes to its end, and counts nobody twice when it does after all", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  let frozen: (() => void) | undefined;
  meanwhile = [() => new Promise((resolve) => (frozen = resolve))];
  const outcomes = Promise.allSettled([count("first"), count("second")]);
  await vi.advanceTimersByTimeAsync(patience);
  expect(failed(await outcomes).map(([, name]) => name)).toEqual([Unavailable.name, Unavailable.name]);
  await Promise.all([count("first"), count("second")]);
  frozen?.();
  await vi.advanceTimersByTimeAsync(1);
  expect(await counted()).toBe(2);
});

it("writes nothing of those that were left when its commit is refused at last", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  let refuse: ((why: Error) => void) | undefined;
  meanwhile = [() => new Promise((_, fail) => (refuse = fail))];
  const outcomes = Promise.allSettled([count("first"), count("second")]);
  await vi.advanceTimersByTimeAsync(patience);
  expect(failed(await outcomes)).toHaveLength(2);
  refuse?.(new RangeError("too much"));
  await vi.advanceTimersByTimeAsync(1);
  expect(await counted()).toBe(0);
  await count("first");
  expect(await counted()).toBe(1);
});

it("is refused where one record is named twice", async () => {
  const tally = tallyOf("first", [put, put]);
  await expect(commitTally({ bank, tenant }, tally)).rejects.toThrow(RangeError);
  expect(await counted()).toBe(0);
});

it("is known to the request that it was written for, sums too", async () => {
  const request = readOnce(bank);
  const figures = async () => (await readSome({ bank: request, tenant }, 1, ["everybody"])).everybody!.n ?? 0;
  expect(await figures()).toBe(0);
  await request.list("records", "T#kuzbass#COUNTERS#1");
  await count("first", [], request);
  expect(await figures()).toBe(1);
  expect((await request.list("records", "T#kuzbass#COUNTERS#1")).items).toHaveLength(2);
});
