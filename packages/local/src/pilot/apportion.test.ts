import { describe, expect, it } from "vitest";
import { largestRemainder, spread, spreadShare } from "./apportion.ts";

describe("largest remainder", () => {
  it.each([
    [[1, 1], 3, [2, 1]],
    [[1274, 3098, 6425, 2349], 200, [19, 47, 98, 36]],
    [[1274, 3098, 6425, 2349], 13_146, [1274, 3098, 6425, 2349]],
    [[0.4, 0.6], 0, [0, 0]],
  ])("%j of %i seats: %j", (weights, n, seats) => {
    expect(largestRemainder(weights, n)).toEqual(seats);
  });
});

describe("a spread", () => {
  const weights = [1274, 3098, 6425, 2349];
  const counts = (of: (i: number) => number, n: number) =>
    weights.map((_, category) => Array.from({ length: n }, (_, i) => of(i)).filter((c) => c === category).length);

  it.each([40, 200, 4320])("is exact for %i members", (n) => {
    expect(counts(spread("ages", weights), n)).toEqual(largestRemainder(weights, n));
  });

  it("gives a member the same category in whatever order it is asked", () => {
    const of = spread("ages", weights);
    const forwards = Array.from({ length: 200 }, (_, i) => of(i));
    const backwards = Array.from({ length: 200 }, (_, i) => of(199 - i)).reverse();
    expect(backwards).toEqual(forwards);
  });

  it("of one name tells nothing of another of the same weights", () => {
    const [one, other] = [spreadShare("one", 0.5), spreadShare("other", 0.5)];
    const alike = Array.from({ length: 4000 }, (_, i) => one(i) === other(i)).filter(Boolean).length;
    expect(alike / 4000).toBeCloseTo(0.5, 1);
  });
});
