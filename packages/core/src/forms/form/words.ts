import * as z from "zod";
import { says } from "../../ground/shared/issue.words.ts";
import { paragraph } from "../../ground/shared/schema.ts";

/**
 * A text of a form in its two languages. A draft may lack one of them (what is imported often has one); what is approved has both.
 * It is text: marks of HTML in it are shown as they were typed.
 */
export const words = (max: number) =>
  z
    .strictObject({ ru: paragraph(max).optional(), en: paragraph(max).optional() })
    .refine(({ ru, en }) => ru !== undefined || en !== undefined, {
      error: says("текст хотя бы на одном языке", "the text in one language at least"),
    });
export type Words = z.infer<ReturnType<typeof words>>;

/** What is shown where one language is wanted: that, else the other. */
export const wordsIn = ({ ru, en }: Words, language: "ru" | "en" = "ru"): string =>
  (language === "ru" ? (ru ?? en) : (en ?? ru)) ?? "";
