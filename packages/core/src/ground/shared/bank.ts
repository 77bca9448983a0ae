/**
 * The data bank as the domain sees it: partitions of sorted records, whole-record writes guarded by a version, and several
 * writes at once or none. One port, two adapters (memory, DynamoDB) under one contract test; each room's `*.store.ts` says
 * in terms of it where its records live. Why one port and not one for each noun: docs/decisions/0003-one-data-bank.md.
 */

/**
 * `records`: pseudonymous state and events; `vault`: personal data, encrypted; `audit`: who did or saw what; `keys`: the keys of
 * single people, and the register of those that were destroyed, which no restore of the others brings back (decision 0106).
 */
export type TableName = "records" | "vault" | "audit" | "safe";

export interface Key {
  table: TableName;
  /** Partition, always beginning with the tenant: `T#kuzbass#ROUTE#route_…`. */
  pk: string;
  /** Place within the partition, e.g. `STEP#step_…`. */
  sk: string;
}

/** A key as one text that no other key has. */
export const keyText = ({ table, pk, sk }: Key): string => `${table} ${pk.length} ${pk}${sk}`;

/**
 * The secondary orders of `records`, and `actor` and `log` of `audit`; a record stands in those that it names. Eventually
 * consistent, unlike `list`.
 */
export type IndexName = "gsi1" | "gsi2" | "gsi3" | "gsi4" | "outbox" | "actor" | "log";

/** Whose order it is. */
export const tableOf = (index: IndexName): TableName => (index === "actor" || index === "log" ? "audit" : "records");

export interface Place {
  pk: string;
  sk: string;
}

/** A record as it is kept. `version` grows by one with every write and is what writers compare. */
export interface Stored<T = unknown> {
  key: Key;
  version: number;
  /** What kind of record this is (`child`, `step`, `event`, …): the stream filters by it. */
  kind: string;
  data: T;
  index?: Partial<Record<IndexName, Place>>;
  /** Epoch seconds after which the record may be deleted; whoever reads must check it too (TTL deletes within days). */
  expiresAt?: number;
}

/** What a writer believes of the record as it stands: that there is none, or its version; `any` believes nothing. */
export type Expectation = "absent" | "any" | number;

export type Write<T = unknown> =
  | { put: Omit<Stored<T>, "version">; expect: Expectation }
  | { remove: Key; expect: Expectation }
  | { check: Key; expect: "absent" | number };

/** Most writes of one `commit`, so that every DynamoDB-compatible store can serve. */
export const commitLimit = 25;
/** Most writes of a commit to `audit` alone, which is DynamoDB's own limit: what a page of a list shows is on record by one. */
export const auditLimit = 100;
/** The same of a commit that counts: those side by side are written together. */
export const tallyLimit = 100;

/** Most records of one `getMany`, as DynamoDB's BatchGetItem has it. */
export const getLimit = 100;

export interface Page<T> {
  items: T[];
  /** Where the next page begins; absent on the last one. Opaque to callers. */
  next?: string;
}

export interface PageRequest {
  limit?: number;
  /** `next` of the page before. */
  from?: string;
}

/** Which part of an order to read: by prefix, or from (inclusive) to (exclusive) in sort-key order. */
export interface Range {
  prefix?: string;
  from?: string;
  to?: string;
  descending?: boolean;
}

/** A write found another state than it believed; nothing of the commit was written. `at` is the index of the first such write. */
export class Conflict extends Error {
  override readonly name = "Conflict";
  readonly at: number;
  constructor(at: number, key: Key) {
    super(`The record ${key.sk} is not as expected`);
    this.at = at;
  }
}

/** The store did not answer, or asked to slow down, after the adapter's own retries: nobody knows more. API: 503, Retry-After. */
export class Unavailable extends Error {
  override readonly name = "Unavailable";
}

export interface DataBank {
  /** Strongly consistent. */
  get<T>(key: Key): Promise<Stored<T> | undefined>;
  /**
   * At most {@link getLimit} records in one operation, each where its key stands in the list; strongly consistent each by itself,
   * but no snapshot of all. A key may come twice. @throws Unavailable when not all could be read
   */
  getMany<T>(keys: readonly Key[]): Promise<(Stored<T> | undefined)[]>;
  /** One partition in sort-key order; strongly consistent. */
  list<T>(table: TableName, pk: string, range?: Range, page?: PageRequest): Promise<Page<Stored<T>>>;
  /** One partition of a secondary order; eventually consistent. Records come whole. */
  find<T>(index: IndexName, pk: string, range?: Range, page?: PageRequest): Promise<Page<Stored<T>>>;
  /** All writes or none, at most {@link commitLimit}, or {@link auditLimit} audit entries, or {@link tallyLimit} with marks of what is counted. @throws Conflict, Unavailable */
  commit(writes: Write[]): Promise<void>;
}

/** Records by their keys, however many, in their order; one operation for each {@link getLimit}. */
export async function getAll<T>(bank: DataBank, keys: readonly Key[]): Promise<(Stored<T> | undefined)[]> {
  const found: (Stored<T> | undefined)[] = [];
  for (let i = 0; i < keys.length; i += getLimit) found.push(...(await bank.getMany<T>(keys.slice(i, i + getLimit))));
  return found;
}

/** Each of what comes page by page; the next page is read when somebody comes to it. @param limit of a page */
export async function* eachOf<T>(read: (page: PageRequest) => Promise<Page<T>>, limit?: number): AsyncGenerator<T> {
  let from: string | undefined;
  do {
    const page = await read({ limit, from });
    yield* page.items;
    from = page.next;
  } while (from);
}

/** Every record of a partition, or of part of it. */
export const all = <T>(bank: DataBank, table: TableName, pk: string, range?: Range): AsyncGenerator<Stored<T>> =>
  eachOf((page) => bank.list<T>(table, pk, range, page));
