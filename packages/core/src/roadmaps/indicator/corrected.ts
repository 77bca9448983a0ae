import type { Computed } from "./figures.ts";

/** Figures of what steps came to in a period, and of papers by their own date; all others tell of a day, or of what was entered. */
const figuresOf = {
  steps: [
    "families-consulted",
    "consultations",
    "education-steps",
    "accompaniment-steps",
    "ipra-settled",
    "ipra-performed",
    "ipra-performed-share",
    "conclusions-settled",
    "conclusions-performed",
    "conclusions-performed-share",
    "steps-settled",
    "steps-late",
    "response-days",
    "first-meetings",
    "first-meeting-days",
  ],
  papers: ["ipra-dated", "conclusions-dated"],
} as const;

/**
 * Frozen figures after a step's result was put right: what steps came to as it is counted now, and all else as it was frozen.
 * Steps settle on the day on which they do, so of a period that is over nothing but corrections can differ.
 */
export const withSteps = (frozen: Computed, now: Computed): Computed => ({
  ...withTotals(frozen, now, "steps"),
  ipra: now.ipra,
  failures: now.failures,
  // What was needed and what there was stays as it was then.
  help: frozen.help &&
    now.help && { ...frozen.help, services: now.help.services, organisations: now.help.organisations },
  agencies: frozen.agencies.map((was) => {
    const is = now.agencies.find(({ kind }) => kind === was.kind);
    return { ...was, settled: is?.settled ?? 0, late: is?.late ?? 0, days: is?.days ?? null };
  }),
});

/** Frozen figures after a paper of that time was entered: how many are dated so as it is counted now, and all else as it was frozen. */
export const withPapers = (frozen: Computed, now: Computed): Computed => withTotals(frozen, now, "papers");

/** What was given counts by steps as well as by sessions. */
const isByHelp = (name: string): boolean =>
  /^(children-served|help-given|help-listed(-share)?|children-helped@.*)$/.test(name);

/** The municipalities of both: the parts still add up to the whole where one had nothing until now. */
function withTotals(frozen: Computed, now: Computed, which: keyof typeof figuresOf): Computed {
  const totals = (was: Record<string, number> = {}, is: Record<string, number> = {}) => {
    const ofHelp = which === "steps" ? [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(isByHelp) : [];
    const taken = Object.fromEntries([...figuresOf[which], ...ofHelp].map((key) => [key, is[key]]));
    // A share or a mean of nothing is left out.
    return Object.fromEntries(
      Object.entries({ ...was, ...taken }).flatMap(([key, n]) => (n === undefined ? [] : [[key, n]])),
    );
  };
  const places = [...new Set([frozen, now].flatMap(({ byMunicipality }) => Object.keys(byMunicipality)))].sort();
  const parts = places.map(
    (where) => [where, totals(frozen.byMunicipality[where], now.byMunicipality[where])] as const,
  );
  return {
    ...frozen,
    totals: totals(frozen.totals, now.totals),
    byMunicipality: Object.fromEntries(parts.filter(([where, part]) => frozen.byMunicipality[where] || isSome(part))),
  };
}

const isSome = (part: Record<string, number>) => Object.values(part).some((n) => n !== 0);
