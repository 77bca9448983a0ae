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
import { keysOf } from "./keys.ts";
import { movesOf, nowhere, orders, type Places, placesIn, placesOf } from "./places.ts";
import { Recent } from "./recent.ts";
import { idOf, partitionOf, Waiting } from "./waiting.ts";

/** Hears of each record that was written, once it is. */
export type Heard = (record: Stored) => void;

/** A data bank whose file has everything that was written after a flush. */
export interface FileBank extends DataBank {
  flush(): void;
}

/** A record as it is remembered. */
interface Known {
  n: number;
  places: Places;
  record: Stored;
}

/** Where a page found a record. */
interface Found {
  n: number;
  at: string;
  tab: number;
  pk: string;
  sk: string;
}

const tables = ["records", "vault", "audit", "safe"] as const satisfies TableName[];

/** Behind every text of UTF-8. */
const last = "\u{10ffff}";

/** Of a generation of what is remembered: characters of records, and rows of pages. Some hundred megabytes of a heap in all. */
const [mostCharacters, mostRows] = [16_000_000, 100_000];

/**
 * The data bank in an SQLite of this process, under the contract of all data banks: what the store in memory sorts anew with each page,
 * this one has in order, and it holds as much as a disk does. What was read or written last is remembered, and frozen, since everybody who asks
 * gets the same; what is written goes into the file when it has to ({@link Waiting}). Nobody else may write into these tables as long as it is
 * in use. It begins and commits nothing: whoever opened the database says what is to stay.
 */
export function sqliteBank(db: DatabaseSync, heard: Heard = () => {}): FileBank {
  db.exec(`
    create table if not exists records (n integer primary key, tab integer, pk text, sk text, version integer, expires integer, places text, body text);
    create unique index if not exists records_key on records (tab, pk, sk);
    create index if not exists records_expire on records (expires) where expires is not null;
    create table if not exists places (ord integer, pk text, at text, n integer, primary key (ord, pk, at, n)) without rowid;`);
  const read = db.prepare("select n, version, places, body from records where tab = ? and pk = ? and sk = ?");
  const readAt = db.prepare("select n, version, places, body from records where n = ?");
  const unplace = db.prepare("delete from places where ord = ? and pk = ? and at = ? and n = ?");
  const drop = db.prepare("delete from records where n = ?");
  const paged = (source: string, after: string, order: string) =>
    db.prepare(`select ${source} and ${after} order by ${order} limit ?`);
  const ofTable = "n, sk as at, tab, pk, sk from records where tab = ? and pk = ? and sk >= ? and sk < ?";
  const ofOrder = `p.n, p.at, r.tab, r.pk, r.sk from places p join records r on r.n = p.n
    where p.ord = ? and p.pk = ? and p.at >= ? and p.at < ?`;
  const lists = {
    up: paged(ofTable, "(sk, n) > (?, ?)", "sk"),
    down: paged(ofTable, "(sk, n) < (?, ?)", "sk desc"),
  };
  const finds = {
    up: paged(ofOrder, "(p.at, p.n) > (?, ?)", "p.at, p.n"),
    down: paged(ofOrder, "(p.at, p.n) < (?, ?)", "p.at desc, p.n desc"),
  };

  const waiting = new Waiting(db);
  let numbers = (db.prepare("select coalesce(max(n), 0) as n from records").get() as { n: number }).n;
  const keys = keysOf(db, function* () {
    for (const row of db.prepare("select tab, pk, sk from records").iterate() as Iterable<Keyed>)
      yield idOf(row.tab, row.pk, row.sk);
  });
  const records = new Recent<Known>(mostCharacters);
  const pages = { table: new Recent<Map<string, Seen>>(mostRows), order: new Recent<Map<string, Seen>>(mostRows) };

  /** Another record stands there, or none: the pages that reach so far are read anew. */
  function moved(of: keyof typeof pages, code: number, pk: string, at: string): void {
    for (const [name, { low, high }] of pages[of].get(partitionOf(code, pk)) ?? [])
      if (rules.within({ from: low, to: high }, at)) pages[of].get(partitionOf(code, pk))!.delete(name);
  }

  /** But for what is written and hardly ever read: entries of the audit log, and events that were told. */
  function remember(id: string, known: Known, weight: number): void {
    const { key, kind, index } = known.record;
    if (key.table === "audit" || (kind === "event" && !index)) records.delete(id);
    else records.set(id, known, weight);
  }

  function know(id: string, key: Key, row: Row): Known {
    const { n, version, places, body } = row;
    const known = { n, places, record: frozen({ key: { ...key }, version, ...JSON.parse(body) }) };
    remember(id, known, body.length);
    return known;
  }

  function current(id: string, key: Key): Known | undefined {
    const known = records.get(id);
    if (known || !keys.mayHave(id)) return known;
    const row = waiting.get(id) ?? (read.get(codeOf(key.table), key.pk, key.sk) as Row | undefined);
    return row && know(id, key, row);
  }

  function currentAt({ n, tab, pk, sk }: Found): Stored {
    const id = idOf(tab, pk, sk);
    const known = records.get(id);
    if (known) return known.record;
    return know(id, { table: tables[tab]!, pk, sk }, waiting.get(id) ?? (readAt.get(n) as unknown as Row)).record;
  }

  /** Where the records of a page stand; one more than the page has, if there is one. */
  function rowsOf(of: keyof typeof pages, code: number, pk: string, { range, size, start }: Wanted): Found[] {
    const partition = partitionOf(code, pk);
    const { low, high } = bounds(range);
    const direction = range.descending ? "down" : "up";
    const name = JSON.stringify([direction, low, high, start, size]);
    const known = pages[of].get(partition) ?? new Map<string, Seen>();
    const before = known.get(name);
    if (before) return before.rows;
    waiting.putPage(of, code, pk, (at) => rules.within({ from: low, to: high }, at));
    const statement = (of === "table" ? lists : finds)[direction];
    const rows = statement.all(code, pk, low, high, ...start, size + 1) as unknown as Found[];
    known.set(name, { low, high, rows });
    const weight = [...known.values()].reduce((sum, page) => sum + page.rows.length + 1, 0);
    pages[of].set(partition, known, weight);
    return rows;
  }

  function page<T>(
    of: keyof typeof pages,
    code: number,
    pk: string,
    range: Range = {},
    { limit, from }: PageRequest = {},
  ): Page<Stored<T>> {
    const size = rules.pageSize(limit);
    const order = `${of} ${code}`;
    const cursor = from === undefined ? undefined : rules.readCursor(from, ["order", "pk", "at", "n"], { order, pk });
    if (cursor && (!rules.within(range, cursor.at!) || !/^\d{1,15}$/.test(cursor.n!))) throw rules.badCursor();
    const start: Wanted["start"] = cursor ? [cursor.at!, Number(cursor.n)] : range.descending ? [last, 0] : ["", 0];
    const rows = rowsOf(of, code, pk, { range, size, start });
    const end = rows.length > size ? rows[size - 1] : undefined;
    const items = rows.slice(0, size).map((row) => currentAt(row) as Stored<T>);
    if (!end) return { items };
    return { items, next: rules.writeCursor({ order, pk, at: end.at, n: String(end.n) }) };
  }

  function write(id: string, { key, index, expiresAt, ...of }: Put, body: string, was: Known | undefined): Stored {
    const version = (was?.record.version ?? 0) + 1;
    const [code, expires] = [codeOf(key.table), expiresAt ?? null];
    if (!was) {
      moved("table", code, key.pk, key.sk);
      keys.add(id);
    }
    const n = was?.n ?? ++numbers;
    const now = placesOf(index);
    const { gone, come } = movesOf(was?.places ?? nowhere, now);
    const moves = [...gone, ...come];
    const places = moves.length > 0 || !was ? now : was.places;
    for (const at of moves) moved("order", ...at);
    waiting.hold(id, { n, code, pk: key.pk, sk: key.sk, version, expires, places, body }, was?.places, moves);
    const record: Stored = { key, version, ...of };
    if (isIndex(index)) record.index = index;
    if (expiresAt !== undefined) record.expiresAt = expiresAt;
    remember(id, { n, places, record: Object.freeze(record) }, body.length);
    return record;
  }

  function remove(id: string, { table, pk, sk }: Key, was: Known): void {
    waiting.put(id);
    for (const at of placesIn(was.places)) {
      unplace.run(...at, was.n);
      moved("order", ...at);
    }
    drop.run(was.n);
    moved("table", codeOf(table), pk, sk);
    records.delete(id);
  }

  return {
    async get<T>(key: Key) {
      rules.checkKey(key);
      return current(idOfKey(key), key)?.record as Stored<T> | undefined;
    },
    async getMany<T>(asked: readonly Key[]) {
      rules.checkKeys(asked);
      return asked.map((key) => current(idOfKey(key), key)?.record as Stored<T> | undefined);
    },
    async list<T>(...[table, pk, range, request]: Parameters<DataBank["list"]>) {
      return page<T>("table", codeOf(table), pk, range, request);
    },
    async find<T>(...[index, pk, range, request]: Parameters<DataBank["find"]>) {
      return page<T>("order", orders.indexOf(index), pk, range, request);
    },
    async commit(writes: Write[]) {
      rules.checkCommit(writes);
      const puts = writes.map((one) => ("put" in one ? rules.asFrozen(one.put) : undefined));
      const bodies = puts.map((put) => (put ? bodyOf(put) : ""));
      checkSizes(bodies);
      const ids = writes.map((one) => idOfKey(rules.keyOf(one)));
      const before = writes.map((one, i) => current(ids[i]!, rules.keyOf(one)));
      const wrong = writes.findIndex((one, i) => !holds(one, before[i]));
      if (wrong >= 0) throw new Conflict(wrong, rules.keyOf(writes[wrong]!));
      const written: Stored[] = [];
      for (const [i, one] of writes.entries()) {
        const [put, was] = [puts[i], before[i]];
        if (put) written.push(write(ids[i]!, put, bodies[i]!, was));
        else if ("remove" in one && was) remove(ids[i]!, one.remove, was);
      }
      for (const record of written) heard(record);
    },
    flush: () => waiting.flush(),
  };
}

interface Keyed {
  tab: number;
  pk: string;
  sk: string;
}

interface Row {
  n: number;
  version: number;
  places: Places;
  body: string;
}

type Put = Omit<Stored, "version">;

/** A page that was read, and the part of its order in which it lies. */
interface Seen {
  low: string;
  high: string;
  rows: Found[];
}

/** A page: how much of an order, how many, and behind what it begins. */
interface Wanted {
  range: Range;
  size: number;
  start: [at: string, n: number];
}

const codeOf = (table: TableName) => tables.indexOf(table);
const idOfKey = ({ table, pk, sk }: Key) => idOf(codeOf(table), pk, sk);

function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  for (const name of Object.keys(value)) frozen(value[name as keyof T]);
  return Object.freeze(value);
}

/** A character takes three bytes at most: few commits have to be counted. */
function checkSizes(bodies: readonly string[]): void {
  if (bodies.reduce((sum, body) => sum + body.length, 0) * 3 <= rules.recordBytes) return;
  const sizes = bodies.map((body) => Buffer.byteLength(body));
  if (sizes.some((size) => size > rules.recordBytes) || sizes.reduce((a, b) => a + b, 0) > rules.commitBytes)
    throw rules.tooLarge();
}

/** What DynamoDB's time to live would have taken by then. @param now epoch seconds */
export function dropExpired(db: DatabaseSync, now: number): void {
  const unplace = db.prepare("delete from places where ord = ? and pk = ? and at = ? and n = ?");
  const over = db.prepare("select n, places from records where expires < ?").all(now) as unknown as Row[];
  for (const { n, places } of over) for (const at of placesIn(places)) unplace.run(...at, n);
  db.prepare("delete from records where expires < ?").run(now);
}

const isIndex = (index: Stored["index"]): boolean => index !== undefined && Object.keys(index).length > 0;

const bodyOf = ({ kind, data, index, expiresAt }: Put): string =>
  JSON.stringify({ kind, data, index: isIndex(index) ? index : undefined, expiresAt });

const holds = (write: Write, before: Known | undefined): boolean =>
  write.expect === "any" || (write.expect === "absent" ? !before : before?.record.version === write.expect);

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
