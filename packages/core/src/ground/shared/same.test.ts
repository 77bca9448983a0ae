import { expect, it } from "vitest";
import { same } from "./same.ts";

it.each([
  [{ a: 1, b: { c: [1, 2], d: "x" } }, { b: { d: "x", c: [1, 2] }, a: 1 }, true],
  [{ a: 1, b: undefined }, { a: 1 }, true],
  [[{ a: 1, b: 2 }], [{ b: 2, a: 1 }], true],
  [undefined, undefined, true],
  [[1, 2], [2, 1], false],
  [{ a: 1 }, { a: "1" }, false],
  [{ a: 1 }, undefined, false],
  [{ a: null }, {}, false],
])("%j and %j: %s", (a, b, expected) => {
  expect(same(a, b)).toBe(expected);
});
