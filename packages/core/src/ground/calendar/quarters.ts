import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { says } from "../shared/issue.words.ts";
import { remembered } from "../shared/remembered.ts";

type PlainDate = Temporal.PlainDate;

/**
 * A reporting period: a quarter (`2025-Q1`), a year (`2025`), or the decisions that were taken in a year (`2025-D`), which are asked for
 * like reports (decision 0216).
 */
export type PeriodId = `${number}-Q${1 | 2 | 3 | 4}` | `${number}` | DecisionsId;
export type DecisionsId = `${number}-D`;

const pattern = /^(\d{4})(?:-(?:Q([1-4])|D))?$/;

export const PeriodId = z
  .string()
  .regex(pattern, {
    error: says("период: 2025-Q1, 2025 или 2025-D (решения)", "a period: 2025-Q1, 2025 or 2025-D (decisions)"),
  })
  .transform((s) => s as PeriodId)
  .meta({ type: "string" });

/** A period that has figures: a quarter or a year. */
export const FiguresPeriodId = z
  .string()
  .regex(/^\d{4}(?:-Q[1-4])?$/, { error: says("период: 2025-Q1 или 2025", "a period: 2025-Q1 or 2025") })
  .transform((s) => s as PeriodId)
  .meta({ type: "string" });

/** The decisions of the year of this day. */
export const decisionsId = (date: PlainDate): DecisionsId => `${yearId(date.year)}-D`;
export const isOfDecisions = (period: PeriodId): period is DecisionsId => period.endsWith("-D");

/** The period whose figures stand beside what is reported on in this one: beside decisions those of their year. */
export const figuresPeriod = (period: PeriodId): PeriodId =>
  isOfDecisions(period) ? (period.slice(0, 4) as PeriodId) : period;

export interface Quarter {
  year: number;
  quarter: 1 | 2 | 3 | 4;
}

export const quarterOf = (date: PlainDate): Quarter => ({
  year: date.year,
  quarter: Math.ceil(date.month / 3) as Quarter["quarter"],
});

/** `2025-Q1` of any day of January to March 2025. */
export function quarterId(date: PlainDate): PeriodId {
  const { year, quarter } = quarterOf(date);
  return `${yearId(year)}-Q${quarter}`;
}

/** First and last day of a period, both part of it. @throws RangeError when `id` is not a {@link PeriodId}. */
export const periodBounds: (id: PeriodId) => Bounds = remembered((id: PeriodId): Bounds => {
  const [, year, quarter] = pattern.exec(id) ?? [];
  if (!year) throw new RangeError(`Not a period: ${id}`);
  const months = quarter ? 3 : 12;
  const month = quarter ? (Number(quarter) - 1) * 3 + 1 : 1;
  const start = Temporal.PlainDate.from({ year: Number(year), month, day: 1 });
  return { start, end: start.add({ months }).subtract({ days: 1 }) };
});

type Bounds = Readonly<Record<"start" | "end", PlainDate>>;

/** The first days of the quarters that begin from `from` to `to`, both inclusive, in order. */
export function quarterStarts(from: PlainDate, to: PlainDate): PlainDate[] {
  const starts: PlainDate[] = [];
  let start = periodBounds(quarterId(from)).start;
  if (Temporal.PlainDate.compare(start, from) < 0) start = start.add({ months: 3 });
  for (; Temporal.PlainDate.compare(start, to) <= 0; start = start.add({ months: 3 })) starts.push(start);
  return starts;
}

const yearId = (year: number) => String(year).padStart(4, "0") as `${number}`;
