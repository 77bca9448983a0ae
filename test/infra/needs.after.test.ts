import { readFileSync } from "node:fs";
import { functions } from "@marshrut/functions/manifest";
import { type Need, named } from "@marshrut/functions/needs";
import { expect, it } from "vitest";
import { log } from "./needs.setup.ts";

/**
 * Needs that no test drives, and why they stand. What is not here and in no journey is a permission for nothing: take it
 * out of packages/functions/src/needs.of.ts, or test what needs it.
 */
const undriven: Partial<Record<string, Need[]>> = {};

const used = new Set(readFileSync(log, "utf8").split("\n"));
const whole = process.env.MARSHRUT_WHOLE_RUN === "yes";

it.each(functions)("$name has no need that nobody uses", ({ name, needs }) => {
  const unused = named(needs).filter((need) => !used.has(`${name} ${need}`));
  const allowed = whole ? (undriven[name] ?? []) : unused;
  expect(unused.filter((need) => !allowed.includes(need))).toEqual([]);
});
