import * as z from "zod";
import { agencyKinds } from "../../agencies/agency/agency.ts";
import type { PeriodId } from "../../ground/calendar/index.ts";
import { mustBeStaff, within } from "../../ground/shared/authorise.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as obligations from "../obligation/obligation.store.ts";
import { isDone, isSilent, type OrganisationTally, overdueOf, owed } from "../obligation/tally.ts";
import * as store from "../period/period.store.ts";

/** How far an organisation is with what it owes: nothing has come, a part, all; `owing`: the first two. */
export const reporterStandings = ["owing", "silent", "partly", "complete"] as const;
export type ReporterStanding = (typeof reporterStandings)[number];

export const ReporterView = z.strictObject({
  agencyId: z.string(),
  name: z.string(),
  kind: z.enum(agencyKinds),
  municipality: z.string(),
  standing: z.enum(["silent", "partly", "complete"]),
  owed: z.int(),
  /** Not handed in, or returned. */
  outstanding: z.int(),
  returned: z.int(),
  /** Handed in, and looked through by nobody yet. */
  submitted: z.int(),
  late: z.int(),
  overdue: z.int(),
  /** The first day on which any of the outstanding falls due. */
  nextDue: z.string().optional(),
});
export type ReporterView = z.infer<typeof ReporterView>;

/**
 * Who reports in a period, and how far each is: who owes most first. It reads the organisations' tallies and no report. A municipality's
 * coordinator sees its own. @throws Refusal not-found
 */
export async function reporters(
  ctx: Ctx,
  period: PeriodId,
  { standing, municipality }: { standing?: ReporterStanding | undefined; municipality?: string | undefined } = {},
): Promise<ReporterView[]> {
  mustBeStaff(ctx.actor, "each");
  await store.load(ctx, period);
  const only = within(ctx.actor, municipality);
  const clock = await Tenant.clock(ctx);
  return (await obligations.tallies(ctx, period))
    .filter((tally) => owed(tally) > 0 && (only === undefined || tally.municipality === only))
    .map((tally) => view(tally, clock))
    .filter((one) => isIn(standing, one))
    .toSorted(
      (a, b) =>
        b.overdue - a.overdue || b.outstanding - a.outstanding || (a.name + a.agencyId < b.name + b.agencyId ? -1 : 1),
    );
}

const isIn = (wanted: ReporterStanding | undefined, { standing }: ReporterView): boolean =>
  wanted === undefined || (wanted === "owing" ? standing !== "complete" : standing === wanted);

function view(tally: OrganisationTally, clock: Tenant.Clock): ReporterView {
  const { agencyId, name, kind, municipality, late } = tally;
  const { pending, returned, submitted } = tally.tally;
  return {
    agencyId,
    name,
    kind,
    municipality,
    standing: isDone(tally) ? "complete" : isSilent(tally) ? "silent" : "partly",
    owed: owed(tally),
    outstanding: pending + returned,
    returned,
    submitted,
    late,
    overdue: overdueOf(tally, clock),
    nextDue: Object.keys(tally.outstanding).sort()[0],
  };
}
