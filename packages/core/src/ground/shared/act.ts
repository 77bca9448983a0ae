import * as z from "zod";
import { isoDate, line } from "./schema.ts";

/** The decision by which something comes into use, as it is cited: what is approved counts from a recorded act. */
export const Act = z.strictObject({
  /** The act: «Приказ министерства образования Кузбасса». */
  act: line(300),
  number: line(60),
  date: isoDate,
  /** Which body or post decided; not a person's name. */
  by: line(300),
});
export type Act = z.infer<typeof Act>;

/** One that was recorded, and when. */
export interface RecordedAct extends Act {
  recordedAt: string;
}

/** Whether it is the same decision, said again. */
export const isSameAct = (a: Pick<Act, "number" | "date">, b: Pick<Act, "number" | "date">): boolean =>
  a.number === b.number && a.date === b.date;
