import type { DatabaseSync } from "node:sqlite";

/** Places for the marks of keys, one bit each: with four million keys one of thirty-two is taken for another. */
const places = 2 ** 27;

/**
 * Which keys there may be. Two of three questions for a record are whether there is none (each event, each audit entry, each use of a link is
 * new), and a mark that is missing answers them without the file. One that was taken away keeps its mark.
 */
export class Keys {
  readonly #marks = new Uint8Array(places / 8);

  add(id: string): void {
    const at = placeOf(id);
    this.#marks[at >>> 3]! |= 1 << (at & 7);
  }

  /** False: there is no such record, for certain. */
  mayHave(id: string): boolean {
    const at = placeOf(id);
    return (this.#marks[at >>> 3]! & (1 << (at & 7))) !== 0;
  }
}

/** FNV-1a, mixed once more, as its low bits alone are poor. */
function placeOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 5;
}

/** Of each database that is open: from mark to mark they stay, and whoever opens it reads them once. */
const known = new WeakMap<DatabaseSync, Keys>();

export function keysOf(db: DatabaseSync, all: () => Iterable<string>): Keys {
  const before = known.get(db);
  if (before) return before;
  const keys = new Keys();
  for (const id of all()) keys.add(id);
  known.set(db, keys);
  return keys;
}
