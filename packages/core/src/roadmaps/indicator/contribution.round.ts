import { Temporal } from "temporal-polyfill";
import { countsOf, figures } from "../../forms/round/figures.ts";
import { isNameless, type Round } from "../../forms/round/round.ts";
import { quarterId } from "../../ground/calendar/index.ts";
import type { Contribution } from "../../ground/counter/counter.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { outcomeGroup } from "./contribution.outcome.ts";

/**
 * A round that is over, in the quarter and the year of its end: of families how many were asked and answered, where they live; how satisfied
 * they are.
 */
export async function ofRound(ctx: Pick<Ctx, "bank" | "keys" | "tenant">, round: Round): Promise<Contribution> {
  const { roundId: subject, audience, status, closedOn } = round;
  if (status !== "closed" || closedOn === undefined) return { subject, cells: {} };
  const periods = [quarterId(Temporal.PlainDate.from(closedOn)), closedOn.slice(0, 4)];
  const cells = await satisfied(ctx, round, periods);
  if (audience.kind !== "families") return { subject, cells };
  for (const { municipality, invited, answered } of await countsOf(ctx, round))
    for (const period of periods) cells[`SURVEYS#${period}#${municipality}`] = { n: 1, asked: invited, answered };
  return { subject, cells };
}

/** How satisfied those are who answered without a name, in the quarter and the year of the round's end, by place and organisation. */
async function satisfied(ctx: Pick<Ctx, "bank" | "keys" | "tenant">, round: Round, periods: readonly string[]) {
  const cells: Contribution["cells"] = {};
  if (round.model !== "satisfaction" || !isNameless(round.audience)) return cells;
  for (const { municipality, agencyId, tally } of (await figures(ctx, round.roundId)).groups) {
    const { n, sum } = tally.scores.get("satisfied") ?? { n: 0, sum: 0 };
    const told = { "satisfied|n": n, "satisfied|tenths": Math.round(sum * 10) };
    if (n > 0) for (const period of periods) cells[outcomeGroup(period, municipality, agencyId)] = told;
  }
  return cells;
}
