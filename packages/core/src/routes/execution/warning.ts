import * as z from "zod";
import type { Text } from "../../ground/shared/text.ts";
import type { InstrumentRecord } from "../instrument/instrument.ts";

/**
 * What is taken although it is strange: a result of a day on which its paper did not count yet, or did no more. Practice has both (help that
 * was begun before the paper came, a course that ended after it), so that it is said to whoever enters it and stands in the ledger.
 */
const warnings = {
  "before-paper": {
    ru: "дата раньше, чем документ начал действовать: проверьте её и документ",
    en: "the day is before the paper began to count: check both",
  },
  "after-paper": {
    ru: "дата позже, чем документ действовал: проверьте её и документ",
    en: "the day is after the paper counted: check both",
  },
} as const satisfies Record<string, Text>;
type Code = keyof typeof warnings;

export const DateWarning = z
  .strictObject({ code: z.enum(Object.keys(warnings) as [Code, ...Code[]]), ru: z.string(), en: z.string() })
  .meta({
    description:
      "Дата результата вне срока документа: принята, но проверьте / the day is outside the paper's term: taken, but check it",
  });
export type DateWarning = z.infer<typeof DateWarning>;

/** @param on ISO date */
export function warningOf(
  on: string,
  { validFrom, validTo = "9999" }: Pick<InstrumentRecord, "validFrom" | "validTo">,
): DateWarning | undefined {
  const code = on < validFrom ? "before-paper" : on > validTo ? "after-paper" : undefined;
  return code && { code, ...warnings[code] };
}
