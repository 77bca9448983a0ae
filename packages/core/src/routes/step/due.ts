import type { Temporal } from "temporal-polyfill";
import {
  buildCalendar,
  computeDeadline,
  type Deadline,
  type DeadlineRule,
  isNoCalendar,
  localDay,
  type WorkCalendar,
} from "../../ground/calendar/index.ts";

/** When something is to be done: by its rule, or on the day that the child's plan names. */
export interface Term {
  rule: DeadlineRule;
  dueOn?: string;
}

/** The rule that gives the day of a term asked for at `requestAt`; once the plan's own day has passed, the usual rule counts. */
export function ruleOf({ rule, dueOn }: Term, requestAt: Temporal.Instant, zone: string): DeadlineRule {
  const day = localDay(requestAt, zone);
  if (dueOn === undefined || dueOn < day.toString()) return rule;
  const offset = day.until(dueOn, { largestUnit: "day" }).days;
  return {
    anchor: rule.anchor,
    offset,
    unit: "calendar-day",
    direction: "after",
    nonWorking: "keep",
    legalBasis: byPlan,
  };
}

const byPlan: DeadlineRule["legalBasis"] = {
  text: { ru: "срок назван в индивидуальном плане ребёнка", en: "the child's individual plan names the date" },
  grade: "S",
};

/**
 * The due date of a step asked for at `requestAt`. A step must not wait for a decree: where the calendar of a year is not
 * loaded yet, the year counts with its statutory holidays alone, and the explanation says so.
 */
export function dueOf(rule: DeadlineRule, requestAt: Temporal.Instant, zone: string, calendar: WorkCalendar): Deadline {
  const day = localDay(requestAt, zone);
  const provisional: number[] = [];
  for (let using = calendar; ; ) {
    const deadline = computeDeadline(rule, day, using);
    if (!isNoCalendar(deadline)) return withAssumption(deadline, provisional);
    provisional.push(deadline.noCalendarFor);
    using = withYear(using, deadline.noCalendarFor);
  }
}

const withYear = (calendar: WorkCalendar, year: number): WorkCalendar =>
  buildCalendar({
    version: `${calendar.version}+${year}?`,
    years: [
      ...calendar.years.values(),
      {
        year,
        transfers: [],
        basis: { text: { ru: "без переносов: постановление не загружено", en: "no transfers loaded" }, grade: "M" },
      },
    ],
    extraDays: [...calendar.extraDays],
  });

function withAssumption(deadline: Deadline, years: number[]): Deadline {
  if (years.length === 0) return deadline;
  const list = years.join(", ");
  const assumption = {
    ru: `Переносы выходных на ${list} год ещё не загружены: учтены только праздники по ст. 112 ТК РФ.`,
    en: `Transfers of days off for ${list} are not loaded yet: only the holidays of art. 112 of the Labour Code count.`,
  };
  return {
    ...deadline,
    explain: { ...deadline.explain, assumptions: [...deadline.explain.assumptions, assumption] },
  };
}
