import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { carrying, says } from "../shared/issue.words.ts";
import { line, ourDate } from "../shared/schema.ts";
import { LegalBasis, Wording } from "./calendar.ts";
import { holidayOn } from "./holidays.ts";
import { mostDays, SpecialDays } from "./special-days.ts";

/** A day off moved by a government decree: `from` (a Saturday or Sunday) to `to` (a working day). */
const Transfer = z.strictObject({ from: ourDate, to: ourDate });

/** Days that some act calls non-working without making them days off; counted as working, and said so. */
const Unsettled = z.strictObject({ from: ourDate, to: ourDate, text: Wording });

/**
 * One year of the production calendar: what the government moved. Holidays and the moves that follow from the Labour Code
 * by themselves are not repeated here. From 2013 on, when art. 112 got its present wording (35-ФЗ of 23.04.2012).
 */
export const ProductionYear = z
  .strictObject({
    year: z.int().min(2013).max(2100),
    transfers: z.array(Transfer).max(20),
    basis: LegalBasis,
    unsettled: z.array(Unsettled).max(10).optional(),
    /** Holidays of the region and decreed days, each with its act. */
    days: z.array(SpecialDays).max(40).optional(),
  })
  .superRefine((data, ctx) => {
    for (const [i, { from, to }] of (data.days ?? []).entries()) {
      if (!ourDate.safeParse(from).success || !ourDate.safeParse(to).success) continue; // already said
      const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
      const days = first.until(last, { largestUnit: "day" }).days;
      if (first.year !== data.year || last.year !== data.year || days < 0 || days >= mostDays)
        ctx.addIssue({
          code: "custom",
          path: ["days", i, "to"],
          ...carrying({
            ru: `дни ${data.year} года по порядку, не более ${mostDays}`,
            en: `days of ${data.year} in order, at most ${mostDays}`,
          }),
        });
    }
    for (const [i, { from, to }] of data.transfers.entries()) {
      if (!ourDate.safeParse(from).success || !ourDate.safeParse(to).success) continue; // already said
      const say = (field: "from" | "to", ru: string, en: string) =>
        ctx.addIssue({ code: "custom", path: ["transfers", i, field], ...carrying({ ru, en }) });
      const [left, gained] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
      if (left.year !== data.year) say("from", `день ${data.year} года`, `a day of ${data.year}`);
      if (gained.year !== data.year) say("to", `день ${data.year} года`, `a day of ${data.year}`);
      if (left.dayOfWeek < 6) say("from", "суббота или воскресенье", "a Saturday or a Sunday");
      if (gained.dayOfWeek > 5 || holidayOn(gained)) say("to", "рабочий день", "a working day");
    }
  });
export type ProductionYear = z.infer<typeof ProductionYear>;

/** A day that a region or a municipality has of its own, off or on; it outweighs the federal calendar. */
export const ExtraDay = z.strictObject({ date: ourDate, working: z.boolean(), why: Wording, basis: LegalBasis });
export type ExtraDay = z.infer<typeof ExtraDay>;

/** A calendar as data. `version` changes with every change of the rest: explanations cite it. */
export const CalendarData = z
  .strictObject({
    version: line(60),
    years: z.array(ProductionYear).max(100),
    extraDays: z.array(ExtraDay).max(1000).optional(),
  })
  .refine(({ years }) => new Set(years.map((y) => y.year)).size === years.length, {
    path: ["years"],
    error: says("каждый год один раз", "each year once"),
  });
export type CalendarData = z.infer<typeof CalendarData>;
