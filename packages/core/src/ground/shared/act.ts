import * as z from "zod";
import type { DecisionId } from "./ids.ts";
import { fault, invalid } from "./input.ts";
import { idText, line, ourDate } from "./schema.ts";

/** The decision by which something comes into use, as it is cited: what is approved counts from a recorded act. */
export const Act = z.strictObject({
  /** The act: «Приказ министерства образования Кузбасса». */
  act: line(300),
  number: line(60),
  date: ourDate,
  /** Which body or post decided; not a person's name. */
  by: line(300),
});
export type Act = z.infer<typeof Act>;

/** The paper alone, where who decides is known: number and date of an order or of minutes. */
export const Order = z.strictObject({ number: Act.shape.number, date: Act.shape.date });

/** What was decided by an order: when it was recorded, and by whom. */
export interface Ordered {
  act: z.infer<typeof Order>;
  /** Instant. */
  at: string;
  /** Role and account. */
  by: string;
  /** The recorded decision of a meeting that the act is. */
  decisionId?: DecisionId | undefined;
}

const decisionView = z
  .string()
  .optional()
  .meta({ description: "Каким решением рабочей группы утверждено / by which decision of a body" });
export const OrderedView = z.strictObject({ act: Order, at: z.string(), by: z.string(), decisionId: decisionView });
/** What stands beside an act that is kept. */
export const recordedView = { recordedAt: z.string(), decisionId: decisionView };

/** In place of an act: the recorded decision of a held meeting. */
export const ByDecision = z.strictObject({
  decisionId: idText("decision"),
});

/** @param today the tenant's day @throws Refusal input.invalid */
export function mustBePast({ date }: z.infer<typeof Order>, today: string): void {
  if (date > today) throw invalid([fault("/act/date", "не позже сегодняшнего дня", "no later than today")]);
}

/** One that was recorded, and when. */
export interface RecordedAct extends Act {
  recordedAt: string;
  decisionId?: DecisionId | undefined;
}

/** Whether it is the same decision, said again. */
export const isSameAct = (a: Pick<Act, "number" | "date">, b: Pick<Act, "number" | "date">): boolean =>
  a.number === b.number && a.date === b.date;

/** «от 03.02.2025 № 12-п»; minutes say what they are themselves: «, протокол № 1/2026 от 16.03.2026». */
export function citedAct({ act, number, date }: Pick<Act, "act" | "number" | "date">): { ru: string; en: string } {
  const on = date.split("-").reverse().join(".");
  return number.startsWith("протокол")
    ? { ru: `${act}, ${number} от ${on}`, en: `${act}, ${number} of ${date}` }
    : { ru: `${act} от ${on} № ${number}`, en: `${act} no. ${number} of ${date}` };
}
