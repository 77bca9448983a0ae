import { expect, it } from "vitest";
import { remembered } from "./cache.ts";

function counting(options: { for?: number; most?: number } = {}) {
  let time = 0;
  const asked: string[] = [];
  const cache = remembered<string>({ now: () => time, for: 10, most: 100, ...options });
  const get = (name: string, ask?: () => Promise<string>) =>
    cache.get(name, async () => {
      asked.push(name);
      return ask ? ask() : name.toUpperCase();
    });
  return { cache, get, asked, pass: (ms: number) => (time += ms) };
}

it("asks once, also for those who ask meanwhile, and again when the time is over", async () => {
  const { get, asked, pass } = counting();
  expect(await Promise.all([get("a"), get("a")])).toEqual(["A", "A"]);
  pass(9);
  await get("a");
  expect(asked).toEqual(["a"]);
  pass(1);
  await get("a");
  expect(asked).toEqual(["a", "a"]);
});

it("does not remember a failure", async () => {
  const { get, asked } = counting();
  await expect(get("a", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await get("a")).toBe("A");
  expect(asked).toHaveLength(2);
});

it("forgets the oldest when it is full, and whom it is told to", async () => {
  const { cache, get, asked } = counting({ most: 2 });
  for (const name of ["a", "b", "c", "b", "a"]) await get(name);
  expect(asked).toEqual(["a", "b", "c", "a"]);
  cache.forget("a");
  await get("a");
  expect(asked).toHaveLength(5);
});
