import * as z from "zod";
import { find } from "../../agencies/agency/agency.store.ts";
import { type Agency, agencyKinds } from "../../agencies/agency/agency.ts";
import * as Capacity from "../../agencies/capacity/index.ts";
import { mustBeStaff, within } from "../../ground/shared/authorise.ts";
import { eachOf } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import * as Tenant from "../../ground/tenant/index.ts";

// Whether organisations answer in time, and how much they have to do: from the counters that choosing a provider reads
// (docs/decisions/0164-choosing-a-provider.md), so that nothing grows with the number of steps.

export const TimelinessView = z.strictObject({
  asOf: z.string(),
  items: z.array(
    z.strictObject({
      agencyId: z.string(),
      shortName: z.string(),
      kind: z.enum(agencyKinds),
      municipality: z.string(),
      open: z.int(),
      overdue: z.int().meta({ description: "из открытых просрочено / of the open ones past their day" }),
      enrolled: z.int(),
      queued: z.int(),
      ended: z.int().meta({ description: "Завершено в этом и прошлом году / ended this year and last" }),
      inTime: z.int().meta({ description: "из них в срок / of these in time" }),
      usualDays: z.int().optional().meta({
        description:
          "Половина завершена не позже, чем за столько дней; мало ответов — нет / half were done within so many days",
      }),
    }),
  ),
});
export type TimelinessView = z.infer<typeof TimelinessView>;

export interface TimelinessQuery {
  kind?: Agency["kind"] | undefined;
  municipality?: string | undefined;
}

/** A region has some hundreds of organisations; their list is read whole, page by page. */
const pageOf = 200;

/** Active organisations of a kind or a municipality: what is overdue most first, then what was late most often. Staff only. */
export async function timeliness(ctx: Ctx, { kind, municipality }: TimelinessQuery): Promise<TimelinessView> {
  mustBeStaff(ctx.actor, "each");
  const only = within(ctx.actor, municipality);
  const agencies: Agency[] = [];
  for await (const { data } of eachOf((page) => find(ctx, { kind, municipality: only }, page), pageOf))
    if (data.status === "active") agencies.push(data);
  const today = await Tenant.today(ctx);
  const known = await Capacity.standings(
    ctx,
    agencies.map(({ agencyId }) => agencyId),
  );
  const items = agencies.map((agency) => {
    const cells = known.get(agency.agencyId) ?? {};
    return {
      agencyId: agency.agencyId,
      shortName: agency.shortName,
      kind: agency.kind,
      municipality: agency.municipality,
      ...Capacity.standingOf(cells, Capacity.everyService, today.year),
      overdue: Capacity.overdueOn(cells, today.toString()),
    };
  });
  const late = ({ ended, inTime }: { ended: number; inTime: number }) => ended - inTime;
  return {
    asOf: today.toString(),
    items: items.toSorted((a, b) => b.overdue - a.overdue || late(b) - late(a) || (a.shortName < b.shortName ? -1 : 1)),
  };
}
