import { Temporal } from "temporal-polyfill";
import { remembered } from "../../ground/shared/remembered.ts";

/** Ages as the region's figures have them, both ends included; who is older than the last is «other». */
export const ageGroups = [
  { key: "0-3", from: 0, to: 3 },
  { key: "4-7", from: 4, to: 7 },
  { key: "8-14", from: 8, to: 14 },
  { key: "15-18", from: 15, to: 18 },
] as const;
export type AgeGroup = (typeof ageGroups)[number]["key"] | "other";

/** Full years by month of birth: the record knows no day, so a child turns its age with the month. */
export const ageOf = (born: string, asOf: Temporal.PlainDate): AgeGroup => ageIn(born, asOf.toString().slice(0, 7));
const ageIn = remembered((born, month): AgeGroup => {
  const { years } = Temporal.PlainYearMonth.from(born).until(month, { largestUnit: "years" });
  return ageGroups.find((group) => years >= group.from && years <= group.to)?.key ?? "other";
});

/** The same for many on one day: a region has a few hundred months of birth, and asks for each in thousands of cells. */
export function agesOn(asOf: Temporal.PlainDate): (born: string) => AgeGroup {
  const known = new Map<string, AgeGroup>();
  return (born) => {
    const age = known.get(born) ?? ageOf(born, asOf);
    known.set(born, age);
    return age;
  };
}
