import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Conflict, type DataBank, type Key, Unavailable, type Write } from "../shared/bank.ts";
import { patience } from "../shared/coalescing.ts";
import { memoryBank } from "../shared/memory/index.ts";
import { readOnce } from "../shared/read-once.ts";
import { addSums, addTo, marksOf, readGroups, readSome, type Sums, shardKeys, writeCounted } from "./counter.store.ts";
import type { Contribution } from "./counter.ts";
import { mostOwed } from "./settle.ts";
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

it("keeps no tenant from counting because the store does not take another's", async () => {
  const busy: DataBank["commit"] = async (writes) => {
    if (writes.some((write) => "put" in write && write.put.key.pk.startsWith(`T#${tenant}#`)))
      throw new Unavailable("down");
    await memory.commit(writes);
  };
  const at = { ...bank, commit: busy };
  const ours = Array.from({ length: 3 }, (_, i) => count(`child${i}`, [], at));
  const theirs = Array.from({ length: 3 }, (_, i) => {
    const counted = { subject: `child${i}`, cells: {} };
    const own = [writeCounted("tomsk", 1, counted, "absent")];
    return commitTally({ bank: at, tenant: "tomsk" }, { generation: 1, own, sums: new Map() });
  });
  const outcomes = await Promise.allSettled([...ours, ...theirs]);
  expect(failed(outcomes).map(([i]) => i)).toEqual([0, 1, 2]);
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

it.each([
  ["for a reason of its own", () => new RangeError("too much")],
  ["for a sum that others write", () => new Conflict(2, shardKeys(tenant, 1, "everybody")[0]!)],
])("writes nothing of those that were left when its commit is refused at last, %s", async (_, why) => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  let refuse: ((why: Error) => void) | undefined;
  meanwhile = [() => new Promise((_, fail) => (refuse = fail))];
  const outcomes = Promise.allSettled([count("first"), count("second")]);
  await vi.advanceTimersByTimeAsync(patience);
  expect(failed(await outcomes)).toHaveLength(2);
  refuse?.(why());
  await vi.advanceTimersByTimeAsync(100);
  expect(await counted()).toBe(0);
  await count("first");
  expect(await counted()).toBe(1);
});

/** A subject adds to one cell of the days' group, or nothing any more. */
async function stands(subject: string, day: string | undefined, at = bank) {
  const mark = (await marksOf({ bank: memory, tenant }, 1, [subject])).get(subject);
  const counted: Contribution = { subject, cells: day ? { days: { [day]: 1 } } : {} };
  const sums: Sums = new Map();
  if (mark) addTo(sums, mark.data, -1);
  addTo(sums, counted);
  const own = [writeCounted(tenant, 1, counted, mark?.version ?? "absent")];
  await commitTally({ bank: at, tenant }, { generation: 1, own, sums });
}
/** Cells of each shard of the days' group, as they lie there. */
const lying = async () =>
  (await memory.getMany<Record<string, number>>(shardKeys(tenant, 1, "days"))).map((one) =>
    Object.keys(one?.data ?? {}),
  );
const isOver = async () => expect((await readSome({ bank: memory, tenant }, 1, ["days"])).days).toEqual({});

it("tells cells in the order of their names, in whatever order they were counted and wherever they lie", async () => {
  meanwhile = [() => stands("first", "c", memory)];
  await stands("second", "b");
  await stands("third", "d", memory);
  await stands("fourth", "a");
  expect((await lying()).filter((cells) => cells.length > 0)).toHaveLength(2);
  expect((await lying()).flat()).not.toEqual(["a", "b", "c", "d"]);
  const read = [readSome({ bank: memory, tenant }, 1, ["days"]), readGroups({ bank: memory, tenant }, 1, "days#")];
  for (const { days } of await Promise.all(read)) expect(Object.keys(days!)).toEqual(["a", "b", "c", "d"]);
});

const days = Array.from({ length: 200 }, (_, i) => `day${i}`);

it("leaves nothing behind of what was added and taken back, whoever it was written beside", async () => {
  for (let i = 0; i <= days.length; i += 10) {
    const begun = days.slice(i, i + 10).map((day) => stands(`of ${day}`, day));
    const ended = days.slice(Math.max(0, i - 10), i).map((day) => stands(`of ${day}`, undefined));
    await Promise.all([...ended, ...begun].toReversed());
  }
  await isOver();
  expect((await lying()).flat()).toEqual([]);
});

it("settles what one shard owes to another, where one process adds and another takes back", async () => {
  // It meets the other once, and keeps out of its way from then on.
  meanwhile = [() => stands("first", "day0", memory)];
  await stands("second", "day0");
  for (const day of days) await stands(`of ${day}`, day, memory);
  for (const day of days) await stands(`of ${day}`, undefined);
  await Promise.all([stands("first", undefined, memory), stands("second", undefined)]);
  await isOver();
  const there = await lying();
  expect(there.filter((cells) => cells.length > 0).length).toBeGreaterThan(1);
  // Of three shards sixteen each, and what they owe.
  expect(there.flat().length).toBeLessThanOrEqual(6 * 16);
});

it("settles no more than goes into its commit", async () => {
  const groups = Array.from({ length: 40 }, (_, i) => `group${i}`);
  const cells = Object.fromEntries(days.slice(0, mostOwed + 1).map((day) => [day, 1]));
  const counted = { subject: "many", cells: Object.fromEntries(groups.map((group) => [group, cells])) };
  const added: Sums = new Map();
  addTo(added, counted);
  const taken: Sums = new Map();
  addTo(taken, counted, -1);
  const own = [writeCounted(tenant, 1, counted, "absent")];
  await commitTally({ bank: memory, tenant }, { generation: 1, own, sums: added });
  meanwhile = [() => stands("other", "day0", memory)];
  await stands("another", "day0");
  const back = [writeCounted(tenant, 1, { subject: "many", cells: {} }, 1)];
  await commitTally({ bank, tenant }, { generation: 1, own: back, sums: taken });
  expect(commits.at(-1)).toBeGreaterThan(1 + groups.length);
  expect(Math.max(...commits)).toBeLessThanOrEqual(100);
  expect(Object.values(await readSome({ bank: memory, tenant }, 1, groups))).toEqual(groups.map(() => ({})));
});

it("leaves room for sums that are written anew, however often it counts meanwhile", async () => {
  const sums: Sums = new Map([["everybody", { n: 100 }]]);
  let n = 0;
  meanwhile = Array.from({ length: 20 }, () => () => count(`child${n++}`, [], memory));
  await addSums({ bank, tenant }, 1, sums);
  expect(await counted()).toBe(100 + n);
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
