import { Temporal } from "temporal-polyfill";
import { countsOf } from "../../forms/round/figures.ts";
import type { Round } from "../../forms/round/round.ts";
import { quarterId } from "../../ground/calendar/index.ts";
import type { Contribution } from "../../ground/counter/counter.ts";
import type { Ctx } from "../../ground/shared/context.ts";

/** A round of families that is over, in the quarter and the year of its end: how many were asked and answered, where they live. */
export async function ofRound(ctx: Pick<Ctx, "bank" | "tenant">, round: Round): Promise<Contribution> {
  const { roundId: subject, audience, status, closedOn } = round;
  const cells: Contribution["cells"] = {};
  if (audience.kind !== "families" || status !== "closed" || closedOn === undefined) return { subject, cells };
  const periods = [quarterId(Temporal.PlainDate.from(closedOn)), closedOn.slice(0, 4)];
  for (const { municipality, invited, answered } of await countsOf(ctx, round))
    for (const period of periods) cells[`SURVEYS#${period}#${municipality}`] = { n: 1, asked: invited, answered };
  return { subject, cells };
}
