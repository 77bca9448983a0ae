import * as z from "zod";
import { says } from "../shared/issue.words.ts";
import { line, ourDate } from "../shared/schema.ts";
import { type Anchor, anchors } from "./anchors.ts";

/** How well a rule or a fact is known: read in a public source, seen in practice, or from memory (see DOMAIN.md). */
const grades = ["S", "P", "M"] as const;
export type Grade = (typeof grades)[number];

/** A text for people as it comes from outside: both languages, one line each. */
export const Wording = z.strictObject({ ru: line(500), en: line(500) });

/** Where a rule comes from. `source` is the citation (document, number, date, item) or an address. */
export const LegalBasis = z.strictObject({ text: Wording, source: line(300).optional(), grade: z.enum(grades) });
export type LegalBasis = z.infer<typeof LegalBasis>;

/** Days are counted one by one; the others are calendar periods, in which a rule may name a day. */
const deadlineUnits = ["working-day", "calendar-day", "month", "quarter", "year"] as const;
export type DeadlineUnit = (typeof deadlineUnits)[number];

/**
 * A deadline as data. Two readings, told apart by `day`:
 * - without it, a span: `offset` units after (before) the anchor, counted from the day after (before) it; a month, quarter
 *   or year later is the same day of the month, or the month's last day where that is missing;
 * - with it, a place in a period: the period that lies `offset` periods after (before) the anchor's own, and in its **last
 *   month** that day. «До 30-го числа последнего месяца каждого квартала» is `{ anchor: "period-start", offset: 0,
 *   unit: "quarter", day: 30 }`; «ежегодно до 31 декабря» is `{ unit: "year", day: 31 }`; `"last"` ends any of them.
 */
export const DeadlineRule = z
  .strictObject({
    anchor: z.enum(Object.keys(anchors) as [Anchor, ...Anchor[]]),
    offset: z.int().min(0).max(3660),
    unit: z.enum(deadlineUnits),
    day: z.union([z.int().min(1).max(31), z.literal("last")]).optional(),
    direction: z.enum(["after", "before"]),
    /** What becomes of a date that is not a working day. Silence keeps the date and is reported as an assumption. */
    nonWorking: z.enum(["keep", "previous", "next"]).optional(),
    legalBasis: LegalBasis,
  })
  .refine((rule) => rule.day === undefined || !rule.unit.endsWith("-day"), {
    path: ["day"],
    error: says("день указывают только для месяца, квартала или года", "a day belongs to a month, a quarter or a year"),
  });
export type DeadlineRule = z.infer<typeof DeadlineRule>;

/** A computed deadline, with all that a coordinator needs to trust it. JSON-safe: it is kept in records as it is. */
export const Deadline = z.strictObject({
  /** The statutory date, which belongs to the term: done on this day is done in time. */
  date: ourDate,
  /** The last working day on or before `date`. */
  workBy: ourDate,
  explain: z.strictObject({
    ru: z.string(),
    en: z.string(),
    rule: DeadlineRule,
    calendarVersion: z.string(),
    /** What was taken where the rule or its sources are silent. */
    assumptions: z.array(z.strictObject({ ru: z.string(), en: z.string() })),
  }),
});
export type Deadline = z.infer<typeof Deadline>;

/** The computation needs working days of a year that nobody has loaded: said, never guessed. */
export interface NoCalendar {
  noCalendarFor: number;
}

/** No deadline for want of a calendar; `date` is the statutory date where that does not depend on working days. */
export interface NoDeadline extends NoCalendar {
  date?: string;
}

export const isNoCalendar = (value: unknown): value is NoCalendar =>
  typeof value === "object" && value !== null && "noCalendarFor" in value;
