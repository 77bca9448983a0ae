import { expect, test } from "vitest";
import { etagOf, expectedVersion } from "./etag.ts";

test("what is given out is what is taken back", () => {
  expect(expectedVersion(etagOf(7), true)).toBe(7);
  expect(expectedVersion(` ${etagOf(1)} `, false)).toBe(1);
});

test("a star, or no header where none is wanted, is no condition", () => {
  expect(expectedVersion("*", true)).toBeUndefined();
  expect(expectedVersion(undefined, false)).toBeUndefined();
  expect(() => expectedVersion(undefined, true)).toThrow("request.version-required");
});

test("a weak tag matches no version", () => {
  expect(expectedVersion('W/"v7"', true)).toBe(-1);
});

test("what is no tag of ours is refused", () => {
  for (const tag of ["", '"7"', "v7", '"v-1"', '"v7', `"v${"9".repeat(30)}"`])
    expect(() => expectedVersion(tag, true)).toThrow("request.invalid");
});
