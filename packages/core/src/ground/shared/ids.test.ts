import { expect, it } from "vitest";
import { idAt, newId } from "./ids.ts";

const second = 1_000;
const year = 365 * 86_400 * second;
const begun = Date.parse("2025-03-03T05:00:00Z");
const idsAt = (...offsets: number[]) => offsets.map((offset) => newId("event", begun + offset));

it("grow within a millisecond, and while a clock is set right by a little", () => {
  const ids = idsAt(0, 0, 0, -second, 0);
  expect(ids).toEqual(ids.toSorted());
});

it("are of the very beginning of time too, and what comes after is of its own time", () => {
  const [first, now] = idsAt(-begun, 0);
  expect(first! < idAt("event", second)).toBe(true);
  expect(now! < idAt("event", begun + second)).toBe(true);
});

it("are of the time that a clock shows which was put back, and not of the latest that it ever showed", () => {
  const [later, now, then] = idsAt(year, 0, 0);
  expect(later! > idAt("event", begun + year)).toBe(true);
  expect(now! < idAt("event", begun + second)).toBe(true);
  expect(then! > now!).toBe(true);
});

it("are of chance in each of their sixteen last characters, every character as often", () => {
  const ids = Array.from({ length: 4_000 }, (_, i) => newId("event", begun + 2 * year + i).slice(-16));
  expect(new Set(ids).size).toBe(ids.length);
  for (let place = 0; place < 16; place++) {
    const often = Map.groupBy(ids, (id) => id[place]!);
    expect(often.size, `place ${place}`).toBe(32);
    // 125 of each; that one of 512 lies so far off happens once in 10^8 runs.
    for (const [character, { length }] of often) expect(Math.abs(length - 125), character).toBeLessThan(80);
  }
});
