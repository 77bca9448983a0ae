import { Temporal } from "temporal-polyfill";

/** Ages as the region's figures have them, both ends included; who is older than the last is «other». */
export const ageGroups = [
  { key: "0-3", from: 0, to: 3 },
  { key: "4-7", from: 4, to: 7 },
  { key: "8-14", from: 8, to: 14 },
  { key: "15-18", from: 15, to: 18 },
] as const;
export type AgeGroup = (typeof ageGroups)[number]["key"] | "other";

/** Full years by month of birth: the record knows no day, so a child turns its age with the month. */
export function ageOf(born: string, asOf: Temporal.PlainDate): AgeGroup {
  const { years } = Temporal.PlainYearMonth.from(born).until(asOf.toPlainYearMonth(), { largestUnit: "years" });
  return ageGroups.find((group) => years >= group.from && years <= group.to)?.key ?? "other";
}
