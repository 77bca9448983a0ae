import { Temporal } from "temporal-polyfill";
import type { ChildRecord } from "./child.ts";

/** Full years on a day. @param birthDate `YYYY-MM-DD` */
export const ageOn = (birthDate: string, day: Temporal.PlainDate): number =>
  Temporal.PlainDate.from(birthDate).until(day, { largestUnit: "years" }).years;

/**
 * The month in which the child turns this age; the record knows no day of birth. `.toPlainDate({ day: 1 })` is a day on which
 * the child is certainly no older than that birthday.
 */
export const turnsAge = (record: Pick<ChildRecord, "born">, years: number): Temporal.PlainYearMonth =>
  Temporal.PlainYearMonth.from(record.born).add({ years });

/** Full years on a day by the month, as the record knows it: in the month of the birthday those that it makes full. */
export const yearsOn = (record: Pick<ChildRecord, "born">, day: Temporal.PlainDate): number =>
  day.toPlainYearMonth().since(turnsAge(record, 0), { largestUnit: "years" }).years;

/** The first day on which somebody is so old; who was born on 29 February is so from 1 March in a year without that day. */
export function birthdayOf(birthDate: string, years: number): Temporal.PlainDate {
  const day = Temporal.PlainDate.from(birthDate).add({ years });
  return ageOn(birthDate, day) < years ? day.add({ days: 1 }) : day;
}

/** Whether the day exists: `2025-02-30` does not. */
export function isDay(text: string): boolean {
  try {
    Temporal.PlainDate.from(text, { overflow: "reject" });
    return /^\d{4}-\d{2}-\d{2}$/.test(text);
  } catch {
    return false;
  }
}
