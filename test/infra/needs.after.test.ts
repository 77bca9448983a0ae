import { existsSync, readFileSync } from "node:fs";
import { functions } from "@marshrut/functions/manifest";
import { type Need, named } from "@marshrut/functions/needs";
import { describe, expect, it } from "vitest";

/**
 * Needs that no test drives, and why they stand. What is not here and in no journey is a permission for nothing: take it
 * out of packages/functions/src/needs.of.ts, or test what needs it.
 */
const undriven: Partial<Record<string, Need[]>> = {};

const { MARSHRUT_NEEDS_LOG: log = "", MARSHRUT_WHOLE_RUN: whole } = process.env;
const used = new Set(existsSync(log) ? readFileSync(log, "utf8").split("\n") : []);

it("is told whether all tests are run", () => {
  expect(["yes", "no"]).toContain(whole);
});

// When only some tests are run, others may use what these do not.
describe.skipIf(whole !== "yes")("needs, once all tests have run (skipped when only some are)", () => {
  it.each(functions)("$name has used each of its needs in this run", ({ name, needs }) => {
    const allowed = undriven[name] ?? [];
    const unused = named(needs).filter((need) => !used.has(`${name} ${need}`));
    const forNothing = unused.filter((need) => !allowed.includes(need));
    expect(forNothing, "permissions for nothing, unless the tests of them failed in this run").toEqual([]);
    const drivenNow = allowed.filter((need) => !unused.includes(need));
    expect(drivenNow, "to be taken off the list").toEqual([]);
  });
});
