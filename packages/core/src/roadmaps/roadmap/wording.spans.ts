import { silences } from "./silences.ts";
import {
  endOfMonth,
  endOfYear,
  inMonth,
  named,
  only,
  pattern,
  quarter,
  quarterNumber,
  type Read,
  year,
} from "./wording.parts.ts";

const last = (name: string, text: string) => text.replace(`?<${name}>`, "?<last>");
const names = `(?<name>${[...named, ...inMonth].join("|")})`;
const half = "(?<half>i|ii|1(?:-?[ем])?|2(?:-?[ем])?|первое|второе|первом|втором) полугоди[еи]";
const monthOf = (name = "") => Math.max(named.indexOf(name), inMonth.indexOf(name));
const isFirst = (half = "") => /^(?:i|1.*|перв.*)$/.test(half);

/** Wordings that name a part of a year, or several: what begins in one and ends in another is reported on at its end. */
export const spans: [RegExp, Read][] = [
  // «II-III кварталы 2026 года», «в течение II квартала 2026 г.»
  [
    pattern(`(?:в(?: течение)? )?(?:${quarter.replace(/ квартал.*$/, "")}-)?${last("quarter", quarter)} ${year}`),
    ({ quarter = "", last = "", year }) =>
      quarter === "" || quarterNumber(quarter) < quarterNumber(last)
        ? {
            reports: "once",
            ...only(year),
            at: endOfMonth(3 * quarterNumber(last) - 1),
            assumptions: [silences.onceIsOnce, silences.endOfQuarter],
          }
        : undefined,
  ],
  // «ноябрь-декабрь 2026 г.»
  [
    pattern(`(?:в )?${names}-${last("name", names)} ${year}`),
    ({ name, last, year }) =>
      monthOf(name) < monthOf(last)
        ? {
            reports: "once",
            ...only(year),
            at: endOfMonth(monthOf(last)),
            assumptions: [silences.onceIsOnce, silences.endOfMonth],
          }
        : undefined,
  ],
  // «первое полугодие 2026 г.»
  [
    pattern(`(?:в )?${half} ${year}`),
    ({ half, year }) => ({
      reports: "once",
      ...only(year),
      at: endOfMonth(isFirst(half) ? 5 : 11),
      assumptions: [silences.onceIsOnce, silences.endOfHalfNamed],
    }),
  ],
  // «ежегодно, в IV квартале»
  [
    pattern(`ежегодно,? (?:в )?${quarter}`),
    ({ quarter = "" }, frame) => ({
      reports: "yearly",
      ...frame,
      at: endOfMonth(3 * quarterNumber(quarter) - 1),
      assumptions: [silences.roadmapYears(frame), silences.endOfQuarter],
    }),
  ],
  // «ежегодно в декабре», «ежегодно, август-сентябрь»
  [
    pattern(`ежегодно,? (?:в )?(?:${names}-)?${last("name", names)}`),
    ({ name, last }, frame) =>
      name === undefined || monthOf(name) < monthOf(last)
        ? {
            reports: "yearly",
            ...frame,
            at: endOfMonth(monthOf(last)),
            assumptions: [silences.roadmapYears(frame), silences.endOfMonth],
          }
        : undefined,
  ],
  // «с 2026 года постоянно», «ежегодно с 2026 года»
  [
    pattern(
      `с ${year},? (?:постоянно|ежегодно)|(?:постоянно|ежегодно),? (?:начиная )?с ${year.replace("?<year>", "?<last>")}`,
    ),
    ({ year, last }, { to }) => ({
      reports: "yearly",
      from: Number(year ?? last),
      to,
      at: endOfYear,
      assumptions: [silences.thenYearly(to), silences.alwaysIsYearly, silences.endOfYear],
    }),
  ],
];
