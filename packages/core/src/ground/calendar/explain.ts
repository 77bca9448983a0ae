import type { Temporal } from "temporal-polyfill";
import type { Text } from "../shared/text.ts";
import { anchors } from "./anchors.ts";
import { type DeadlineRule, isNoCalendar } from "./calendar.ts";
import { decisiveDays, type Reckoning } from "./reckoning.ts";
import { inWords } from "./special-days.ts";
import { dateInWords, quantity } from "./wording.ts";
import { dayStatus, type WorkCalendar } from "./working-days.ts";

/** Tells a coordinator how the date came about: the rule, a move if there was one, the last day, the source. */
export function explain(r: Reckoning): Text {
  const sentences = [
    ruleSentence(r),
    moveSentence(r),
    lastDaySentence(r),
    workBySentence(r),
    basisSentence(r.rule),
    ...specialSentences(r),
  ];
  const told = sentences.filter((s) => s !== undefined);
  return { ru: told.map((s) => s.ru).join(" "), en: told.map((s) => s.en).join(" ") };
}

/** Special days among those that decided, with their acts. */
function specialSentences(r: Reckoning): Text[] {
  const [first, last] = decisiveDays(r);
  const special = [...r.calendar.years.values()].flatMap(({ days = [] }) => days);
  return special.filter(({ from, to }) => from <= last.toString() && to >= first.toString()).map(inWords);
}

function ruleSentence({ rule, anchorDate }: Reckoning): Text {
  const anchor = anchors[rule.anchor];
  const on = dateInWords(anchorDate);
  if (rule.day !== undefined) {
    const place = dayOfPeriod(rule);
    return {
      ru: `Срок — ${place.ru}, на который приходится ${anchor.nominative} (${on.ru}).`,
      en: `Due on ${place.en} ${anchor.en} (${on.en}) falls.`,
    };
  }
  if (rule.offset === 0)
    return { ru: `Срок — в день ${anchor.genitive} (${on.ru}).`, en: `Due on the day of ${anchor.en} (${on.en}).` };
  const span = quantity(rule.offset, rule.unit);
  return rule.direction === "after"
    ? {
        ru: `Срок — ${span.ru} после ${anchor.genitive} (${on.ru}), отсчёт со следующего дня.`,
        en: `Due ${span.en} after ${anchor.en} (${on.en}), counted from the next day.`,
      }
    : {
        ru: `Срок — за ${span.ru} до ${anchor.genitive} (${on.ru}), отсчёт назад с предыдущего дня.`,
        en: `Due ${span.en} before ${anchor.en} (${on.en}), counted back from the day before.`,
      };
}

/** «30-е число последнего месяца квартала» and which quarter, up to «на который приходится …». */
function dayOfPeriod({ day, unit, offset, direction }: DeadlineRule): Text {
  const period = { month: "месяца", quarter: "квартала", year: "года" }[unit as "month" | "quarter" | "year"];
  const month = {
    month: { ru: "месяца", en: "the month" },
    quarter: { ru: "последнего месяца квартала", en: "the last month of the quarter" },
    year: { ru: "декабря года", en: "December of the year" },
  }[unit as "month" | "quarter" | "year"];
  const place =
    day === "last"
      ? { ru: `последний день ${period}`, en: `the last day of the ${unit}` }
      : { ru: `${day}-е число ${month.ru}`, en: `day ${day} of ${month.en}` };
  if (offset === 0) return { ru: place.ru, en: `${place.en} in which` };
  const later = direction === "after";
  if (offset === 1)
    return {
      ru: `${place.ru}, ${later ? "следующего за тем" : "предшествующего тому"}`,
      en: `${place.en} ${later ? "after" : "before"} the one in which`,
    };
  const span = quantity(offset, unit);
  return {
    ru: `${place.ru}, который на ${span.ru} ${later ? "позже" : "раньше"} того`,
    en: `${place.en} ${span.en} ${later ? "after" : "before"} the one in which`,
  };
}

function moveSentence({ rule, counted, date, calendar }: Reckoning): Text | undefined {
  if (counted.date.equals(date)) return undefined;
  const was = dateInWords(counted.date);
  const why = whyNot(calendar, counted.date);
  return rule.nonWorking === "next"
    ? {
        ru: `Расчётный день (${was.ru}) нерабочий — ${why.ru}, поэтому срок переносится на ближайший следующий рабочий день (ГК РФ, статья 193).`,
        en: `The computed day (${was.en}) is not a working day (${why.en}), so the term moves to the next working day (Civil Code, art. 193).`,
      }
    : {
        ru: `Расчётный день (${was.ru}) нерабочий — ${why.ru}, поэтому по правилу срок переносится на предыдущий рабочий день.`,
        en: `The computed day (${was.en}) is not a working day (${why.en}), so by the rule the term moves to the working day before.`,
      };
}

function lastDaySentence({ date }: Reckoning): Text {
  const last = dateInWords(date);
  return { ru: `Последний день срока — ${last.ru}, включительно.`, en: `The last day is ${last.en}, inclusive.` };
}

function workBySentence({ date, workBy, calendar }: Reckoning): Text | undefined {
  if (date.equals(workBy)) return undefined;
  const [why, day] = [whyNot(calendar, date), dateInWords(workBy)];
  return {
    ru: `Это нерабочий день (${why.ru}); последний рабочий день перед ним — ${day.ru}.`,
    en: `It is not a working day (${why.en}); the last working day before it is ${day.en}.`,
  };
}

function basisSentence({ legalBasis: { text, source } }: DeadlineRule): Text {
  const cited = source ? ` (${source})` : "";
  // A basis of several sentences brings its own full stop.
  const open = (words: string) => words.replace(/\.$/, "");
  return { ru: `Основание: ${open(text.ru)}${cited}.`, en: `Basis: ${open(text.en)}${cited}.` };
}

function whyNot(calendar: WorkCalendar, date: Temporal.PlainDate): Text {
  const status = dayStatus(calendar, date);
  // Only asked of days whose status the computation has just read.
  if (isNoCalendar(status)) throw new RangeError(`No calendar for ${status.noCalendarFor}`);
  return status.why;
}
