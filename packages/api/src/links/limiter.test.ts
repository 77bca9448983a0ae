import { expect, test } from "vitest";
import { guessCosts, guessing, Limiter } from "./limiter.ts";

const many = (limiter: Limiter, address: string, n: number, now = 0, cost = 1) =>
  Array.from({ length: n }, () => limiter.take(address, now, cost)).filter((wait) => wait === 0).length;

test("sixty at once, then one each second", () => {
  const limiter = new Limiter(guessing);
  expect(many(limiter, "192.0.2.1", 100)).toBe(60);
  expect(many(limiter, "192.0.2.1", 10, 3000)).toBe(3);
  expect(many(limiter, "192.0.2.2", 100, 3000)).toBe(60);
});

test("guesses run out sooner, and do not run into debt that lasts", () => {
  const limiter = new Limiter(guessing);
  expect(many(limiter, "a", 20, 0, guessCosts)).toBeLessThanOrEqual(7);
  expect(limiter.take("a", 0)).toBeLessThanOrEqual(guessCosts);
  expect(limiter.take("a", guessCosts * 1000)).toBe(0);
});

test("a /64 counts as one address, another as another; IPv4 in IPv6 as IPv4", () => {
  const limiter = new Limiter(guessing);
  many(limiter, "2001:db8:1:2::1", 60);
  expect(limiter.take("2001:0db8:0001:0002:ffff::9", 0)).toBeGreaterThan(0);
  expect(limiter.take("2001:db8:1:3::1", 0)).toBe(0);
  many(limiter, "::ffff:192.0.2.1", 60);
  expect(limiter.take("192.0.2.1", 0)).toBeGreaterThan(0);
});

test("a clock that goes back harms nobody, and memory stays bounded", () => {
  const limiter = new Limiter(guessing);
  limiter.take("a", 1_000_000);
  expect(limiter.take("a", 0)).toBe(0);
  for (let i = 0; i < 20_000; i++) limiter.take(`10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`, 0);
  expect(limiter.size).toBe(10_000);
});
