import { DatabaseSync } from "node:sqlite";
import {
  Conflict,
  type DataBank,
  type IndexName,
  type Key,
  type Page,
  type PageRequest,
  type Range,
  type Stored,
  type Write,
} from "@marshrut/core/shared";

export const everyOrder: readonly IndexName[] = ["gsi1", "gsi2", "gsi3", "gsi4", "outbox", "actor", "log"];

/** A bank that can be asked for something, and be as it was before afterwards. */
export interface SqliteBank extends DataBank {
  /** What is done meanwhile is forgotten. */
  forgetting<T>(work: () => Promise<T>): Promise<T>;
  close(): void;
}

/**
 * A data bank in one file, for as many records as fit on a disk: what the store in memory sorts anew with each page, this one has in order.
 * Only for benchmarks: it knows nothing of DynamoDB's limits. @param orders the secondary orders that are kept; to others nobody may come
 */
export function sqliteBank(file: string, orders: readonly IndexName[]): SqliteBank {
  const db = new DatabaseSync(file);
  db.exec(`
    pragma journal_mode = memory; pragma synchronous = off; pragma cache_size = -500000;
    create table if not exists records (id text primary key, body text not null) without rowid;
    create table if not exists places (ord text, at text, id text, primary key (ord, at, id)) without rowid;`);
  const read = db.prepare("select body from records where id = ?");
  const put = db.prepare("insert or replace into records values (?, ?)");
  const drop = db.prepare("delete from records where id = ?");
  const place = db.prepare("insert or replace into places values (?, ?, ?)");
  const unplace = db.prepare("delete from places where ord = ? and at = ? and id = ?");
  const pageOf = db.prepare(`select p.at, p.id, r.body from places p join records r on r.id = p.id
    where p.ord = ? and p.at >= ? and p.at < ? and (p.at, p.id) > (?, ?) order by p.at, p.id limit ?`);
  const pageBack = db.prepare(`select p.at, p.id, r.body from places p join records r on r.id = p.id
    where p.ord = ? and p.at >= ? and p.at < ? and (p.at, p.id) < (?, ?) order by p.at desc, p.id desc limit ?`);

  const last = "\u{10ffff}";
  const idOf = ({ table, pk, sk }: Key) => `${table}\u0000${pk}\u0000${sk}`;
  const find = (id: string): Stored | undefined => {
    const row = read.get(id) as { body: string } | undefined;
    return row && (JSON.parse(row.body) as Stored);
  };
  const placesOf = ({ key, index = {} }: Stored): [order: string, at: string][] => [
    [`${key.table}\u0000${key.pk}`, key.sk],
    ...orders.flatMap((name): [string, string][] => {
      const at = index[name];
      return at ? [[`${name}\u0000${at.pk}`, at.sk]] : [];
    }),
  ];
  const holds = (write: Write, before: Stored | undefined) =>
    write.expect === "any" || (write.expect === "absent" ? !before : before?.version === write.expect);

  function page<T>(ord: string, range: Range = {}, { limit = 100, from }: PageRequest = {}): Page<Stored<T>> {
    const low = range.prefix ?? range.from ?? "";
    const high = range.prefix === undefined ? (range.to ?? last) : `${range.prefix}${last}`;
    const [at, id] = from ? (JSON.parse(from) as [string, string]) : range.descending ? [last, last] : ["", ""];
    const rows = (range.descending ? pageBack : pageOf).all(ord, low, high, at, id, limit + 1) as {
      at: string;
      id: string;
      body: string;
    }[];
    const end = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items: rows.slice(0, limit).map(({ body }) => JSON.parse(body) as Stored<T>),
      next: end && JSON.stringify([end.at, end.id]),
    };
  }

  return {
    async get<T>(key: Key) {
      return find(idOf(key)) as Stored<T> | undefined;
    },
    async getMany<T>(keys: readonly Key[]) {
      return keys.map((key) => find(idOf(key)) as Stored<T> | undefined);
    },
    async list<T>(...[table, pk, range, request]: Parameters<DataBank["list"]>) {
      return page<T>(`${table}\u0000${pk}`, range, request);
    },
    async find<T>(...[index, pk, range, request]: Parameters<DataBank["find"]>) {
      return page<T>(`${index}\u0000${pk}`, range, request);
    },
    async commit(writes) {
      const keys = writes.map((write) =>
        "put" in write ? write.put.key : "remove" in write ? write.remove : write.check,
      );
      const before = keys.map((key) => find(idOf(key)));
      const wrong = writes.findIndex((write, i) => !holds(write, before[i]));
      if (wrong >= 0) throw new Conflict(wrong, keys[wrong]!);
      db.exec("savepoint written");
      for (const [i, write] of writes.entries()) {
        if ("check" in write) continue;
        const id = idOf(keys[i]!);
        for (const [order, at] of before[i] ? placesOf(before[i]) : []) unplace.run(order, at, id);
        if ("remove" in write) {
          drop.run(id);
          continue;
        }
        const after: Stored = { ...write.put, version: (before[i]?.version ?? 0) + 1 };
        put.run(id, JSON.stringify(after));
        for (const [order, at] of placesOf(after)) place.run(order, at, id);
      }
      db.exec("release written");
    },

    async forgetting(work) {
      db.exec("savepoint before");
      try {
        return await work();
      } finally {
        db.exec("rollback to before; release before");
      }
    },

    close: () => db.close(),
  };
}
