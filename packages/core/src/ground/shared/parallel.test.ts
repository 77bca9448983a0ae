import { expect, it } from "vitest";
import { inParallel } from "./parallel.ts";

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it("works on as many as it may at once, and on each", async () => {
  let [now, most] = [0, 0];
  const done: number[] = [];
  await inParallel([1, 2, 3, 4, 5, 6, 7], 3, async (n) => {
    most = Math.max(most, ++now);
    await sleep(1);
    now--;
    done.push(n);
  });
  expect(most).toBe(3);
  expect(done.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

it("begins nothing more after a fault", async () => {
  const begun: number[] = [];
  const work = async (n: number) => {
    begun.push(n);
    await sleep(1);
    if (n === 1) throw new Error("one");
  };
  await expect(inParallel([1, 2, 3, 4], 2, work)).rejects.toThrow("one");
  await sleep(5);
  expect(begun).toEqual([1, 2]);
});

it("throws the first fault when what was under way is done", async () => {
  const done: number[] = [];
  const work = async (n: number) => {
    if (n === 1) throw new Error("one");
    await sleep(5);
    done.push(n);
  };
  await expect(inParallel([1, 2, 3], 2, work)).rejects.toThrow("one");
  expect(done).toEqual([2]);
});
