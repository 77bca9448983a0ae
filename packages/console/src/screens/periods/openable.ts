const roman = ["I", "II", "III", "IV"] as const;

/** A period that may be opened by hand: `2026-Q2`, or the whole year. */
export interface Openable {
  period: string;
  year: string;
  /** None: the year. */
  quarter?: (typeof roman)[number];
}

/** A roadmap's years: what was not reported in its time still can be. */
const yearsBack = 5;

/** The quarters and years of five years back, this one and the next, as they follow each other. @param today of the region */
export function openable(today: string): Openable[] {
  const present = Number(today.slice(0, 4));
  return Array.from({ length: yearsBack + 2 }, (_, i) => present - yearsBack + i)
    .map(String)
    .flatMap((year): Openable[] => [
      ...roman.map((quarter, i) => ({ period: `${year}-Q${i + 1}`, year, quarter })),
      { period: year, year },
    ]);
}

/** The quarter in which a day lies. */
export const quarterOf = (today: string): string => `${today.slice(0, 4)}-Q${Math.ceil(Number(today.slice(5, 7)) / 3)}`;
