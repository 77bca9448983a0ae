// What every adapter of the data bank keeps to before it reads or writes, so that memory and DynamoDB refuse alike.
import {
  auditLimit,
  commitLimit,
  getLimit,
  type IndexName,
  type Key,
  keyText,
  type Place,
  type Range,
  type Stored,
  tableOf,
  tallyLimit,
  type Write,
} from "../bank.ts";
import { Refusal } from "../refusal.ts";

/** Most bytes of one record, its names included (a DynamoDB item). */
export const recordBytes = 400 * 1024;
/** Most bytes of one commit (a DynamoDB transaction). */
export const commitBytes = 4 * 1024 * 1024;
/** Records in a page when the caller does not say, and at most. */
const pageLimits = { usual: 500, most: 1000 };

const keyBytes = { pk: 2048, sk: 1024 };
const deepest = 32;

export const tooLarge = () =>
  new Refusal("input.invalid", {
    ru: "Слишком большой объём: одна запись — не более 400 КБ, один запрос — не более 4 МБ.",
    en: "Too much data: at most 400 KB for one record, 4 MB for one request.",
  });

export const badCursor = () =>
  new Refusal("cursor.invalid", {
    ru: "Указатель страницы недействителен. Начните список сначала.",
    en: "The page cursor is not valid. Start the list again.",
  });

/** The key whose record a write is about. */
export const keyOf = (write: Write): Key =>
  "put" in write ? write.put.key : "remove" in write ? write.remove : write.check;

/** @throws Refusal `input.invalid` for a key that is empty or too long: parts of keys come from outside. */
export function checkKey(key: Pick<Key, "pk" | "sk">): void {
  for (const part of ["pk", "sk"] as const) {
    const bytes = Buffer.byteLength(key[part]);
    if (bytes < 1 || bytes > keyBytes[part])
      throw new Refusal("input.invalid", {
        ru: "Идентификатор пуст или слишком длинен.",
        en: "An identifier is empty or too long.",
      });
  }
}

/** @throws RangeError for more keys than one operation reads. */
export function checkKeys(keys: readonly Key[]): void {
  if (keys.length > getLimit) throw new RangeError(`${keys.length} records at once, at most ${getLimit} are possible`);
  keys.forEach(checkKey);
}

/** @throws RangeError when no caller should have asked for this: too many writes, one record twice, an order where none is. */
export function checkCommit(writes: readonly Write[]): void {
  const most = writes.every(isAudit) ? auditLimit : writes.some(isMark) ? tallyLimit : commitLimit;
  if (writes.length > most) throw new RangeError(`${writes.length} writes in one commit, at most ${most} are possible`);
  const seen = new Set<string>();
  for (const write of writes) {
    const key = keyOf(write);
    checkKey(key);
    const id = keyText(key);
    if (seen.has(id)) throw new RangeError(`The record ${key.sk} is written twice in one commit`);
    seen.add(id);
    if ("put" in write && write.put.index) checkIndex(write.put.key, write.put.index);
  }
}

const isAudit = (write: Write): boolean => keyOf(write).table === "audit";
const isMark = (write: Write): boolean => "put" in write && write.put.kind === "counted";

function checkIndex(key: Key, index: NonNullable<Stored["index"]>): void {
  for (const [name, place] of Object.entries(index) as [IndexName, Place | undefined][]) {
    if (tableOf(name) !== key.table) throw new RangeError(`The table ${key.table} has no order ${name}`);
    if (place) checkKey(place);
  }
}

/**
 * A copy of plain data as a store gives it back: without `undefined`, own properties only.
 * @throws TypeError for what JSON does not carry faithfully (dates, Temporal, NaN, lone surrogates, depth over 32).
 */
export function asStored<T>(value: T, depth = 1): T {
  return copy(value, depth, false) as T;
}

/**
 * The same for a store that gives everybody the same record, so that nobody can change it: what is frozen already came out of it, and is taken
 * as it is.
 */
export function asFrozen<T>(value: T): T {
  return copy(value, 1, true) as T;
}

/** Every write goes through here: no arrays of entries on the way. */
function copy(value: unknown, depth: number, isFrozen: boolean): unknown {
  if (value === null || typeof value === "boolean") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (typeof value === "string" && value.isWellFormed()) return value;
  if (depth >= deepest) throw new TypeError(`Data nested deeper than ${deepest} levels cannot be kept`);
  if (isFrozen && typeof value === "object" && Object.isFrozen(value)) return value;
  if (Array.isArray(value)) {
    const own = value.filter((v) => v !== undefined).map((v) => copy(v, depth + 1, isFrozen));
    return isFrozen ? Object.freeze(own) : own;
  }
  if (isPlain(value)) {
    const own: Record<string, unknown> = {};
    for (const name of Object.keys(value)) {
      const part = value[name];
      if (part === undefined) continue;
      if (name === "__proto__")
        Object.defineProperty(own, name, { ...ownProperty, value: copy(part, depth + 1, isFrozen) });
      else own[name] = copy(part, depth + 1, isFrozen);
    }
    return isFrozen ? Object.freeze(own) : own;
  }
  throw new TypeError(`A ${typeof value} (${Object.prototype.toString.call(value)}) cannot be kept`);
}

const ownProperty = { writable: true, enumerable: true, configurable: true };

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** How many records a page holds. */
export function pageSize(limit: number | undefined): number {
  if (limit === undefined) return pageLimits.usual;
  if (!Number.isInteger(limit) || limit < 1) throw new RangeError(`A page of ${limit} records`);
  return Math.min(limit, pageLimits.most);
}

/** Where a page ended, as opaque text. */
export const writeCursor = (place: Record<string, string>): string =>
  Buffer.from(JSON.stringify(place)).toString("base64url");

/**
 * Reads what {@link writeCursor} wrote: exactly `names`, all texts, those of `fixed` with that value.
 * @throws Refusal `cursor.invalid`
 */
export function readCursor(text: string, names: string[], fixed: Record<string, string>): Record<string, string> {
  const place = parse(text);
  if (!place || Object.keys(place).length !== names.length) throw badCursor();
  for (const name of names) {
    const value = place[name];
    if (typeof value !== "string" || !value || !value.isWellFormed()) throw badCursor();
    if (name in fixed && fixed[name] !== value) throw badCursor();
  }
  return place as Record<string, string>;
}

function parse(text: string): Record<string, unknown> | undefined {
  if (text.length > 16_384 || !/^[\w-]+$/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    return typeof value === "object" && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** Order of sort keys: by UTF-8 bytes, as DynamoDB has it (JavaScript's `<` differs beyond the basic plane). */
export function compareKeys(a: string, b: string): number {
  if (a === b) return 0;
  return surrogate.test(a) || surrogate.test(b) ? Buffer.compare(Buffer.from(a), Buffer.from(b)) : a < b ? -1 : 1;
}

const surrogate = /[\uD800-\uDFFF]/;

/** Whether a sort key stands within the range. */
export const within = (range: Range, sk: string): boolean =>
  (range.prefix === undefined || sk.startsWith(range.prefix)) &&
  (range.from === undefined || compareKeys(sk, range.from) >= 0) &&
  (range.to === undefined || compareKeys(sk, range.to) < 0);
