import type { Computed } from "./figures.ts";

/** Figures of what steps came to in a period; all others tell of a day, or of what was recorded. */
const ofSteps = [
  "families-consulted",
  "consultations",
  "education-steps",
  "accompaniment-steps",
  "ipra-settled",
  "ipra-performed",
  "ipra-performed-share",
  "steps-settled",
  "steps-late",
  "response-days",
] as const;

/**
 * Frozen figures after a step's result was put right: what steps came to as it is counted now, and all else as it was frozen.
 * Steps settle on the day on which they do, so of a period that is over nothing but corrections can differ.
 */
export function withSteps(frozen: Computed, now: Computed): Computed {
  const totals = (was: Record<string, number>, is: Record<string, number> | undefined) => ({
    ...was,
    ...Object.fromEntries(ofSteps.map((key) => [key, is?.[key] ?? 0])),
  });
  return {
    ...frozen,
    totals: totals(frozen.totals, now.totals),
    byMunicipality: Object.fromEntries(
      Object.entries(frozen.byMunicipality).map(([where, was]) => [where, totals(was, now.byMunicipality[where])]),
    ),
    ipra: now.ipra,
    failures: now.failures,
    agencies: frozen.agencies.map((was) => {
      const is = now.agencies.find(({ kind }) => kind === was.kind);
      return { ...was, settled: is?.settled ?? 0, late: is?.late ?? 0, days: is?.days ?? null };
    }),
  };
}
