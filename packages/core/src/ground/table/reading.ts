import type { Text } from "../shared/text.ts";

/** What a cell says: a value, with a word of how it was read where that is not as it stands; or what would be right. */
export type Reading<T> = { value: T | undefined; note?: Text } | { fault: Text };

export const text = (ru: string, en: string): Text => ({ ru, en });

/** The value, and that it is not as it was written. */
export const readAs = <T>(value: T, shown: string): Reading<T> => ({
  value,
  note: text(`прочитано как «${shown}»`, `read as “${shown}”`),
});

/** Nothing, where the cell said so in words. */
export const readAsNothing: Reading<never> = {
  value: undefined,
  note: text("прочитано как «нет данных»", "read as no data"),
};
