import { systemTokenHours } from "@marshrut/api";
import { runsOfPass } from "@marshrut/core/reconcile";
import type { Priced, Standing } from "./prices.ts";
import { perYear } from "./units.ts";

/**
 * What a stage has whatever happens, paid by the month; test/infra/standing.test.ts compares it with the stacks. An alarm that
 * adds up several measures is billed for each of them.
 */
export const standing = {
  alarms: 228,
  "kms-keys": 9,
  "firewall-lists": 2,
  "firewall-rules": 8,
  // A file of seals and one of the trail each five minutes, in two regions the latter.
  "bucket-puts": 3 * 8_760,
  // Assumed: the seals and the trail of an account, which their lock keeps for years.
  "file-gb-month": 2,
  "own-metrics": 45,
  dashboards: 1,
  // Assumed: one person of each of the pilot's organisations, and the coordinators.
  people: 300,
};

/** Files of a child in a year: assumed, since no route of the slice has any. Four scans of half a megabyte, kept for half a year on average. */
export const assumedOfChild: Partial<Record<Priced, number>> = {
  "file-gb-month": 4 * 0.0005 * (perYear.months / 2),
  "bucket-puts": 4,
  "scanned-files": 4,
  "scanned-gb": 4 * 0.0005,
};

/**
 * How often a year the reconciler looks at a child: a pass over all takes it so many of its 96 runs a day. A region of less than 140
 * children is looked at more often, and that costs nothing to speak of.
 */
export const looksPerYear = { reconciler: (365 * 96) / runsOfPass };

/** What previews add for as long as they are there: nobody is told of anything there, and nothing is guarded. */
export const ofPreviews = (previews: number): Partial<Record<Standing, number>> => ({
  "kms-keys": previews * keysOfPreview,
});

/** Keys of a preview; test/infra/standing.test.ts compares it with the stacks. */
export const keysOfPreview = 8;

/** Sums by what is paid. */
export function together(...parts: readonly Partial<Record<Standing, number>>[]): Partial<Record<Standing, number>> {
  const sum: Partial<Record<Standing, number>> = {};
  for (const [unit, amount] of parts.flatMap((part) => Object.entries(part) as [Standing, number][]))
    sum[unit] = (sum[unit] ?? 0) + amount;
  return sum;
}

/**
 * What systems of organisations add, each a client of its own that asks for a token as often as one ends. A client that asks for a
 * token with every call costs as many tokens as calls.
 */
export const ofSystems = (systems: number): Partial<Record<Standing, number>> => ({
  "system-clients": systems,
  "system-tokens": (systems * hoursInMonth) / systemTokenHours,
});

const hoursInMonth = (365 * 24) / perYear.months;
