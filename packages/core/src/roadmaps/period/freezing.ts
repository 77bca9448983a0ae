import * as z from "zod";
import type { Text } from "../../ground/shared/text.ts";

/**
 * Measures whose reports are taken until the same day; after it their figures stand, and what comes later is a revision. Those
 * that make the period's figures are one group; a report that is due later rests on them, and each such day is a group of its own.
 */
export interface FreezeGroup {
  /** `figures`, or the due day of those that rest on them (`2026-04-30`). */
  key: string;
  /** ISO days on which its reports fall due. */
  dueDates: string[];
  /** The last day on which they are taken, late ones too. */
  lastDay: string;
  /** By which rule, calendar and source. */
  explain: Text;
}

export const figures = "figures";

/** The last day for a report that is due only after the period's own ones; a day that no group names has the last one of all. */
const lastDayOf = (groups: readonly FreezeGroup[] | undefined, dueDate: string): string | undefined =>
  groups?.find(({ dueDates }) => dueDates.includes(dueDate))?.lastDay;

/** Until which day a report is taken: with the period, or to the end of its own group. */
export const takenUntil = (
  {
    lockOn,
    laterUntil,
    groups,
  }: { lockOn: string; laterUntil?: string | undefined; groups?: readonly FreezeGroup[] | undefined },
  dueDate: string,
): string => (dueDate > lockOn ? (lastDayOf(groups, dueDate) ?? laterUntil ?? lockOn) : lockOn);

const text = z.strictObject({ ru: z.string(), en: z.string() });
/** A group as it stands: how many measures are in it, and since when its figures are frozen. */
export const FreezeGroupView = z.strictObject({
  key: z.string().meta({
    description: "figures — цифры периода, иначе день срока / figures: the period's own, else the due day",
  }),
  dueDates: z.array(z.string()),
  measures: z.int(),
  lastDay: z.string(),
  frozenOn: z.string().optional().meta({
    description: "С какого дня цифры не меняются; иначе ещё принимаются / since which day they stand; else still taken",
  }),
  explain: text,
});
export type FreezeGroupView = z.infer<typeof FreezeGroupView>;
