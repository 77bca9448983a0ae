import type { DatabaseSync } from "node:sqlite";
import {
  Conflict,
  type DataBank,
  type IndexName,
  type Key,
  type Page,
  type PageRequest,
  type Range,
  type Stored,
  type TableName,
  type Write,
} from "@marshrut/core/shared";
import * as rules from "@marshrut/core/shared/rules";

/** Hears of each record that was written, once it is. */
export type Heard = (record: Stored) => void;

interface Row {
  n: number;
  version: number;
  /** Where it stands in secondary orders, as JSON. */
  places: string;
}

const tables = ["records", "vault", "audit", "safe"] as const satisfies TableName[];
const orders = ["gsi1", "gsi2", "gsi3", "gsi4", "outbox", "actor", "log"] as const satisfies IndexName[];

/** Behind every text of UTF-8. */
const last = "\u{10ffff}";

/**
 * The data bank in an SQLite of this process, under the contract of all data banks: what the store in memory sorts anew with each page,
 * this one has in order, and it holds as much as a disk does. It begins and commits nothing: whoever opened the database says what
 * is to stay.
 */
export function sqliteBank(db: DatabaseSync, heard: Heard = () => {}): DataBank {
  db.exec(`
    create table if not exists records (n integer primary key, tab integer, pk text, sk text, version integer, expires integer, places text, body text);
    create unique index if not exists records_key on records (tab, pk, sk);
    create index if not exists records_expire on records (expires) where expires is not null;
    create table if not exists places (ord integer, pk text, at text, n integer, primary key (ord, pk, at, n)) without rowid;`);
  const find = db.prepare("select n, version, places from records where tab = ? and pk = ? and sk = ?");
  const read = db.prepare("select version, body from records where tab = ? and pk = ? and sk = ?");
  const add = db.prepare(
    "insert into records (tab, pk, sk, version, expires, places, body) values (?, ?, ?, ?, ?, ?, ?) returning n",
  );
  const change = db.prepare("update records set version = ?, expires = ?, places = ?, body = ? where n = ?");
  const drop = db.prepare("delete from records where n = ?");
  const place = db.prepare("insert into places values (?, ?, ?, ?)");
  const unplace = db.prepare("delete from places where ord = ? and pk = ? and at = ? and n = ?");
  const paged = (source: string, after: string, order: string) =>
    db.prepare(`select ${source} and ${after} order by ${order} limit ?`);
  const ofTable = "n, sk as at, pk, sk, version, body from records where tab = ? and pk = ? and sk >= ? and sk < ?";
  const ofOrder = `p.n, p.at, r.pk, r.sk, r.tab, r.version, r.body from places p join records r on r.n = p.n
    where p.ord = ? and p.pk = ? and p.at >= ? and p.at < ?`;
  const lists = {
    up: paged(ofTable, "(sk, n) > (?, ?)", "sk"),
    down: paged(ofTable, "(sk, n) < (?, ?)", "sk desc"),
  };
  const finds = {
    up: paged(ofOrder, "(p.at, p.n) > (?, ?)", "p.at, p.n"),
    down: paged(ofOrder, "(p.at, p.n) < (?, ?)", "p.at desc, p.n desc"),
  };

  const codeOf = (table: TableName) => tables.indexOf(table);
  const current = ({ table, pk, sk }: Key) => find.get(codeOf(table), pk, sk) as Row | undefined;

  function get<T>(key: Key): Stored<T> | undefined {
    const row = read.get(codeOf(key.table), key.pk, key.sk) as { version: number; body: string } | undefined;
    return row && stored<T>(key, row.version, row.body);
  }

  /** Only what differs is written. */
  function setPlaces(n: number, before: string, after: string): void {
    if (before === after) return;
    const [was, is] = [placesIn(before), placesIn(after)];
    const stays = (at: PlaceRow, others: PlaceRow[]) => others.some((one) => one.every((part, i) => part === at[i]));
    for (const at of was) if (!stays(at, is)) unplace.run(...at, n);
    for (const at of is) if (!stays(at, was)) place.run(...at, n);
  }

  function page<T>(
    statements: typeof lists,
    [code, table]: [number, TableName],
    pk: string,
    range: Range = {},
    { limit, from }: PageRequest = {},
  ): Page<Stored<T>> {
    const size = rules.pageSize(limit);
    const cursor =
      from === undefined
        ? undefined
        : rules.readCursor(from, ["order", "pk", "at", "n"], { order: orderName(statements, code), pk });
    if (cursor && (!rules.within(range, cursor.at!) || !/^\d{1,15}$/.test(cursor.n!))) throw rules.badCursor();
    const { low, high } = bounds(range);
    const start = cursor ? [cursor.at!, Number(cursor.n)] : range.descending ? [last, 0] : ["", 0];
    const rows = statements[range.descending ? "down" : "up"].all(
      code,
      pk,
      low,
      high,
      ...start,
      size + 1,
    ) as unknown as {
      n: number;
      at: string;
      pk: string;
      sk: string;
      version: number;
      body: string;
    }[];
    const end = rows.length > size ? rows[size - 1] : undefined;
    const items = rows.slice(0, size).map((row) => stored<T>({ table, pk: row.pk, sk: row.sk }, row.version, row.body));
    if (!end) return { items };
    return { items, next: rules.writeCursor({ order: orderName(statements, code), pk, at: end.at, n: String(end.n) }) };
  }
  const orderName = (statements: typeof lists, code: number) => `${statements === lists ? "table" : "order"} ${code}`;

  return {
    async get<T>(key: Key) {
      rules.checkKey(key);
      return get<T>(key);
    },
    async getMany<T>(keys: readonly Key[]) {
      rules.checkKeys(keys);
      return keys.map((key) => get<T>(key));
    },
    async list<T>(...[table, pk, range, request]: Parameters<DataBank["list"]>) {
      return page<T>(lists, [codeOf(table), table], pk, range, request);
    },
    async find<T>(...[index, pk, range, request]: Parameters<DataBank["find"]>) {
      const table = index === "actor" || index === "log" ? "audit" : "records";
      return page<T>(finds, [orders.indexOf(index), table], pk, range, request);
    },
    async commit(writes: Write[]) {
      rules.checkCommit(writes);
      const puts = writes.map((write) => ("put" in write ? bodyOf(rules.asStored(write.put)) : undefined));
      const sizes = puts.map((body) => (body === undefined ? 0 : Buffer.byteLength(body)));
      if (sizes.some((size) => size > rules.recordBytes) || sizes.reduce((a, b) => a + b, 0) > rules.commitBytes)
        throw rules.tooLarge();
      const before = writes.map((write) => current(rules.keyOf(write)));
      const wrong = writes.findIndex((write, i) => !holds(write, before[i]));
      if (wrong >= 0) throw new Conflict(wrong, rules.keyOf(writes[wrong]!));
      for (const [i, write] of writes.entries()) {
        const was = before[i];
        if ("put" in write) {
          const { key, index, expiresAt } = write.put;
          const version = (was?.version ?? 0) + 1;
          const [expires, places, body] = [expiresAt ?? null, placesOf(index), puts[i]!];
          if (was) change.run(version, expires, places, body, was.n);
          const { n } =
            was ?? (add.get(codeOf(key.table), key.pk, key.sk, version, expires, places, body) as { n: number });
          setPlaces(n, was?.places ?? nowhere, places);
        } else if ("remove" in write && was) {
          setPlaces(was.n, was.places, nowhere);
          drop.run(was.n);
        }
      }
      for (const [i, write] of writes.entries())
        if ("put" in write) heard({ ...write.put, version: (before[i]?.version ?? 0) + 1 });
    },
  };
}

/** What DynamoDB's time to live would have taken by then. @param now epoch seconds */
export function dropExpired(db: DatabaseSync, now: number): void {
  const unplace = db.prepare("delete from places where ord = ? and pk = ? and at = ? and n = ?");
  const over = db.prepare("select n, places from records where expires < ?").all(now) as unknown as Row[];
  for (const { n, places } of over) for (const at of placesIn(places)) unplace.run(...at, n);
  db.prepare("delete from records where expires < ?").run(now);
}

/** An order by its number, the partition, and where in it. */
type PlaceRow = [order: number, pk: string, at: string];
const nowhere = "[]";
const placesIn = (text: string): PlaceRow[] => (text === nowhere ? [] : (JSON.parse(text) as PlaceRow[]));

function placesOf(index: Stored["index"]): string {
  if (!index) return nowhere;
  const places = orders.flatMap((name, code): PlaceRow[] => {
    const at = index[name];
    return at ? [[code, at.pk, at.sk]] : [];
  });
  return JSON.stringify(places);
}

const bodyOf = ({ kind, data, index, expiresAt }: Omit<Stored, "version">): string =>
  JSON.stringify({ kind, data, index: index && Object.keys(index).length > 0 ? index : undefined, expiresAt });

const stored = <T>(key: Key, version: number, body: string): Stored<T> => ({ key, version, ...JSON.parse(body) });

const holds = (write: Write, before: Row | undefined): boolean =>
  write.expect === "any" || (write.expect === "absent" ? !before : before?.version === write.expect);

/** From the one (inclusive) to the other (exclusive), in the order of UTF-8 bytes, which is SQLite's of texts. */
function bounds({ prefix = "", from = "", to }: Range): { low: string; high: string } {
  const ends = [to, prefix ? `${prefix}${last}` : undefined].filter((end) => end !== undefined);
  return {
    low: rules.compareKeys(prefix, from) > 0 ? prefix : from,
    high: ends.sort(rules.compareKeys)[0] ?? last,
  };
}

/** How many records stand in a secondary order, whosever they are. */
export function countIn(db: DatabaseSync, order: IndexName): number {
  const row = db.prepare("select count(*) as n from places where ord = ?").get(orders.indexOf(order as never));
  return (row as { n: number }).n;
}
