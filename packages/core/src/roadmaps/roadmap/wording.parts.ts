import type { DeadlineRule } from "../../ground/calendar/calendar.ts";
import type { ReportingRule } from "./roadmap.ts";

/** The years that a roadmap spans, both ends included: where a wording names no first year, the roadmap's own counts. */
export interface Frame {
  from: number;
  to: number;
}

export type Reading = Omit<ReportingRule, "deadline" | "second"> & { at: Place; second?: Place };
/** Day of a period, as {@link DeadlineRule} has it. */
export type Place = Pick<DeadlineRule, "anchor" | "unit"> & { offset?: number; day: number | "last" };

export const months = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(" ");
const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
export const month = `(?<month>${months.join("|")})`;
export const day = "(?<day>\\d{1,2})(?:-?го)?";
export const year = "(?<year>20\\d\\d)(?: ?(?:года|год|гг|г)\\.?)?";
/** «I квартал», «четвёртый квартал»; «первое полугодие» is read as its end. */
const quarters = ["i", "ii", "iii", "iv"];
const ordinals = ["первый", "второй", "третий", "четвертый"];
export const quarter = `(?<quarter>${[...quarters, ...ordinals, "[1-4](?:-?[йм])?"].join("|")}) квартал(?:а|е|ы|ов)?`;
export const named = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split(" ");
export const inMonth = "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре".split(" ");
export const by = "(?:в срок )?(?:до|не позднее)";
export const times = "(?:не реже )?(?:1 раза?|одного раза|один раз|раза?)";
export const pattern = (text: string) => new RegExp(`^(?:${text})$`);

type Groups = Record<string, string | undefined>;
export type Read = (found: Groups, frame: Frame) => Reading | undefined;

export const endOfYear: Place = { anchor: "period-start", unit: "year", day: 31 };
export const only = (year: string | undefined) => ({ from: Number(year), to: Number(year) });
export const isDay = (n: number, most: number) => n >= 1 && n <= most;

/** That day of that month of the period's own year; undefined for a day that no such month has. */
export function dayOfYear({ day, month }: Groups): Place | undefined {
  const number = months.indexOf(month ?? "");
  if (number < 0 || !isDay(Number(day), longest[number]!)) return undefined;
  return { anchor: "period-start", unit: "month", offset: number, day: Number(day) };
}

/** The same day a year later: counted from the period's last month. */
export const nextYear = ({ offset = 0, day }: Place): Place => ({
  anchor: "period-end",
  unit: "month",
  offset: offset + 1,
  day,
});

export function dayOfQuarter(day: number, which: string): Place | undefined {
  if (!isDay(day, 31)) return undefined;
  const offset = { первого: 0, второго: 1 }[which];
  // A place in the quarter's last month is how deadline rules have it by themselves.
  if (offset === undefined) return { anchor: "period-start", unit: "quarter", day };
  return { anchor: "period-start", unit: "month", offset, day };
}

export const endOfMonth = (offset: number): Place => ({ anchor: "period-start", unit: "month", offset, day: "last" });

export function quarterNumber(name: string): number {
  const found = Math.max(quarters.indexOf(name), ordinals.indexOf(name));
  return found < 0 ? Number(name[0]) : found + 1;
}

/** How far into the month after a half-year a day still closes that half and does not open the next. */
const justAfter = 15;

/** That day, counted from the quarter which ends the half: within it, or just after it. */
export function dayOfHalf({ day, month }: Groups, half: 1 | 2): Place | undefined {
  const [wanted, number] = [Number(day), months.indexOf(month ?? "")];
  if (number < 0 || !isDay(wanted, longest[number]!)) return undefined;
  const first = half * 6 - 3;
  if (number >= first && number < first + 3)
    return { anchor: "period-start", unit: "month", offset: number - first, day: wanted };
  const isAfter = number === (first + 3) % 12 && wanted <= justAfter;
  return isAfter ? { anchor: "period-end", unit: "month", offset: 1, day: wanted } : undefined;
}
