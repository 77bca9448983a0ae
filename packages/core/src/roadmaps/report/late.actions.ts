import type { PeriodId } from "../../ground/calendar/index.ts";
import { endedAct, type LateCounts, type LateKind } from "../../ground/job/late.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { JobId } from "../../ground/shared/ids.ts";
import { gateAsItIs } from "../period/gate.ts";
import { reviseLate } from "./freeze.actions.ts";
import type { Cause } from "./frozen.store.ts";

/** A quarter and its year. */
const withYear = (quarter: PeriodId): PeriodId[] => [quarter, quarter.slice(0, 4) as PeriodId];

/**
 * What was recorded with a day of these quarters has been counted: where they, or their years, are locked already, a revision
 * follows. Nothing does where the figures say it already.
 */
export async function followLate(ctx: Ctx, quarters: readonly PeriodId[], cause: Cause): Promise<void> {
  for (const period of new Set(quarters.flatMap(withYear))) await follow(ctx, period, cause, "papers");
}

/** All that an act recorded late, in one revision of each period; nothing while some of it is still to come. */
export async function followAct(ctx: Ctx, act: JobId): Promise<void> {
  const done = await endedAct(ctx, act);
  if (!done) return;
  const byPeriod = new Map<PeriodId, LateCounts>();
  for (const [quarter, counts] of done.quarters)
    for (const period of withYear(quarter)) byPeriod.set(period, sum(byPeriod.get(period), counts));
  for (const [period, late] of byPeriod)
    await follow(ctx, period, { eventId: done.eventId, late }, late.results ? "results" : "papers");
}

const sum = (a: LateCounts = {}, b: LateCounts): LateCounts => ({
  papers: (a.papers ?? 0) + (b.papers ?? 0) || undefined,
  results: (a.results ?? 0) + (b.results ?? 0) || undefined,
});

/** What is still open is frozen with it; what was never opened has no figures. */
async function follow(ctx: Ctx, period: PeriodId, cause: Cause, which: LateKind): Promise<void> {
  const gate = await gateAsItIs(ctx, period);
  if (gate && !gate.open) await reviseLate(ctx, period, cause, which);
}
