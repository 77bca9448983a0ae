import * as z from "zod";
import { says } from "../../ground/shared/issue.words.ts";
import { idText, isoDate, line } from "../../ground/shared/schema.ts";

/** An instrument's id as it comes from outside. */
export const InstrumentIdText = idText("instrument");

/** A term that is not a day: to the child's 18th birthday, or for life («бессрочно»). */
export const terms = ["until-18", "indefinite"] as const;
export type Term = (typeof terms)[number];

/** Days beyond are no days of a paper: systems write years 1, 1900 and 9999 where there is none. */
const paperYears = { from: 1990, to: 2100 } as const;
const isPaperYear = (year: number): boolean => year >= paperYears.from && year <= paperYears.to;

export const paperDay = isoDate.refine((day) => isPaperYear(Number(day.slice(0, 4))), {
  error: says(
    "настоящий день документа; годами 0001 и 9999 обозначают «без срока»: для срока документа укажите вместо даты term (indefinite или until-18), дату мероприятия опустите",
    "a real day of the paper; years 0001 and 9999 stand for no end: give term (indefinite or until-18) in place of the paper's date, leave a measure's out",
  ),
});

/** What a paper says of itself. */
export const head = {
  number: line(60),
  issuer: line(300),
  validFrom: paperDay,
  /** Last day on which it counts; a paper whose end is no day has a `term` instead. */
  validTo: paperDay.optional(),
  term: z.enum(terms).optional(),
};
