import type { Text } from "../../../ground/shared/text.ts";

/** One measure of the shipped catalogue: the published number and deadline, executors, and titles of our own. */
export interface Entry {
  section: string;
  number: string;
  wording: string;
  executors: readonly ("department" | "educational" | "working-group")[];
  title: Text;
  expectedResult: Text;
  /** What its expected result asks for, beside whether it was done. */
  indicators: readonly string[];
}

export const both = ["department", "educational"] as const;
export const department = ["department"] as const;
export const educational = ["educational"] as const;

export const span = "2021-2025";
export const yearly = "ежегодно до 2025 года";
export const endOfEachQuarter = "до 30-го числа последнего месяца каждого квартала";
export const endOfEachYear = "ежегодно до 31 декабря отчетного года";

/** Shorthand for a row of the catalogue. */
export const entry =
  (section: string) =>
  (
    number: string,
    wording: string,
    executors: Entry["executors"],
    title: [ru: string, en: string],
    result: [ru: string, en: string],
    indicators: readonly string[] = [],
  ): Entry => ({
    section,
    number,
    wording,
    executors,
    indicators,
    title: { ru: title[0], en: title[1] },
    expectedResult: { ru: result[0], en: result[1] },
  });
