import type { Temporal } from "temporal-polyfill";
import { plural } from "../shared/plural.ts";
import type { Text } from "../shared/text.ts";
import type { DeadlineUnit } from "./calendar.ts";

// Own tables, not Intl: its output changes with the ICU of the runtime, and stored explanations must not.
const monthsRu = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(" ");
const monthsEn = "January February March April May June July August September October November December".split(" ");
const weekdaysRu = "понедельник вторник среда четверг пятница суббота воскресенье".split(" ");
const weekdaysEn = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");

/** «29 апреля» / "29 April". */
export const dayAndMonth = (date: Temporal.PlainDate): Text => ({
  ru: `${date.day} ${monthsRu[date.month - 1]}`,
  en: `${date.day} ${monthsEn[date.month - 1]}`,
});

/** «29 апреля 2025 года, вторник» / "Tuesday, 29 April 2025". */
export function dateInWords(date: Temporal.PlainDate): Text {
  const day = dayAndMonth(date);
  return {
    ru: `${day.ru} ${date.year} года, ${weekdaysRu[date.dayOfWeek - 1]}`,
    en: `${weekdaysEn[date.dayOfWeek - 1]}, ${day.en} ${date.year}`,
  };
}

/** «феврале 2025 года» (after «в») / "February 2025". All twelve genitives turn into the prepositional by their last letter. */
export const monthInWords = (date: Temporal.PlainDate): Text => ({
  ru: `${monthsRu[date.month - 1]!.slice(0, -1)}е ${date.year} года`,
  en: `${monthsEn[date.month - 1]} ${date.year}`,
});

const units = {
  "working-day": { ru: ["рабочий день", "рабочих дня", "рабочих дней"], en: "working day" },
  "calendar-day": { ru: ["календарный день", "календарных дня", "календарных дней"], en: "calendar day" },
  month: { ru: ["месяц", "месяца", "месяцев"], en: "month" },
  quarter: { ru: ["квартал", "квартала", "кварталов"], en: "quarter" },
  year: { ru: ["год", "года", "лет"], en: "year" },
} as const satisfies Record<DeadlineUnit, { ru: readonly [string, string, string]; en: string }>;

/** «3 рабочих дня» / "3 working days". */
export function quantity(n: number, unit: DeadlineUnit): Text {
  const [one, few, many] = units[unit].ru;
  return { ru: `${n} ${plural(n, one, few, many)}`, en: `${n} ${units[unit].en}${n === 1 ? "" : "s"}` };
}
