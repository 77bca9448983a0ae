import type { Computed } from "../indicator/figures.ts";
import { indicatorOf, nameIn, titleAmong } from "../indicator/indicator.ts";
import type { Obligation } from "../obligation/obligation.ts";
import type { Figure } from "./report.ts";

/** By what a measure's figures are told. */
export interface FigureContext {
  computed: Computed;
  previous: Record<string, number> | undefined;
  targets: Record<string, number>;
}

/** One figure of a measure: computed, or the sum of what was handed in, beside it what the records say. */
export function figureOf(
  key: string,
  { measureKey, indicators }: { measureKey: string; indicators: readonly string[] },
  list: readonly Obligation[],
  { computed, previous, targets }: FigureContext,
): Figure[] {
  const indicator = indicatorOf(key);
  if (!indicator) return [];
  const { type, source } = indicator;
  const title = titleAmong(indicator, indicators);
  const more = targets[key] === undefined ? {} : { target: targets[key] };
  const name = nameIn(indicator, measureKey);
  if (source === "computed")
    return [{ key, title, type, source, value: computed.totals[name], previous: previous?.[name], ...more }];
  // What was returned is being redone: its figures do not count.
  const answers = list
    .filter((o) => o.status === "submitted" || o.status === "accepted")
    .flatMap((o) => ("submission" in o && o.submission?.values[key] !== undefined ? [o.submission.values[key]] : []));
  const given = answers.filter((value) => value !== null);
  const value = given.length === 0 ? undefined : given.reduce<number>((sum, v) => sum + Number(v), 0);
  const recorded = source === "recorded" ? computed.totals[name] : undefined;
  const noData = answers.length - given.length;
  return [{ key, title, type, source, value, recorded, of: given.length, noData, ...more }];
}
