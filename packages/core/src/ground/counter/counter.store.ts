import {
  commitLimit,
  type DataBank,
  type Expectation,
  eachOf,
  getAll,
  type Key,
  type Page,
  type PageRequest,
  type Range,
  type Stored,
  type Write,
} from "../shared/bank.ts";
import { type Ctx, retrying } from "../shared/context.ts";
import { sourceOf } from "../shared/source.ts";
import type { Cells, Contribution } from "./counter.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

/** Which generation of counters is read, and which one is being built anew. */
export interface Pointer {
  live: number;
  building?: number;
  rebuiltAt?: string;
}

export const pointerKey = (tenant: string): Key => ({ table: "records", pk: `T#${tenant}#COUNTERS`, sk: "POINTER" });

export const readPointer = (ctx: Bank): Promise<Stored<Pointer> | undefined> =>
  ctx.bank.get<Pointer>(pointerKey(ctx.tenant));
/** The generation that is read. */
export const liveOf = async (ctx: Bank): Promise<number> => (await readPointer(ctx))?.data.live ?? 1;
export const writePointer = (tenant: string, pointer: Pointer, expect: Expectation): Write => ({
  put: { key: pointerKey(tenant), kind: "counter-pointer", data: pointer },
  expect,
});

/** What a subject has added so far. As long as it stands, adding again changes nothing. */
export type Counted = Contribution;

const countersPk = (tenant: string, generation: number) => `T#${tenant}#COUNTERS#${generation}`;
const drillPk = (tenant: string, generation: number, family: string) => `T#${tenant}#DRILL#${generation}#${family}`;
const allPk = (tenant: string, generation: number) => `T#${tenant}#COUNTED#${generation}`;

/**
 * Records over which one group is spread, so that many processes can count at the same time. What a subject adds may lie in one of them
 * and what is taken back in another, where it is owed until both are settled (`settle.ts`): only their sum says something.
 */
export const shards = 4;

/** What is to be added to counters, group by group. */
export type Sums = Map<string, Record<string, number>>;

export function addTo(sums: Sums, { cells }: Pick<Contribution, "cells">, sign: 1 | -1 = 1): void {
  for (const [group, counts] of Object.entries(cells)) {
    const sum = sums.get(group) ?? {};
    add(sum, counts, sign);
    sums.set(group, sum);
  }
}

export type Sum = Stored<Record<string, number>>;

/** A sum as it stands once something was added to it; written by whoever has found it as `before`. */
export function added(key: Key, counts: Record<string, number>, before: Sum | undefined): Sum {
  const data = { ...before?.data };
  add(data, counts, 1);
  return { key, kind: "counter", data, version: (before?.version ?? 0) + 1 };
}

export const writeSum = ({ version, ...sum }: Sum): Write => ({
  put: sum,
  expect: version === 1 ? "absent" : version - 1,
});

/** Writes sums to a generation that nobody reads yet, some at a time; to another shard wherever somebody else counts in it meanwhile. */
export async function addSums(ctx: Bank, generation: number, sums: Sums): Promise<void> {
  const all = [...sums].filter(([, counts]) => Object.keys(counts).length > 0);
  let shard = 0;
  for (let i = 0; i < all.length; i += commitLimit, shard = 0)
    await retrying(async () => {
      const part = all
        .slice(i, i + commitLimit)
        .map(([group, counts]) => ({ key: shardKeys(ctx.tenant, generation, group)[shard % shards]!, counts }));
      shard++;
      const before = await ctx.bank.getMany<Record<string, number>>(part.map(({ key }) => key));
      await ctx.bank.commit(part.map(({ key, counts }, j) => writeSum(added(key, counts, before[j]))));
    });
}

const countedKey = (tenant: string, generation: number, subject: string): Key => ({
  table: "records",
  pk: `${allPk(tenant, generation)}#${subject}`,
  sk: "COUNTED",
});

export const readCounted = (ctx: Bank, generation: number, subject: string): Promise<Stored<Counted> | undefined> =>
  ctx.bank.get<Counted>(countedKey(ctx.tenant, generation, subject));

export type Marks = Map<string, Stored<Counted> | undefined>;

/** The generation last seen in use: a guess, so that pointer and marks come with one read. */
const lastSeen = new WeakMap<DataBank, Map<string, number>>();

/**
 * What the subjects have added so far, in each generation that is kept up: the one in use, and one that is being built.
 * @param besides records that are wanted next: a request carries them along
 */
export async function readMarks(
  ctx: Bank,
  subjects: readonly string[],
  besides: readonly Key[] = [],
): Promise<Array<{ generation: number; marks: Marks }>> {
  const seen = lastSeen.get(sourceOf(ctx.bank)) ?? new Map<string, number>();
  lastSeen.set(sourceOf(ctx.bank), seen);
  const guess = seen.get(ctx.tenant) ?? 1;
  const keys = subjects.map((subject) => countedKey(ctx.tenant, guess, subject));
  const [pointer, ...found] = await ctx.bank.getMany<unknown>([pointerKey(ctx.tenant), ...keys, ...besides]);
  const { live, building } = (pointer as Stored<Pointer> | undefined)?.data ?? { live: 1 };
  seen.set(ctx.tenant, live);
  const marks = live === guess ? marked(subjects, found) : await marksOf(ctx, live, subjects);
  if (building === undefined) return [{ generation: live, marks }];
  return [
    { generation: live, marks },
    { generation: building, marks: await marksOf(ctx, building, subjects) },
  ];
}

export async function marksOf(ctx: Bank, generation: number, subjects: readonly string[]): Promise<Marks> {
  return marked(subjects, await ctx.bank.getMany(subjects.map((s) => countedKey(ctx.tenant, generation, s))));
}

const marked = (subjects: readonly string[], found: readonly (Stored | undefined)[]): Marks =>
  new Map(subjects.map((subject, i) => [subject, found[i] as Stored<Counted> | undefined]));

/** Of a service: what needs it. */
const usePk = (tenant: string, generation: number, serviceKey: string) =>
  `T#${tenant}#SERVICE-USE#${generation}#${serviceKey}`;

/** gsi1: behind which figures it stands; gsi2: all of the generation, to be cleared away after a rebuild; gsi3: which service needs it. */
export const writeCounted = (tenant: string, generation: number, counted: Counted, expect: Expectation): Write => ({
  put: {
    key: countedKey(tenant, generation, counted.subject),
    kind: "counted",
    data: counted,
    index: {
      ...(counted.drill
        ? { gsi1: { pk: drillPk(tenant, generation, counted.drill.family), sk: counted.drill.at } }
        : {}),
      gsi2: { pk: allPk(tenant, generation), sk: counted.subject },
      gsi3: counted.use && {
        pk: usePk(tenant, generation, counted.use.serviceKey),
        sk: `${counted.use.kind}#${counted.use.municipality}#${counted.subject}`,
      },
    },
  },
  expect,
});

/** They are small: as many as a page may be. */
const groupsRead = 1_000;

/** The counters of groups that begin like this, or in a range, added up over their shards, cells in the order of their names; strongly consistent. */
export async function readGroups(ctx: Bank, generation: number, which: string | Range): Promise<Cells> {
  const cells: Cells = {};
  const range = typeof which === "string" ? { prefix: which } : which;
  const read = (page: PageRequest) =>
    ctx.bank.list<Record<string, number>>("records", countersPk(ctx.tenant, generation), range, page);
  for await (const { key, data } of eachOf(read, groupsRead)) {
    const group = key.sk.slice(0, key.sk.lastIndexOf("#"));
    cells[group] ??= {};
    add(cells[group], data, 1);
  }
  return inOrder(cells);
}

/** Some groups by their names, added up over their shards as those, in one operation for each 25 of them; strongly consistent. */
export async function readSome(ctx: Bank, generation: number, groups: readonly string[]): Promise<Cells> {
  const keys = groups.flatMap((group) => shardKeys(ctx.tenant, generation, group));
  const found = await getAll<Record<string, number>>(ctx.bank, keys);
  const cells: Cells = Object.fromEntries(groups.map((group) => [group, {}]));
  for (const [i, one] of found.entries()) if (one) add(cells[groups[Math.floor(i / shards)]!]!, one.data, 1);
  return inOrder(cells);
}

/** In which order something was counted, and in which of the shards, is chance: a list made of cells is to be the same of the same counts. */
function inOrder(cells: Cells): Cells {
  for (const [group, counts] of Object.entries(cells)) {
    const names = Object.keys(counts);
    if (names.some((name, i) => name < names[i - 1]!))
      cells[group] = Object.fromEntries(names.sort().map((name) => [name, counts[name]!]));
  }
  return cells;
}

/** Where a group's sum may stand: all of them are it. */
export const shardKeys = (tenant: string, generation: number, group: string): Key[] =>
  Array.from({ length: shards }, (_, shard) => ({
    table: "records",
    pk: countersPk(tenant, generation),
    sk: `${group}#${shard}`,
  }));

/** By which of them whoever has this name keeps out of the way of others. */
export function shardOf(name: string): number {
  let sum = 0;
  for (let i = 0; i < name.length; i++) sum = (sum * 31 + name.charCodeAt(i)) >>> 0;
  return sum % shards;
}

/** Adds counts to counts; what comes to nothing is dropped. */
export function add(to: Record<string, number>, counts: Record<string, number>, sign: 1 | -1): void {
  for (const [cell, n] of Object.entries(counts)) {
    const sum = (to[cell] ?? 0) + sign * n;
    if (sum === 0) delete to[cell];
    else to[cell] = sum;
  }
}

/** What needs a service, by kind and municipality. */
export const useOrder = (
  ctx: Bank,
  generation: number,
  serviceKey: string,
  range: Range,
  page: PageRequest,
): Promise<Page<Stored<Counted>>> =>
  ctx.bank.find<Counted>("gsi3", usePk(ctx.tenant, generation, serviceKey), range, page);

/** Subjects behind a figure, in their order. */
export const behind = (
  ctx: Bank,
  generation: number,
  family: string,
  range: Range,
  page: { limit?: number; from?: string },
) => ctx.bank.find<Counted>("gsi1", drillPk(ctx.tenant, generation, family), range, page);

/** Takes a generation away that nobody reads any more, page by page. */
export async function clear(ctx: Bank, generation: number): Promise<void> {
  const pages = [
    (page: PageRequest) => ctx.bank.find("gsi2", allPk(ctx.tenant, generation), {}, page),
    (page: PageRequest) => ctx.bank.list("records", countersPk(ctx.tenant, generation), {}, page),
  ];
  for (const read of pages) {
    let from: string | undefined;
    do {
      const page: Page<Stored> = await read({ limit: 20 * commitLimit, from });
      for (let i = 0; i < page.items.length; i += commitLimit)
        await ctx.bank.commit(
          page.items.slice(i, i + commitLimit).map(({ key }): Write => ({ remove: key, expect: "any" })),
        );
      from = page.next;
    } while (from);
  }
}
