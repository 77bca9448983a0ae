import type { SheetPage } from "../../ground/workbook/write.ts";
import type { Punctuality, Report } from "./report.ts";
import * as words from "./words.ts";

/** How organisations kept to their dates, as the note and the workbook tell it. Russian only, as the documents are. */

export const punctualityOf = ({ punctuality = [] }: Pick<Report, "punctuality">): Punctuality[] => punctuality;

export const punctualHead = [
  "Организация",
  "Территория",
  "Отчётов",
  "Поздно",
  "Просрочено",
  "Дней опоздания",
  "Продлено",
  "Повторно",
];

const counts = ({ owed, late, overdue, daysLate, extended, extendedAgain = 0 }: Punctuality): number[] => [
  owed,
  late,
  overdue,
  daysLate,
  extended,
  extendedAgain,
];

export const punctualRow =
  (nameOf: (municipality: string) => string) =>
  (one: Punctuality): string[] => [one.name, nameOf(one.municipality), ...counts(one).map(words.number)];

export function punctuality(report: Report): SheetPage {
  const where = (key: string) => report.municipalities[key]?.ru ?? key;
  return {
    name: "Сроки отчётов",
    widths: [40, 18, 12, 12, 14, 18, 14, 14],
    rows: [
      { kind: "title", cells: ["Опоздания и продления сроков по организациям"] },
      { kind: "note", cells: ["Дни опоздания календарные, от срока, который действует; у несданных — на день отчёта"] },
      { kind: "head", cells: punctualHead },
      ...punctualityOf(report).map((one) => ({
        kind: "body" as const,
        cells: [one.name, where(one.municipality), ...counts(one)],
      })),
    ],
  };
}
