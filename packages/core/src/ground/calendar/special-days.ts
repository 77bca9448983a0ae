import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { line, ourDate } from "../shared/schema.ts";
import type { Text } from "../shared/text.ts";
import { LegalBasis, Wording } from "./calendar.ts";
import { dateInWords } from "./wording.ts";

const act = {
  from: ourDate,
  to: ourDate,
  text: Wording,
  /** The act that declares them. */
  act: z.strictObject({ title: Wording, number: line(60), date: ourDate }),
};

/**
 * Days that an act of a region or a decree makes special. A region's holiday is a day off (art. 72 of the Constitution, art. 6 of the
 * Labour Code); decreed non-working days with pay are neither holiday nor day off, so whether terms run on them is said, with its source.
 */
export const SpecialDays = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("regional-holiday"), ...act }),
  z.strictObject({ kind: z.literal("decreed"), ...act, termsRun: z.boolean(), basis: LegalBasis }),
]);
export type SpecialDays = z.infer<typeof SpecialDays>;

/** An act declares some days or weeks: more is a slip of the pen. */
export const mostDays = 60;

export const isOff = (days: SpecialDays): boolean => days.kind === "regional-holiday" || !days.termsRun;

/** Each of the days, as ISO dates. */
export function* datesOf({ from, to }: SpecialDays): Generator<string> {
  const last = Temporal.PlainDate.from(to);
  for (let day = Temporal.PlainDate.from(from); Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 }))
    yield day.toString();
}

/** The days, their act, and what that means for a term: for whoever wonders how a date came about. */
export function inWords(days: SpecialDays): Text {
  const [from, to, on] = [days.from, days.to, days.act.date].map((date) => dateInWords(Temporal.PlainDate.from(date)));
  const span = days.from === days.to ? from! : { ru: `${from!.ru} – ${to!.ru}`, en: `${from!.en} – ${to!.en}` };
  const by = {
    ru: `${days.text.ru}, ${span.ru} (${days.act.title.ru} № ${days.act.number} от ${on!.ru})`,
    en: `${days.text.en}, ${span.en} (${days.act.title.en} no. ${days.act.number} of ${on!.en})`,
  };
  if (days.kind === "regional-holiday")
    return { ru: `Учтён нерабочий день региона: ${by.ru}.`, en: `A holiday of the region was observed: ${by.en}.` };
  const { text, source } = days.basis;
  const because = { ru: `${text.ru}${source ? `, ${source}` : ""}`, en: `${text.en}${source ? `, ${source}` : ""}` };
  return days.termsRun
    ? {
        ru: `Сроки идут в объявленные нерабочими дни: ${by.ru}; основание: ${because.ru}.`,
        en: `Terms run on decreed non-working days: ${by.en}; basis: ${because.en}.`,
      }
    : {
        ru: `Сроки не идут в объявленные нерабочими дни: ${by.ru}; основание: ${because.ru}.`,
        en: `Terms do not run on decreed non-working days: ${by.en}; basis: ${because.en}.`,
      };
}
