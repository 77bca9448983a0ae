import { expect, it } from "vitest";
import { priceTables } from "./prices.ts";
import { words } from "./report.ts";
import { unitNames } from "./tally.ts";

it.each(priceTables)("$region prices every unit, and says where each price is from", ({ date, prices }) => {
  expect(Number.isNaN(Date.parse(date))).toBe(false);
  for (const unit of unitNames) expect(Object.keys(prices)).toContain(unit);
  for (const { usd, per, unit, source } of Object.values(prices)) {
    expect(usd).toBeGreaterThan(0);
    expect(per).toBeGreaterThan(0);
    expect(unit).not.toBe("");
    expect(source).not.toBe("");
  }
});

it("marks as from memory exactly what has no page behind it", () => {
  for (const { prices } of priceTables)
    for (const price of Object.values(prices))
      expect(price.source.startsWith("no stored page")).toBe(price.fromMemory === true);
});

it("has a word for everything that has a price", () => {
  for (const { prices } of priceTables) expect(Object.keys(words).sort()).toEqual(Object.keys(prices).sort());
});
