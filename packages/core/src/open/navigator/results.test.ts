import { describe, expect, it } from "vitest";
import { protectPlaces } from "./results.ts";

const of = (cells: Record<string, number>) => new Map(Object.entries(cells));
const shown = (cells: Record<string, number>, total: number, whole?: { cells: Map<string, number>; total: number }) => {
  const made = protectPlaces(of(cells), total, whole);
  return [Object.fromEntries(made.cells), made.total];
};

describe("figures for everybody", () => {
  it("are as they are where nobody could be known, and nought is nought", () => {
    expect(shown({ a: 7, b: 12, c: 0 }, 19)).toEqual([{ a: 7, b: 12, c: 0 }, 19]);
  });

  it("hide a small cell, and another so that the whole does not tell it", () => {
    expect(shown({ a: 3, b: 12, c: 40 }, 55)).toEqual([{ a: null, b: null, c: 40 }, 55]);
    // Two are hidden, and together they are four: a third goes with them.
    expect(shown({ a: 3, b: 1, c: 9, d: 40 }, 53)).toEqual([{ a: null, b: null, c: null, d: 40 }, 53]);
    // A nought beside it would tell all.
    expect(shown({ a: 3, b: 0, c: 9 }, 12)).toEqual([{ a: null, b: 0, c: null }, 12]);
  });

  it("hide the whole where nothing else hides the cell", () => {
    expect(shown({ a: 3 }, 3)).toEqual([{ a: null }, null]);
    expect(shown({ a: 3, b: 0 }, 3)).toEqual([{ a: null, b: null }, null]);
  });

  it("hide a part of which all but few of the whole are left", () => {
    const whole = { cells: of({ a: 20, b: 30 }), total: 50 };
    expect(shown({ a: 18, b: 10 }, 28, whole)).toEqual([{ a: null, b: null }, 28]);
    expect(shown({ a: 20, b: 28 }, 48, whole)).toEqual([{ a: null, b: null }, null]);
    expect(shown({ a: 20, b: 30 }, 50, whole)).toEqual([{ a: 20, b: 30 }, 50]);
  });
});
