import { describe, expect, it } from "vitest";
import { apiRequests, billedMs, gbSeconds, itemBytes, readUnits, writeUnits } from "./units.ts";

describe("what AWS rounds", () => {
  it.each([
    [0, true, 1],
    [1, true, 1],
    [4096, true, 1],
    [4097, true, 2],
    [4096, false, 0.5],
    [8193, false, 1.5],
  ])("reads of %i bytes, consistent %s: %f units", (bytes, consistent, units) => {
    expect(readUnits(bytes, consistent)).toBe(units);
  });

  it.each([
    [0, false, 1],
    [1024, false, 1],
    [1025, false, 2],
    [1025, true, 4],
    [3072, true, 6],
  ])("writes of %i bytes, in a transaction %s: %i units", (bytes, transaction, units) => {
    expect(writeUnits(bytes, transaction)).toBe(units);
  });

  it("bills Lambda by whole milliseconds and configured memory", () => {
    expect(billedMs(1.0001)).toBe(2);
    expect(gbSeconds(0.2, 1024)).toBe(0.001);
    expect(gbSeconds(300, 512)).toBe(0.15);
  });

  it("meters requests of the API in parts of 512 KB", () => {
    expect([0, 512 * 1024, 512 * 1024 + 1].map(apiRequests)).toEqual([1, 1, 2]);
  });

  it("weighs an item as DynamoDB does: names and texts in UTF-8", () => {
    expect(itemBytes({ pk: { S: "ребёнок" }, n: { N: "12345" }, l: { L: [{ S: "ab" }] } })).toBe(
      16 + (1 + 4) + (1 + 3 + 1 + 2),
    );
  });
});
