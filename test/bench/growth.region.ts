import { copyFileSync } from "node:fs";
import path from "node:path";
import * as Indicator from "@marshrut/core/indicator";
import type { DataBank } from "@marshrut/core/shared";
import { memoryKeyring } from "@marshrut/core/shared/memory";
import * as Tenant from "@marshrut/core/tenant";
import { Temporal } from "temporal-polyfill";
import { isOfRates } from "../../packages/api/test/budget.world.ts";
import { makeFamily, makeTrouble, makeWorld, type World } from "../../packages/api/test/world.ts";
import { seconds, timed } from "./report.measure.ts";
import { everyOrder, type SqliteBank, sqliteBank } from "./sqlite.bank.ts";

const letters = ["ба", "ве", "гу", "до", "жи", "зю", "кя", "лы", "мэ", "рт"];
/** What a person would type; the same three letters begin all of them. */
export const surname = (n: number) => `Ива${[...String(n)].map((digit) => letters[Number(digit)]).join("")}нова`;

/** Days on which children of school age were born: no card is alike to all others. */
const birthDays = 2_900;
const bornOn = (n: number): string =>
  Temporal.PlainDate.from("2010-01-01")
    .add({ days: (n * 7) % birthDays })
    .toString();

/** What one request asked of the store: operations, and the records that it read. */
export interface Asked {
  operations: number;
  records: number;
}

/** The same region at several sizes, each in a file of its own, and one API before them. */
export interface Grown {
  world: World;
  /** By which key what is personal opens, in another process too. */
  root: Buffer;
  fileOf(size: number): string;
  /** Does something in the region of a size, which forgets it afterwards. */
  within<T>(size: number, work: () => Promise<T>): Promise<T>;
  asked: Asked;
  close(): void;
}

/**
 * Makes a region grow: of each size a copy is kept. A child has what the tests of the API give it: a consent, an ИПРА, a route whose commission
 * was asked a moment ago, a curator, a place of work, papers, requests; and there is a task and a letter for each.
 */
export async function grow(folder: string, sizes: readonly number[]): Promise<Grown> {
  const fileOf = (size: number) => path.join(folder, `${size}.db`);
  const growing = path.join(folder, "growing.db");
  const root = Buffer.alloc(32, "growth");
  const asked: Asked = { operations: 0, records: 0 };
  let bank: SqliteBank = sqliteBank(growing, everyOrder);
  const world = await makeWorld(
    counted(() => bank, asked),
    {},
    memoryKeyring(root),
  );
  const { system, pmpk } = world.ours;
  let made = 0;
  for (const size of sizes) {
    const making = await timed(async () => {
      for (; made < size; made++) {
        await makeFamily(system, surname(made), "Анна", undefined, undefined, bornOn(made));
        await makeTrouble(system, pmpk, `trouble-${made}`);
      }
    });
    // What the relay would have counted.
    const counting = await timed(() => Indicator.rebuild(system));
    await Tenant.setUpToDate(system);
    bank.close();
    copyFileSync(growing, fileOf(size));
    bank = sqliteBank(growing, everyOrder);
    console.log(`${size} open routes: made in ${seconds(making.ms)}, counted anew in ${seconds(counting.ms)}`);
  }
  bank.close();
  const grown = new Map(sizes.map((size) => [size, sqliteBank(fileOf(size), everyOrder)]));
  return {
    world,
    root,
    fileOf,
    asked,
    within(size, work) {
      bank = grown.get(size)!;
      return bank.forgetting(work);
    },
    close() {
      for (const one of grown.values()) one.close();
    },
  };
}

function counted(bank: () => DataBank, asked: Asked): DataBank {
  const read = (records: number) => {
    asked.operations += 1;
    asked.records += records;
  };
  return {
    get(key) {
      read(1);
      return bank().get(key);
    },
    getMany(keys) {
      if (!keys.every(isOfRates)) read(keys.length);
      return bank().getMany(keys);
    },
    async list<T>(...of: Parameters<DataBank["list"]>) {
      const page = await bank().list<T>(...of);
      read(page.items.length);
      return page;
    },
    async find<T>(...of: Parameters<DataBank["find"]>) {
      const page = await bank().find<T>(...of);
      read(page.items.length);
      return page;
    },
    commit(writes) {
      if (!writes.every((write) => "put" in write && isOfRates(write.put.key))) asked.operations += 1;
      return bank().commit(writes);
    },
  };
}
