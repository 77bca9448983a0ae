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

describe.runIf(whole === "yes")("in the whole run of tests", () => {
  it.each(functions)("$name has used each of its needs", ({ name, needs }) => {
    const allowed = undriven[name] ?? [];
    const unused = named(needs).filter((need) => !used.has(`${name} ${need}`));
    expect(
      unused.filter((need) => !allowed.includes(need)),
      "permissions for nothing, or their tests failed in this run",
    ).toEqual([]);
    expect(
      allowed.filter((need) => !unused.includes(need)),
      "driven now: take it off the list",
    ).toEqual([]);
  });
});

describe.runIf(whole !== "yes")("in a run of some tests", () => {
  it("nothing is said about needs: others may be used by what did not run", () => {
    expect(whole).toBe("no");
  });
});
