import type { Temporal } from "temporal-polyfill";
import type { Text } from "../shared/text.ts";

const newYear = { ru: "Новогодние каникулы", en: "New Year holidays" };

// Art. 112 of the Labour Code, first part, in the wording of 35-ФЗ of 23.04.2012 [S].
const holidays: Record<string, Text> = {
  "01-01": newYear,
  "01-02": newYear,
  "01-03": newYear,
  "01-04": newYear,
  "01-05": newYear,
  "01-06": newYear,
  "01-07": { ru: "Рождество Христово", en: "Christmas" },
  "01-08": newYear,
  "02-23": { ru: "День защитника Отечества", en: "Defender of the Fatherland Day" },
  "03-08": { ru: "Международный женский день", en: "International Women's Day" },
  "05-01": { ru: "Праздник Весны и Труда", en: "Spring and Labour Day" },
  "05-09": { ru: "День Победы", en: "Victory Day" },
  "06-12": { ru: "День России", en: "Russia Day" },
  "11-04": { ru: "День народного единства", en: "National Unity Day" },
};

/** The statutory holiday that this day is, if it is one. */
export const holidayOn = (date: Temporal.PlainDate): Text | undefined => holidays[date.toString().slice(5)];

/** The statutory holidays of a year, `MM-DD`, in order. */
export const holidayDates = Object.keys(holidays);

/** Weekends that meet these are moved by the government only, never by themselves (art. 112, second part). */
export const isNewYearHoliday = (date: Temporal.PlainDate) => date.month === 1 && date.day <= 8;
