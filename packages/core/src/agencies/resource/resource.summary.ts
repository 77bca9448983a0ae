import * as z from "zod";

// By itself: reports show it, where no sheet is read or written.

/** What the sheets of several organisations are added up by. */
export const Totals = z.strictObject({
  units: z.number(),
  filled: z.number(),
  vacant: z.number(),
  qualified: z.number(),
  planned: z.int(),
  spent: z.int(),
  rooms: z.int(),
  equipmentMissing: z.int(),
});
export type Totals = z.infer<typeof Totals>;

/** A year's sheet in short; without a day it has not been filled in. */
export const SheetSummary = z.strictObject({
  year: z.string(),
  saidAt: z.string().optional(),
  totals: Totals.optional(),
});
export type SheetSummary = z.infer<typeof SheetSummary>;
