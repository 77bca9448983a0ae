import * as z from "zod";
import { type Id, idPattern } from "./ids.ts";
import { says } from "./issue.words.ts";

// z.string() takes control characters, lone surrogates and bidi marks, which end up in headers, pages and documents
// (FAULTS B10): every text that comes from outside goes through one of these two.
const control = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u;
// What nobody sees: soft hyphens, joiners, bidi marks, fillers, variation selectors, tags. The blank of Braille is no such letter to
// Unicode, and looks like one.
const marks = /[\p{Default_Ignorable_Code_Point}\u2800]/gu;
const clean = (s: string) => s.replace(marks, "").normalize("NFC").trim();

/** Of a text that is longer by far the same is said as of one that is a little too long. */
const long = (max: number) => says(`1–${max} знаков`, `1–${max} characters`);

/**
 * One line of text: NFC, invisible marks removed, no control characters, 1 to `max` characters. Overwritten, not transformed: a description
 * shows it as what it is, a text, in answers too.
 */
export const line = (max: number) =>
  z
    .string()
    .max(max * 2, { error: long(max), abort: true })
    .overwrite(clean)
    .refine((s) => s.length >= 1 && s.length <= max, { error: long(max) })
    .refine((s) => s.isWellFormed() && !control.test(s), {
      error: says("без управляющих знаков и переводов строк", "no control characters or line breaks"),
    });

/** Several lines of text: as {@link line}, but line feeds and tabs are allowed. */
export const paragraph = (max: number) =>
  z
    .string()
    .max(max * 2, { error: long(max), abort: true })
    .overwrite((s) => clean(s.replace(/\r\n?|[\u2028\u2029]/g, "\n")))
    .refine((s) => s.length >= 1 && s.length <= max, { error: long(max) })
    .refine((s) => s.isWellFormed() && !control.test(s.replace(/[\n\t]/g, "")), {
      error: says("без управляющих знаков", "no control characters"),
    });

/** A calendar date that exists: `2025-02-30` is refused (FAULTS B13). */
export const isoDate = z.iso.date({
  error: says("дата ГГГГ-ММ-ДД, которая есть в календаре", "an existing date YYYY-MM-DD"),
});

/**
 * A day or a moment at which people of our time meet, sign or report: years like 0001 and 9999, by which systems say that there is none, are no day.
 * Where there may be none the field is left out.
 */
export const ofOurTime = <S extends z.ZodType<string>>(day: S): S =>
  day.refine((text) => text >= "1900-01-01" && text < "2101-01-01", {
    error: says("день с 1900 по 2100 год", "a day of the years 1900 to 2100"),
  });

export const ourDate = ofOurTime(isoDate);

/** A moment, with what it is ahead of Greenwich by. */
export const ourInstant = ofOurTime(
  z.iso.datetime({
    offset: true,
    error: says("время вида 2025-03-11T02:00:00Z", "a time like 2025-03-11T02:00:00Z"),
  }),
);

/** An object of keys that nobody knows before, so many at most. Say so in its `meta` too: a description does not see it. */
export const limitedRecord = <S extends z.ZodType<Record<string, unknown>>>(max: number, record: S) =>
  record.refine((value) => Object.keys(value).length <= max, {
    error: says(`не больше ${max} значений`, `at most ${max} values`),
  });

/** Those that are named, each once however often: two writes of one record in a transaction are an accident. */
export const eachOnce = <T extends z.ZodType>(list: z.ZodArray<T>) => list.transform((all) => [...new Set(all)]);

/** The token of a link, as a body has it. Whether it is one of ours its room finds. */
export const linkToken = z.string().min(20).max(600);

/** An id of its kind, as a body, a query or a machine's input has it. Not transformed: a description shows it as what it is, a text. */
export const idText = <P extends string>(prefix: P) =>
  z.string().regex(idPattern(prefix), {
    error: says(`идентификатор вида ${prefix}_01…`, `an id like ${prefix}_01…`),
  }) as z.ZodType<Id<P>, string>;
