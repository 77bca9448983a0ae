import { Temporal } from "temporal-polyfill";
import {
  addWorkingDays,
  computeDeadline,
  type DeadlineRule,
  dateInWords,
  isNoCalendar,
  type PeriodId,
  periodBounds,
  type WorkCalendar,
} from "../../ground/calendar/index.ts";
import type { Text } from "../../ground/shared/text.ts";
import { usualReportGrace } from "../../ground/tenant/index.ts";
import { type FreezeGroup, figures } from "../period/freezing.ts";

/** A measure that asks for its report later than so long after the period's end is about the figures, not of them. */
const ofTheFigures = Temporal.Duration.from({ months: 1 });

/**
 * By when a year's own figures stand, whatever the region takes late: the assessment of the year is due on 30 April (roadmap
 * II.VIII 8.2) and wants figures that do not move while it is made. Quarters have no such day: nothing rests on them.
 */
const latest: DeadlineRule = {
  anchor: "period-end",
  offset: 1,
  unit: "month",
  day: "last",
  direction: "after",
  legalBasis: {
    text: {
      ru: "правило платформы: на цифры года опирается его оценка до 30 апреля",
      en: "a rule of the platform: the year's assessment by 30 April rests on its figures",
    },
    source: "дорожная карта, п. II.VIII 8.2",
    grade: "P",
  },
};

/** What the days follow from, beside the due dates. */
export interface FreezeTerms {
  /** The day on which reports began to be taken. */
  opened: Temporal.PlainDate;
  calendar: WorkCalendar;
  /** Working days for late reports, as the region sets them. */
  graceDays?: number | undefined;
  /** Without it no day ends what is taken late: periods that were opened before there was one. */
  capped: boolean;
}

/**
 * The last day on which reports are taken, late ones too: so many working days after the last due date, or after the
 * opening where that came later: nobody is asked for what could never be handed in.
 */
export function lockDay(
  dueDates: readonly string[],
  opened: Temporal.PlainDate,
  calendar: WorkCalendar,
  graceDays: number = usualReportGrace,
): Temporal.PlainDate {
  const last = Temporal.PlainDate.from([...dueDates, opened.toString()].sort().at(-1)!);
  const day = addWorkingDays(calendar, last, graceDays);
  // Without a calendar for that year as many weekdays serve: the day of locking is the region's own and has no legal force.
  return isNoCalendar(day) ? last.add({ days: Math.ceil(graceDays * 1.4) }) : day;
}

/**
 * The groups of a period, the figures' own first, each with its last day. Where all dates are late there is one group: nothing
 * else would be frozen.
 */
export function groupsOf(period: PeriodId, dueDates: readonly string[], terms: FreezeTerms): FreezeGroup[] {
  const until = periodBounds(period).end.add(ofTheFigures).toString();
  const early = dueDates.filter((date) => date <= until);
  const own = early.length > 0 ? early : dueDates;
  const group = (key: string, dates: readonly string[], cap?: Temporal.PlainDate): FreezeGroup => {
    const grace = lockDay(dates, terms.opened, terms.calendar, terms.graceDays);
    const isCut = cap !== undefined && Temporal.PlainDate.compare(cap, grace) < 0;
    const lastDay = isCut ? cap : grace;
    return { key, dueDates: [...dates], lastDay: lastDay.toString(), explain: explained(dates, lastDay, terms, isCut) };
  };
  const rest = dueDates.filter((date) => !own.includes(date));
  return [group(figures, own, capOf(period, own, terms)), ...rest.map((date) => group(date, [date]))];
}

/** The day beyond which a year's own figures are not kept open; never before a due date, nor sooner than after any opening. */
function capOf(period: PeriodId, own: readonly string[], terms: FreezeTerms): Temporal.PlainDate | undefined {
  const isYear = !period.includes("-Q");
  const isEarly = own.every((date) => date <= periodBounds(period).end.add(ofTheFigures).toString());
  if (!terms.capped || !isYear || !isEarly) return undefined;
  const due = computeDeadline({ ...latest, nonWorking: "keep" }, periodBounds(period).end, terms.calendar);
  if (due.date === undefined) return undefined;
  const soonest = lockDay([], terms.opened, terms.calendar, terms.graceDays).toString();
  return Temporal.PlainDate.from([due.date, soonest, ...own].sort().at(-1)!);
}

function explained(
  dueDates: readonly string[],
  lastDay: Temporal.PlainDate,
  { opened, calendar, graceDays = usualReportGrace }: FreezeTerms,
  isCut: boolean,
): Text {
  const due = dueDates.at(-1) ?? opened.toString();
  const isReopened = opened.toString() > due;
  const from = dateInWords(Temporal.PlainDate.from(isReopened ? opened : due));
  const last = dateInWords(lastDay);
  const year = calendar.years.get(lastDay.year);
  const by = {
    ru: year ? `по производственному календарю ${lastDay.year} года` : "по будням: календаря на этот год нет",
    en: year ? `by the production calendar of ${lastDay.year}` : "by weekdays: there is no calendar of that year",
  };
  const cut = latest.legalBasis;
  return {
    ru: [
      isReopened ? `Отчёты принимаются с ${from.ru}` : `Последний срок отчёта — ${from.ru}`,
      `; опоздавшие принимаются ${graceDays} рабочих дней, ${by.ru}`,
      `. Последний день — ${last.ru}, включительно; после него цифры меняет только исправление, новой редакцией.`,
      isCut ? ` Раньше, чем кончаются эти дни: ${cut.text.ru} (${cut.source}).` : "",
    ].join(""),
    en: [
      isReopened ? `Reports are taken from ${from.en}` : `The last report is due on ${from.en}`,
      `; late ones are taken for ${graceDays} working days, ${by.en}`,
      `. The last day is ${last.en}, inclusive; after it only a correction changes the figures, in a new revision.`,
      isCut ? ` Sooner than those days end: ${cut.text.en} (${cut.source}).` : "",
    ].join(""),
  };
}
