import type { PeriodId } from "../../ground/calendar/index.ts";
import type { LateCounts } from "../../ground/job/late.ts";
import type { Stored, Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { EventId, NoteId } from "../../ground/shared/ids.ts";
import { periodPartition } from "../period/gate.ts";
import { before } from "../period/period.ts";
import type { Report, TrendPoint } from "./report.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

/**
 * Why there is a revision: a reason, a note in the vault; or what came after the lock, its event: a report, or what was recorded
 * with a day of the period. The first has none.
 */
export interface Cause {
  reasonId?: NoteId;
  eventId?: EventId;
  late?: LateCounts | "redated";
}

/** The head of a frozen revision; the figures themselves stand beside it in parts. */
export interface Revision extends Cause {
  revision: number;
  at: string;
  by: string;
  parts: number;
  /** The computed totals, so that the next period's trend need not read the whole. */
  totals: Record<string, number>;
}

/** Characters of one part: two bytes each in Russian, so below the 400 KB of one record. */
const partLength = 120_000;
const number = (n: number) => String(n).padStart(4, "0");

/** A revision and its parts, never changed afterwards. */
export function revisionWrites(tenant: string, report: Report, by: string, cause: Cause): Write[] {
  const pk = periodPartition(tenant, report.period);
  const parts = slices(JSON.stringify(report));
  const { revision, at } = report;
  const totals = report.computed.totals;
  const head: Revision = { ...cause, revision, at, by, parts: parts.length, totals };
  const put = (sk: string, kind: string, data: unknown): Write => ({
    put: { key: { table: "records", pk, sk }, kind, data },
    expect: "absent",
  });
  return [
    put(`REVISION#${number(revision)}`, "report-revision", head),
    ...parts.map((part, i) => put(`FIGURES#${number(revision)}#${number(i)}`, "report-figures", part)),
  ];
}

/** A record takes no half of a character: a cut never falls between the two units of one. */
function slices(text: string): string[] {
  const parts: string[] = [];
  for (let from = 0; from < text.length; ) {
    let to = Math.min(from + partLength, text.length);
    if (/[\uD800-\uDBFF]/.test(text[to - 1]!)) to--;
    parts.push(text.slice(from, to));
    from = to;
  }
  return parts;
}

/** Every revision's head, oldest first; strongly consistent. */
export const revisions = async (ctx: Bank, period: PeriodId): Promise<Revision[]> =>
  (await ctx.bank.list<Revision>("records", periodPartition(ctx.tenant, period), { prefix: "REVISION#" })).items.map(
    (r) => r.data,
  );

export async function readRevision(ctx: Bank, period: PeriodId, revision: number): Promise<Report> {
  const prefix = `FIGURES#${number(revision)}#`;
  const page = await ctx.bank.list<string>("records", periodPartition(ctx.tenant, period), { prefix });
  return JSON.parse(page.items.map((part: Stored<string>) => part.data).join("")) as Report;
}

/** Periods before the present one that a trend goes back: with it, two years of quarters. */
const trendLength = 7;

/** The computed totals of the same kind of periods before, oldest first, as far as they were frozen. */
export async function trendBefore(ctx: Bank, period: PeriodId): Promise<TrendPoint[]> {
  const periods: PeriodId[] = [];
  for (let one = before(period); periods.length < trendLength; one = before(one)) periods.unshift(one);
  const totals = await Promise.all(periods.map((one) => totalsBefore(ctx, one)));
  return periods.flatMap((one, i) => (totals[i] ? [{ period: one, totals: totals[i] }] : []));
}

const totalsBefore = async (ctx: Bank, period: PeriodId): Promise<Record<string, number> | undefined> =>
  (await revisions(ctx, period)).at(-1)?.totals;
