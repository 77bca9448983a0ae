import * as Indicator from "@marshrut/core/indicator";
import type { DataBank, Key } from "@marshrut/core/shared";
import { copyableBank } from "@marshrut/core/shared/memory";
import * as Tenant from "@marshrut/core/tenant";
import { Temporal } from "temporal-polyfill";
import { makeFamily, makeTrouble, makeWorld, type World } from "./world.ts";

/** What is counted of requests together, or kept once a day, is no request's own: `rates` and `accounts.test.ts` hold what that takes. */
export const isOfRates = ({ pk, sk }: Key): boolean => /^T#[^#]+#RATE#/.test(pk) || sk === "STANDING";

/** Store operations of one request. `reads`: of one record or of up to a hundred by their keys; `queries`: a page of an order. */
export interface Operations {
  reads: number;
  queries: number;
  transactions: number;
}

/** A world whose bank counts how often it is asked, and forgets after each request what that has changed. */
export interface Counted {
  world: World;
  /** What a request takes, sent to the world as it was at the beginning; what `prepare` does is not counted. */
  counted<T>(prepare: () => Promise<T>, request: (prepared: T) => Promise<void>): Promise<Operations>;
}

/** Surnames by number: what a person types, not a number. */
const letters = ["ба", "ве", "гу", "до", "жи", "зю", "кя", "лы", "мэ", "рт"];
const surname = (n: number) => `Ива${[...String(n)].map((digit) => letters[Number(digit)]).join("")}нова`;

/**
 * @param families so many children with consent, ИПРА, a route, a step that is asked, a task and a delivery
 * @param watched the bank as the API has it, where a test looks at what is asked of it
 */
export async function countedWorld(
  families: number,
  watched: (bank: DataBank) => DataBank = (bank) => bank,
): Promise<Counted> {
  const base = copyableBank();
  let bank = base;
  let seen: Operations = { reads: 0, queries: 0, transactions: 0 };
  const counting: DataBank = {
    get(key) {
      seen.reads++;
      return bank.get(key);
    },
    getMany(keys) {
      if (!keys.every(isOfRates)) seen.reads++;
      return bank.getMany(keys);
    },
    list(...question) {
      seen.queries++;
      return bank.list(...question);
    },
    find(...question) {
      seen.queries++;
      return bank.find(...question);
    },
    commit(writes) {
      if (!writes.every((write) => "put" in write && isOfRates(write.put.key))) seen.transactions++;
      return bank.commit(writes);
    },
  };
  const world = await makeWorld(watched(counting));
  const { system, pmpk } = world.ours;
  for (let n = 0; n < families; n++) {
    // A region's children were born on as many days; a card is compared with those near its own.
    const birthDate = Temporal.PlainDate.from("2010-01-01")
      .add({ days: 10 * n })
      .toString();
    await makeFamily(system, surname(n), "Анна", undefined, undefined, birthDate);
    await makeTrouble(system, pmpk, `trouble-${n}`);
  }
  await Indicator.rebuild(system);
  await Tenant.setUpToDate(system);
  // What a process asks once: no request of the test is the first one.
  await Promise.all([Tenant.clock(system), Tenant.isUpToDate(system)]);
  return {
    world,
    async counted(prepare, request) {
      bank = base.copy();
      const prepared = await prepare();
      seen = { reads: 0, queries: 0, transactions: 0 };
      await request(prepared);
      bank = base;
      return seen;
    },
  };
}
