import { Temporal } from "temporal-polyfill";
import { daysUntil, localDay } from "../../ground/calendar/index.ts";
import { dayAndMonth } from "../../ground/calendar/wording.ts";
import { plural } from "../../ground/shared/plural.ts";
import type { Text } from "../../ground/shared/text.ts";

/** A due date as a mail speaks of it. */
export interface DueWords {
  /** Calendar days from today to the due date: 0 on the day itself, negative after it. */
  days: number;
  /** «до 12 декабря 2026 г. включительно» / "by 12 December 2026 inclusive". */
  by: Text;
  /** «осталось 7 дней», «сегодня последний день», «срок истёк 3 дня назад» / "7 days left", … */
  left: Text;
  /** For a subject, after «до» or alone: «12 декабря»; with the year where that is not this one. */
  short: string;
}

/** @param dueDate ISO date */
export function dueInWords(dueDate: string, now: Temporal.Instant, zone: string): DueWords {
  const date = Temporal.PlainDate.from(dueDate);
  const today = localDay(now, zone);
  const days = daysUntil(dueDate, now, zone);
  const { ru, en } = dateWords(date);
  return {
    days,
    by: { ru: `до ${ru} включительно`, en: `by ${en} inclusive` },
    left: daysLeft(days),
    short: date.year === today.year ? dayAndMonth(date).ru : ru,
  };
}

/** «12 декабря 2026 г.» / "12 December 2026". */
export function dateWords(date: Temporal.PlainDate): Text {
  const day = dayAndMonth(date);
  return { ru: `${day.ru} ${date.year} г.`, en: `${day.en} ${date.year}` };
}

function daysLeft(days: number): Text {
  if (days === 0) return { ru: "сегодня последний день", en: "today is the last day" };
  const n = Math.abs(days);
  const span = { ru: `${n} ${plural(n, "день", "дня", "дней")}`, en: `${n} ${n === 1 ? "day" : "days"}` };
  if (days > 0) return { ru: `${plural(n, "остался", "осталось", "осталось")} ${span.ru}`, en: `${span.en} left` };
  return { ru: `срок истёк ${span.ru} назад`, en: `passed ${span.en} ago` };
}
