import type { DatabaseSync } from "node:sqlite";
import { movesOf, nowhere, type PlaceRow, type Places, textOf } from "./places.ts";

/** A record as it is to be put down. */
export interface Held {
  n: number;
  code: number;
  pk: string;
  sk: string;
  version: number;
  expires: number | null;
  places: Places;
  body: string;
}

interface Waits extends Held {
  /** Where the file has it standing; nothing for a record that is not there yet. */
  written: Places | undefined;
  isDone: boolean;
}

/** Records and their characters after which all are put down, whoever asks. */
const [mostRecords, mostCharacters] = [5_000, 5_000_000];

/**
 * Records on their way into the file: four of ten are written again before anybody has to find them there, above all events, which leave
 * the outbox as soon as they are told, and counters. Put down in their turn when a page of where they stand is read, and all before a mark.
 */
export class Waiting {
  readonly #add;
  readonly #change;
  readonly #place;
  readonly #unplace;
  readonly #byNumber = new Map<number, Waits>();
  readonly #byId = new Map<string, Waits>();
  /** Of pages of a table: who has come; of an order: who has come, gone or moved. */
  readonly #touched = { table: new Map<string, Waits[]>(), order: new Map<string, Waits[]>() };
  #characters = 0;

  constructor(db: DatabaseSync) {
    this.#add = db.prepare(
      "insert into records (n, tab, pk, sk, version, expires, places, body) values (?, ?, ?, ?, ?, ?, ?, ?)",
    );
    this.#change = db.prepare("update records set version = ?, expires = ?, places = ?, body = ? where n = ?");
    this.#place = db.prepare("insert into places values (?, ?, ?, ?)");
    this.#unplace = db.prepare("delete from places where ord = ? and pk = ? and at = ? and n = ?");
  }

  /** @param before where it stood until now; nothing for a new one */
  hold(id: string, record: Held, before: Places | undefined, moved: readonly PlaceRow[]): void {
    const known = this.#byNumber.get(record.n);
    const waits = known ?? { ...record, written: before, isDone: false };
    if (known) {
      this.#characters -= known.body.length;
      Object.assign(known, record);
    } else {
      this.#byNumber.set(record.n, waits);
      this.#byId.set(id, waits);
      if (before === undefined) touch(this.#touched.table, partitionOf(record.code, record.pk), waits);
    }
    for (const [order, pk] of moved) touch(this.#touched.order, partitionOf(order, pk), waits);
    this.#characters += record.body.length;
    if (this.#byNumber.size >= mostRecords || this.#characters >= mostCharacters) this.flush();
  }

  /** What the file does not have yet. */
  get(id: string): Held | undefined {
    return this.#byId.get(id);
  }

  /** One record, before it is taken away. */
  put(id: string): void {
    const waits = this.#byId.get(id);
    if (waits) this.#write(id, waits);
  }

  /** All whose coming or going a page of this partition would miss. */
  putPage(of: "table" | "order", code: number, pk: string, isWithin: (at: string) => boolean): void {
    const partition = partitionOf(code, pk);
    const touched = this.#touched[of].get(partition);
    if (!touched) return;
    const left = touched.filter((waits) => {
      if (waits.isDone) return false;
      if (of === "table" && !isWithin(waits.sk)) return true;
      this.#write(idOf(waits.code, waits.pk, waits.sk), waits);
      return false;
    });
    if (left.length > 0) this.#touched[of].set(partition, left);
    else this.#touched[of].delete(partition);
  }

  flush(): void {
    for (const [id, waits] of this.#byId) this.#write(id, waits);
    this.#touched.table.clear();
    this.#touched.order.clear();
  }

  #write(id: string, waits: Waits): void {
    const { n, code, pk, sk, version, expires, places, body, written } = waits;
    if (written === undefined) this.#add.run(n, code, pk, sk, version, expires, textOf(places), body);
    else this.#change.run(version, expires, textOf(places), body, n);
    const { gone, come } = movesOf(written ?? nowhere, places);
    for (const at of gone) this.#unplace.run(...at, n);
    for (const at of come) this.#place.run(...at, n);
    waits.isDone = true;
    this.#characters -= body.length;
    this.#byNumber.delete(n);
    this.#byId.delete(id);
  }
}

function touch(all: Map<string, Waits[]>, partition: string, waits: Waits): void {
  const of = all.get(partition);
  if (of) of.push(waits);
  else all.set(partition, [waits]);
}

export const idOf = (code: number, pk: string, sk: string) => `${code}\u0000${pk}\u0000${sk}`;
export const partitionOf = (code: number, pk: string) => `${code}\u0000${pk}`;
