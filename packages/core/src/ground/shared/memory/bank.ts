import type { Range, Stored, TableName, Write } from "../bank.ts";
import { Conflict, type DataBank, type IndexName, type Key, type Page, type PageRequest } from "../bank.ts";
import * as rules from "../rules/index.ts";

/** A record with the order it is read in: `at` sorts, then the key. */
interface Entry {
  at: string;
  record: Stored;
}

/** A bank that can be copied: what is written to the copy, the other does not see. */
export interface MemoryBank extends DataBank {
  copy(): MemoryBank;
}

/** What a bank holds. Records are never changed in place, so that a copy may share them. */
interface Held {
  records: Map<string, Stored>;
  orders: Map<string, Map<string, Entry>>;
}

/** The data bank in the memory of one process: for tests, with DynamoDB's limits and its order of keys. */
export const memoryBank = (): DataBank => copyableBank();

export const copyableBank = (): MemoryBank => bankOf({ records: new Map(), orders: new Map() });

function bankOf({ records, orders }: Held): MemoryBank {
  const current = (key: Key) => records.get(id(key));
  const remove = (key: Key) => {
    const old = current(key);
    if (!old) return;
    records.delete(id(key));
    for (const [order] of placesOf(old)) orders.get(order)?.delete(id(key));
  };
  const put = (record: Stored) => {
    remove(record.key);
    records.set(id(record.key), record);
    for (const [order, at] of placesOf(record)) {
      const entries = orders.get(order) ?? new Map<string, Entry>();
      orders.set(order, entries.set(id(record.key), { at, record }));
    }
  };

  return {
    copy: () =>
      bankOf({
        records: new Map(records),
        orders: new Map([...orders].map(([order, entries]) => [order, new Map(entries)])),
      }),

    async get<T>(key: Key) {
      rules.checkKey(key);
      return clone(current(key)) as Stored<T> | undefined;
    },

    async getMany<T>(keys: readonly Key[]) {
      rules.checkKeys(keys);
      return keys.map((key) => clone(current(key)) as Stored<T> | undefined);
    },

    async list<T>(table: TableName, pk: string, range: Range = {}, page: PageRequest = {}) {
      return read<T>(orders.get(orderOf(table, pk)), { names: ["pk", "sk"], at: "sk", fixed: { pk } }, range, page);
    },

    async find<T>(index: IndexName, pk: string, range: Range = {}, page: PageRequest = {}) {
      const [ipk, isk] = [`${index}pk`, `${index}sk`];
      const shape = { names: ["pk", "sk", ipk, isk], at: isk, fixed: { [ipk]: pk } };
      return read<T>(orders.get(orderOf(index, pk)), shape, range, page);
    },

    async commit(writes) {
      rules.checkCommit(writes);
      const after = writes.map((write) => next(write, current(rules.keyOf(write))));
      const sizes = after.map((r) => (r ? Buffer.byteLength(JSON.stringify(r)) : 0));
      if (sizes.some((s) => s > rules.recordBytes) || sum(sizes) > rules.commitBytes) throw rules.tooLarge();
      const wrong = writes.findIndex((write) => !holds(write, current(rules.keyOf(write))));
      if (wrong >= 0) throw new Conflict(wrong, rules.keyOf(writes[wrong]!));
      writes.forEach((write, i) => {
        if ("remove" in write) remove(write.remove);
        else if (after[i]) put(after[i]);
      });
    },
  };
}

const id = (key: Key) => JSON.stringify([key.table, key.pk, key.sk]);
const orderOf = (name: TableName | IndexName, pk: string) => JSON.stringify([name, pk]);
const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);

/** Of plain data, which is all that a bank holds; `structuredClone` would first write it out as bytes. */
function clone<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(clone) as T;
  const copy = { ...(value as Record<string, unknown>) };
  for (const key of Object.keys(copy)) if (typeof copy[key] === "object") copy[key] = clone(copy[key]);
  return copy as T;
}

const holds = (write: Write, record: Stored | undefined): boolean => {
  const expect = write.expect;
  return expect === "any" || (expect === "absent" ? !record : record?.version === expect);
};

const next = (write: Write, before: Stored | undefined): Stored | undefined =>
  "put" in write ? reordered(rules.asStored({ ...write.put, version: (before?.version ?? 0) + 1 })) : undefined;

/** DynamoDB keeps no order of attributes: nor do we, so that nobody comes to rely on it. */
function reordered<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reordered) as T;
  if (typeof value !== "object" || value === null) return value;
  const names = Object.keys(value).sort().reverse();
  const part = (name: string) => reordered((value as Record<string, unknown>)[name]);
  if (names.includes("__proto__")) return Object.fromEntries(names.map((name) => [name, part(name)])) as T;
  const turned: Record<string, unknown> = {};
  for (const name of names) turned[name] = part(name);
  return turned as T;
}

function placesOf(record: Stored): [order: string, at: string][] {
  const { table, pk, sk } = record.key;
  const secondary = Object.entries(record.index ?? {}) as [IndexName, { pk: string; sk: string }][];
  return [
    [orderOf(table, pk), sk],
    ...secondary.map(([name, place]): [string, string] => [orderOf(name, place.pk), place.sk]),
  ];
}

/** What a cursor of this order is made of: its names, which of them sorts, which are given. */
interface Shape {
  names: string[];
  at: string;
  fixed: Record<string, string>;
}

function read<T>(
  order: Map<string, Entry> | undefined,
  shape: Shape,
  range: Range,
  page: PageRequest,
): Page<Stored<T>> {
  const size = rules.pageSize(page.limit);
  const sign = range.descending ? -1 : 1;
  const from = page.from === undefined ? undefined : rules.readCursor(page.from, shape.names, shape.fixed);
  if (from && !rules.within(range, from[shape.at]!)) throw rules.badCursor();
  const after = from && { at: from[shape.at]!, pk: from.pk!, sk: from.sk! };
  const found = [...(order?.values() ?? [])]
    .filter((e) => rules.within(range, e.at) && (!after || sign * compare(place(e), after) > 0))
    .sort((a, b) => sign * compare(place(a), place(b)));
  const items = found.slice(0, size).map((e) => clone(e.record) as Stored<T>);
  const last = found[size - 1];
  if (found.length <= size || !last) return { items };
  const { pk, sk } = last.record.key;
  return { items, next: rules.writeCursor({ pk, sk, ...shape.fixed, [shape.at]: last.at }) };
}

const place = (e: Entry) => ({ at: e.at, pk: e.record.key.pk, sk: e.record.key.sk });
const compare = (a: ReturnType<typeof place>, b: ReturnType<typeof place>) =>
  rules.compareKeys(a.at, b.at) || rules.compareKeys(a.pk, b.pk) || rules.compareKeys(a.sk, b.sk);
