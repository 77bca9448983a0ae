const roman = ["I", "II", "III", "IV"] as const;

/** A period that may be opened by hand: `2026-Q2`, or the whole year. */
export interface Openable {
  period: string;
  year: string;
  /** None: the year. */
  quarter?: (typeof roman)[number];
}

/** The quarters and years of last year, this one and the next, as they follow each other. @param today of the region */
export function openable(today: string): Openable[] {
  const present = Number(today.slice(0, 4));
  return [present - 1, present, present + 1]
    .map(String)
    .flatMap((year): Openable[] => [
      ...roman.map((quarter, i) => ({ period: `${year}-Q${i + 1}`, year, quarter })),
      { period: year, year },
    ]);
}

/** The quarter in which a day lies. */
export const quarterOf = (today: string): string => `${today.slice(0, 4)}-Q${Math.ceil(Number(today.slice(5, 7)) / 3)}`;
