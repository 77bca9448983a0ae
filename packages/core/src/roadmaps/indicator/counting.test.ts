import { beforeEach, expect, it } from "vitest";
import { type World, world } from "../../../test/worlds/tenant.ts";
import { readSome } from "../../ground/counter/counter.store.ts";
import type { DataBank, Write } from "../../ground/shared/bank.ts";
import { memoryBank } from "../../ground/shared/memory/index.ts";
import type { Contribution } from "./contribution.ts";
import { countByMarks } from "./counting.ts";

// Records that no transaction checks: what is counted last has to have been read last, whoever else was reading meanwhile (decision 0270).

const subject = "help:child";
let w: World;
/** Another process, on the same store. */
let elsewhere: World["ctx"];
/** What the records say now. */
let stands: "here" | "there" | "nowhere";
/** Held up before it is written, as a slow process is. */
let held: ((writes: Write[]) => Promise<void>) | undefined;
let commits: number;

beforeEach(async () => {
  const memory = memoryBank();
  const bank: DataBank = {
    ...memory,
    async commit(writes) {
      const wait = held;
      held = undefined;
      await wait?.(writes);
      commits++;
      await memory.commit(writes);
    },
  };
  w = await world(bank);
  elsewhere = { ...w.ctx, bank: memory };
  [stands, held, commits] = ["nowhere", undefined, 0];
});

const counting = (ctx = w.ctx) =>
  countByMarks(
    ctx,
    [subject],
    async (): Promise<Contribution[]> => [{ subject, cells: stands === "nowhere" ? {} : { [stands]: { n: 1 } } }],
  );

async function counted(): Promise<string[]> {
  const groups = await readSome(w.ctx, 1, ["here", "there"]);
  return Object.keys(groups).filter((group) => groups[group]!.n === 1);
}

/** Somebody counts what is so now; before that is written the records change, and whoever hears of it counts it whole. */
async function overtaken(now: typeof stands, then: typeof stands): Promise<void> {
  stands = now;
  held = async () => {
    stands = then;
    await counting(elsewhere);
  };
  await counting();
}

it("given a change is taken back while it is being counted, then nothing of it is left", async () => {
  stands = "here";
  await counting();
  await overtaken("there", "here");
  expect(await counted()).toEqual(["here"]);
});

it("given nothing was ever counted before, then neither", async () => {
  await overtaken("there", "nowhere");
  expect(await counted()).toEqual([]);
});

it("given it changes on, then it is counted as it is now", async () => {
  stands = "here";
  await counting();
  await overtaken("nowhere", "there");
  expect(await counted()).toEqual(["there"]);
});

it("looks once where there is a mark, and says so on it whatever was found", async () => {
  stands = "here";
  await counting();
  commits = 0;
  stands = "there";
  await counting();
  await counting();
  expect(commits).toBe(2);
  expect(await counted()).toEqual(["there"]);
});
