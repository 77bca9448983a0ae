import type { DeadlineRule } from "../../ground/calendar/calendar.ts";
import type { Text } from "../../ground/shared/text.ts";
import type { ReportingRule } from "./roadmap.ts";
import { silences } from "./silences.ts";
import {
  by,
  day,
  dayOfHalf,
  dayOfQuarter,
  dayOfYear,
  endOfMonth,
  endOfYear,
  type Frame,
  inMonth,
  isDay,
  month,
  named,
  nextYear,
  only,
  type Place,
  pattern,
  quarter,
  quarterNumber,
  type Read,
  type Reading,
  times,
  year,
} from "./wording.parts.ts";
import { plain } from "./wording.plain.ts";
import { spans } from "./wording.spans.ts";
import { oneSpaced } from "./words.ts";

export type { Frame } from "./wording.parts.ts";

/**
 * What a published wording means; undefined when it is not one that we know: that is said on its row, never guessed.
 * Where the wording itself is silent (the day, the first year, whether «до 2025 года» has 2025 in it), the rule says what was
 * assumed. Why these readings: docs/decisions/0030-readings-of-wordings.md.
 */
export function ruleOf(wording: string, frame: Frame): ReportingRule | undefined {
  const text = plain(wording);
  for (const [pattern, read] of [...readings, ...spans]) {
    const found = pattern.exec(text);
    const reading = found && read(found.groups ?? {}, frame);
    if (reading && reading.from <= reading.to) return asRule(reading, wording);
  }
  return undefined;
}

function asRule({ at, second, ...reading }: Reading, wording: string): ReportingRule {
  const basis: Text = {
    ru: `срок дорожной карты: «${oneSpaced(wording)}»`,
    en: `the roadmap's term: «${oneSpaced(wording)}»`,
  };
  const legalBasis = { text: basis, grade: "S" } as const;
  const rule = ({ anchor, unit, offset = 0, day }: Place): DeadlineRule => ({
    anchor,
    offset,
    unit,
    day,
    direction: "after",
    legalBasis,
  });
  return { ...reading, deadline: rule(at), second: second && rule(second) };
}

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
    pattern(`(?:${by} )?${day} ${month} ${year}`),
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
    pattern(`ежегодно|${times} в год`),
    (_, frame) => ({
      reports: "yearly",
      ...frame,
      at: endOfYear,
      assumptions: [silences.roadmapYears(frame), silences.endOfYear],
    }),
  ],
  // «ежегодно до 31 декабря отчетного года»
  [
    pattern(`ежегодно,? ${by} ${day} ${month} отчетного года`),
    (g, frame) => {
      const at = dayOfYear(g);
      return at && { reports: "yearly", ...frame, at, assumptions: [silences.roadmapYears(frame)] };
    },
  ],
  // «ежегодно до 30 апреля года, следующего за отчетным»
  [
    pattern(`(?:ежегодно,? )?${by} ${day} ${month} года,? следующего за отчетным(?: годом)?`),
    (g, frame) => {
      const at = dayOfYear(g);
      return at && { reports: "yearly", ...frame, at: nextYear(at), assumptions: [silences.roadmapYears(frame)] };
    },
  ],
  // «до 30-го числа последнего месяца каждого квартала»
  [
    pattern(
      `(?:ежеквартально,? )?${by} ${day} числа (?<which>первого|второго|последнего|третьего) месяца каждого квартала`,
    ),
    ({ day, which }, frame) => {
      const at = dayOfQuarter(Number(day), which!);
      const silent = which === "первого" ? [silences.reportOfSameQuarter] : [];
      return at && { reports: "quarterly", ...frame, at, assumptions: [silences.roadmapYears(frame), ...silent] };
    },
  ],
  // «ежеквартально»
  [
    pattern(`ежеквартально|${times} в квартал`),
    (_, frame) => ({
      reports: "quarterly",
      ...frame,
      at: { anchor: "period-start", unit: "quarter", day: "last" } as const,
      assumptions: [silences.roadmapYears(frame), silences.endOfQuarter],
    }),
  ],
  // «ежеквартально до 10 числа месяца, следующего за отчетным кварталом»
  [
    pattern(`ежеквартально,? ${by} ${day} числа месяца,? следующего за отчетным(?: кварталом| периодом)?`),
    ({ day }, frame) => {
      const at = { anchor: "period-end", unit: "month", offset: 1, day: Number(day) } as const;
      return isDay(at.day, 31)
        ? { reports: "quarterly", ...frame, at, assumptions: [silences.roadmapYears(frame)] }
        : undefined;
    },
  ],
  // «I квартал 2026 г.»
  [
    pattern(`(?:в )?${quarter} ${year}`),
    ({ quarter = "", year }) => ({
      reports: "once",
      ...only(year),
      at: endOfMonth(3 * quarterNumber(quarter) - 1),
      assumptions: [silences.onceIsOnce, silences.endOfQuarter],
    }),
  ],
  // «декабрь 2026 г.»
  [
    pattern(`(?:в )?(?<name>${[...named, ...inMonth].join("|")}) ${year}`),
    ({ name = "", year }) => ({
      reports: "once",
      ...only(year),
      at: endOfMonth(Math.max(named.indexOf(name), inMonth.indexOf(name))),
      assumptions: [silences.onceIsOnce, silences.endOfMonth],
    }),
  ],
  // «в течение 2026 года», «2026 год», «до конца 2026 года»
  [
    pattern(`(?:в течение |до конца )?${year}`),
    ({ year }) => ({
      reports: "once",
      ...only(year),
      at: endOfYear,
      assumptions: [silences.onceIsOnce, silences.endOfYear],
    }),
  ],
  // «до 1 марта 2026 г., далее ежегодно»
  [
    pattern(`${by} ${day} ${month} ${year},? (?:далее|затем)[ -]*ежегодно`),
    (g, { to }) => {
      const at = dayOfYear(g);
      return at && { reports: "yearly", from: Number(g.year), to, at, assumptions: [silences.thenYearly(to)] };
    },
  ],
  // «ежегодно до 1 марта», «до 1 марта ежегодно»
  [
    pattern(
      `(?:ежегодно,? ${by} ${day} ${month}|${by} ${day.replace("?<day>", "?<day2>")} ${month.replace("?<month>", "?<month2>")},? ежегодно)`,
    ),
    (g, frame) => {
      const at = dayOfYear({ day: g.day ?? g.day2, month: g.month ?? g.month2 });
      const assumptions = [silences.roadmapYears(frame), silences.dayOfSameYear];
      return at && { reports: "yearly", ...frame, at, assumptions };
    },
  ],
  // «раз в полугодие», «2 раза в год»
  [
    pattern(`${times} в полугодие|(?:не реже )?(?:2|двух|два) раза? в год`),
    (_, frame) => ({
      reports: "half-yearly",
      ...frame,
      at: { anchor: "period-start", unit: "quarter", day: "last" } as const,
      assumptions: [silences.roadmapYears(frame), silences.endOfHalf],
    }),
  ],
  // «2 раза в год (до 1 июля, до 25 декабря)»
  [
    pattern(
      `(?:(?:2|два) раза в год|раз в полугодие|ежегодно)[ ,:]*\\(?${by} ${day} ${month}(?:,| и)? ?(?:и )?(?:${by} )?${day.replace("?<day>", "?<day2>")} ${month.replace("?<month>", "?<month2>")}\\)?`,
    ),
    (g, frame) => {
      const [at, second] = [dayOfHalf(g, 1), dayOfHalf({ day: g.day2, month: g.month2 }, 2)];
      const assumptions = [silences.roadmapYears(frame), silences.halvesInQuarters];
      return at && second && { reports: "half-yearly", ...frame, at, second, assumptions };
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
