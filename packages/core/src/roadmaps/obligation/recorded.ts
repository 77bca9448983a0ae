import type { SheetSummary } from "../../agencies/resource/resource.ts";
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

/** Whether a measure asks for sheets of resources (II.I-1.3). */
const asksSheet = ({ indicators }: Pick<ReportingDuty, "indicators">): boolean =>
  indicators.includes("resource-sheets");

/** The sheet of the period's year, where any of an organisation's measures is about it; in one read. */
export async function sheetFor(
  ctx: Pick<Ctx, "bank" | "tenant">,
  { agencyId, period }: Pick<Obligation, "agencyId" | "period">,
  duties: Iterable<Pick<ReportingDuty, "indicators">>,
): Promise<SheetOf | undefined> {
  if (![...duties].some(asksSheet)) return undefined;
  const { summaryOf } = await import("../../agencies/resource/resource.actions.ts");
  const sheet = await summaryOf(ctx, agencyId, period.slice(0, 4));
  return (duty) => (asksSheet(duty) ? sheet : undefined);
}
/** The sheet that a measure is about; undefined for all others. */
export type SheetOf = (duty: Pick<ReportingDuty, "indicators">) => SheetSummary | undefined;
