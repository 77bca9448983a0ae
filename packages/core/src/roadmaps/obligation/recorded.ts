import { periodBounds } from "../../ground/calendar/index.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { type Recorded, recordedOf } from "../indicator/figures.help.ts";
import { indicatorOf } from "../indicator/indicator.ts";
import type { ReportingDuty } from "./duty.ts";
import type { Obligation } from "./obligation.ts";

const isRecorded = (key: string): boolean => indicatorOf(key)?.source === "recorded";

/** What the records say of an organisation in a period, where any of its measures asks for what they know; in one read. */
export async function recordedFor(
  ctx: Pick<Ctx, "bank" | "tenant">,
  at: Pick<Obligation, "agencyId" | "municipality" | "period">,
  duties: Iterable<Pick<ReportingDuty, "indicators">>,
): Promise<Recorded | undefined> {
  if (![...duties].some(({ indicators }) => indicators.some(isRecorded))) return undefined;
  const { start, end } = periodBounds(at.period);
  return recordedOf(ctx, at, at.period, { from: start, until: end });
}

/** The same by indicator, of one measure. */
export const recordedBy = (
  recorded: Recorded | undefined,
  { measureKey, indicators }: Pick<ReportingDuty, "measureKey" | "indicators">,
): Record<string, number> | undefined => {
  const known = indicators.flatMap((key) => {
    const n = recorded?.(measureKey, key);
    return n === undefined ? [] : [[key, n] as const];
  });
  return known.length > 0 ? Object.fromEntries(known) : undefined;
};
