import type { DeadlineRule } from "../../ground/calendar/calendar.ts";
import type { Text } from "../../ground/shared/text.ts";
import type { ReportingRule } from "./roadmap.ts";
import { silences } from "./silences.ts";
import { normal, oneSpaced } from "./words.ts";

/** The years that a roadmap spans, both ends included: where a wording names no first year, the roadmap's own counts. */
export interface Frame {
  from: number;
  to: number;
}

type Reading = Omit<ReportingRule, "deadline"> & { at: Place };
/** Day of a period, as {@link DeadlineRule} has it. */
type Place = Pick<DeadlineRule, "anchor" | "unit"> & { offset?: number; day: number | "last" };

/**
 * What a published wording means; undefined when it is not one that we know: that is said on its row, never guessed.
 * Where the wording itself is silent (the day, the first year, whether «до 2025 года» has 2025 in it), the rule says what was
 * assumed. Why these readings: docs/decisions/0030-readings-of-wordings.md.
 */
export function ruleOf(wording: string, frame: Frame): ReportingRule | undefined {
  const text = normal(wording);
  for (const [pattern, read] of readings) {
    const found = pattern.exec(text);
    const reading = found && read(found.groups ?? {}, frame);
    if (reading && reading.from <= reading.to) return asRule(reading, wording);
  }
  return undefined;
}

function asRule({ at, ...reading }: Reading, wording: string): ReportingRule {
  const { anchor, unit, offset = 0, day } = at;
  const basis: Text = {
    ru: `срок дорожной карты: «${oneSpaced(wording)}»`,
    en: `the roadmap's term: «${oneSpaced(wording)}»`,
  };
  return {
    ...reading,
    deadline: { anchor, offset, unit, day, direction: "after", legalBasis: { text: basis, grade: "S" } },
  };
}

const months = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(" ");
const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const month = `(?<month>${months.join("|")})`;
const day = "(?<day>\\d{1,2})(?:-?го)?";
const year = "(?<year>20\\d\\d)(?: ?(?:года|год|гг|г)\\.?)?";
const pattern = (text: string) => new RegExp(`^${text}$`);

type Groups = Record<string, string | undefined>;
type Read = (found: Groups, frame: Frame) => Reading | undefined;

const readings: [RegExp, Read][] = [
  // «2021-2025»
  [
    pattern("(?<first>20\\d\\d)-(?<last>20\\d\\d)(?: ?(?:годы|года|год|гг)\\.?)?"),
    ({ first, last }) => ({
      reports: "yearly",
      from: Number(first),
      to: Number(last),
      at: endOfYear,
      assumptions: [silences.spanIsYearly, silences.endOfYear],
    }),
  ],
  // «до 31 декабря 2025 года»
  [
    pattern(`(?:в срок )?до ${day} ${month} ${year}`),
    (g) => {
      const at = dayOfYear(g);
      return at && { reports: "once", ...only(g.year), at, assumptions: [silences.onceIsOnce] };
    },
  ],
  // «до 2023 год»
  [
    pattern(`до ${year}`),
    ({ year }) => ({
      reports: "once",
      ...only(year),
      at: endOfYear,
      assumptions: [silences.untilYear(Number(year)), silences.onceIsOnce],
    }),
  ],
  // «ежегодно до 2025 года»
  [
    pattern(`ежегодно,? (?:до|по) ${year}`),
    ({ year }, frame) => ({
      reports: "yearly",
      from: frame.from,
      to: Number(year),
      at: endOfYear,
      assumptions: [silences.yearsInclude(Number(year)), silences.firstYear(frame.from), silences.endOfYear],
    }),
  ],
  // «ежегодно»
  [
    pattern("ежегодно"),
    (_, frame) => ({
      reports: "yearly",
      ...frame,
      at: endOfYear,
      assumptions: [silences.roadmapYears(frame), silences.endOfYear],
    }),
  ],
  // «ежегодно до 31 декабря отчетного года»
  [
    pattern(`ежегодно,? до ${day} ${month} отчетного года`),
    (g, frame) => {
      const at = dayOfYear(g);
      return at && { reports: "yearly", ...frame, at, assumptions: [silences.roadmapYears(frame)] };
    },
  ],
  // «ежегодно до 30 апреля года, следующего за отчетным»
  [
    pattern(`ежегодно,? до ${day} ${month} года,? следующего за отчетным(?: годом)?`),
    (g, frame) => {
      const at = dayOfYear(g);
      return at && { reports: "yearly", ...frame, at: nextYear(at), assumptions: [silences.roadmapYears(frame)] };
    },
  ],
  // «до 30-го числа последнего месяца каждого квартала»
  [
    pattern(
      `(?:ежеквартально,? )?до ${day} числа (?<which>первого|второго|последнего|третьего) месяца каждого квартала`,
    ),
    ({ day, which }, frame) => {
      const at = dayOfQuarter(Number(day), which!);
      const silent = which === "первого" ? [silences.reportOfSameQuarter] : [];
      return at && { reports: "quarterly", ...frame, at, assumptions: [silences.roadmapYears(frame), ...silent] };
    },
  ],
  // «ежеквартально»
  [
    pattern("ежеквартально"),
    (_, frame) => ({
      reports: "quarterly",
      ...frame,
      at: { anchor: "period-start", unit: "quarter", day: "last" } as const,
      assumptions: [silences.roadmapYears(frame), silences.endOfQuarter],
    }),
  ],
  // «ежеквартально до 10 числа месяца, следующего за отчетным кварталом»
  [
    pattern(`ежеквартально,? до ${day} числа месяца,? следующего за отчетным(?: кварталом| периодом)?`),
    ({ day }, frame) => {
      const at = { anchor: "period-end", unit: "month", offset: 1, day: Number(day) } as const;
      return isDay(at.day, 31)
        ? { reports: "quarterly", ...frame, at, assumptions: [silences.roadmapYears(frame)] }
        : undefined;
    },
  ],
  // «постоянно»
  [
    pattern("постоянно"),
    (_, frame) => ({
      reports: "yearly",
      ...frame,
      at: endOfYear,
      assumptions: [silences.alwaysIsYearly, silences.roadmapYears(frame), silences.endOfYear],
    }),
  ],
];

const endOfYear: Place = { anchor: "period-start", unit: "year", day: 31 };
const only = (year: string | undefined) => ({ from: Number(year), to: Number(year) });
const isDay = (n: number, most: number) => n >= 1 && n <= most;

/** That day of that month of the period's own year; undefined for a day that no such month has. */
function dayOfYear({ day, month }: Groups): Place | undefined {
  const number = months.indexOf(month ?? "");
  if (number < 0 || !isDay(Number(day), longest[number]!)) return undefined;
  return { anchor: "period-start", unit: "month", offset: number, day: Number(day) };
}

/** The same day a year later: counted from the period's last month. */
const nextYear = ({ offset = 0, day }: Place): Place => ({
  anchor: "period-end",
  unit: "month",
  offset: offset + 1,
  day,
});

function dayOfQuarter(day: number, which: string): Place | undefined {
  if (!isDay(day, 31)) return undefined;
  const offset = { первого: 0, второго: 1 }[which];
  // A place in the quarter's last month is how deadline rules have it by themselves.
  if (offset === undefined) return { anchor: "period-start", unit: "quarter", day };
  return { anchor: "period-start", unit: "month", offset, day };
}
