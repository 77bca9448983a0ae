import { Temporal } from "temporal-polyfill";

/** A month as the calendar draws it: weeks from Monday on, with days of the months beside it left out. */
export function weeksOf(month: string): (string | undefined)[][] {
  const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 });
  const cells: (string | undefined)[] = Array.from({ length: first.dayOfWeek - 1 }, () => undefined);
  for (let day = 1; day <= first.daysInMonth; day++) cells.push(first.with({ day }).toString());
  while (cells.length % 7 > 0) cells.push(undefined);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

export const beside = (month: string, months: number): string =>
  Temporal.PlainYearMonth.from(month).add({ months }).toString();
export const lastOf = (month: string): string => {
  const of = Temporal.PlainYearMonth.from(month);
  return of.toPlainDate({ day: of.daysInMonth }).toString();
};
/** The day of an instant, by the region's clock. */
export const dayOf = (instant: string, zone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
/** Days of a week, from Monday on: any Monday does. */
export const weekdays = [
  "2024-01-01",
  "2024-01-02",
  "2024-01-03",
  "2024-01-04",
  "2024-01-05",
  "2024-01-06",
  "2024-01-07",
];
export const isMonth = (text: string | undefined): text is string =>
  text !== undefined && /^(?:19|20|21)\d{2}-(?:0[1-9]|1[0-2])$/.test(text);
