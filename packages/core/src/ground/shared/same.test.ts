import { expect, it } from "vitest";
import { inOneOrder, same } from "./same.ts";

it.each([
  [{ a: 1, b: { c: [1, 2], d: "x" } }, { b: { d: "x", c: [1, 2] }, a: 1 }, true],
  [{ a: 1, b: undefined }, { a: 1 }, true],
  [[{ a: 1, b: 2 }], [{ b: 2, a: 1 }], true],
  [undefined, undefined, true],
  [[1, 2], [2, 1], false],
  [{ a: 1 }, { a: "1" }, false],
  [{ a: 1 }, undefined, false],
  [{ a: null }, {}, false],
  [[undefined], [null], true],
  [{ a: new Date(0) }, { a: new Date(0) }, true],
  [{ a: new Date(0) }, { a: new Date(1) }, false],
  [{ a: [] }, { a: {} }, false],
])("%j and %j: %s", (a, b, expected) => {
  expect(same(a, b)).toBe(expected);
});

it("writes plain data as seals have it", () => {
  const entry = { b: [{ d: 1, c: undefined }, undefined], a: { "10": "x", "9": new Date(0), é: null } };
  expect(inOneOrder(entry)).toBe('{"a":{"9":"1970-01-01T00:00:00.000Z","10":"x","é":null},"b":[{"d":1},null]}');
  expect(inOneOrder(undefined)).toBeUndefined();
});
