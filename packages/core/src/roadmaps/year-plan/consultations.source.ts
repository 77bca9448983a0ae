import { Temporal } from "temporal-polyfill";
import * as slots from "../../agencies/slot/slot.store.ts";
import { occurrences } from "../../agencies/slot/slot.times.ts";
import type { Slot } from "../../agencies/slot/slot.ts";
import { periodBounds, quarterId } from "../../ground/calendar/index.ts";
import { liveOf, readGroups } from "../../ground/counter/counter.store.ts";
import { eachOf } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { nameOf, quartersOf, type Scope, type Source, type SourceLine } from "./source.ts";
import type { Fact } from "./year-plan.ts";

/**
 * When organisations of the municipality receive families, quarter by quarter (roadmap II.II 2.3: once a quarter; consultation points by
 * 273-ФЗ, art. 64): of slots that are open, so many times. Who receives on request has none.
 */
export const consultations: Source = {
  async lines(ctx, scope) {
    const clock = await Tenant.clock(ctx);
    const found = new Map<string, { agencyId: AgencyId; quarter: string; times: number; point: boolean }>();
    for await (const slot of openIn(ctx, scope)) {
      const { agencyId, capacity, consultationPoint } = slot;
      for (const { day } of occurrences(slot, clock, `${scope.year}-01-01`, `${scope.year}-12-31`)) {
        const quarter = quarterId(Temporal.PlainDate.from(day));
        const source = nameOf("consultation", quarter, agencyId);
        const { times, point } = found.get(source) ?? { times: 0, point: false };
        found.set(source, { agencyId, quarter, times: times + capacity, point: point || consultationPoint });
      }
    }
    return [...found].map(
      ([source, { agencyId, quarter, times, point }]): SourceLine => ({
        source,
        kind: "consultation",
        planned: times,
        content: {
          month: periodBounds(quarter as `${number}-Q1`)
            .end.toString()
            .slice(0, 7),
          action: point
            ? {
                ru: "Консультации семей, в том числе в консультационном пункте",
                en: "Consultations of families, at the consultation point as well",
              }
            : { ru: "Консультации семей по записи", en: "Consultations of families by appointment" },
          responsible: { agencyId },
          measureKey: "II.II-2.3",
        },
      }),
    );
  },

  /** Of so many times so many consultations were held, of families of whatever municipality. */
  async facts(ctx, { year }, followed) {
    const live = await liveOf(ctx);
    const held = new Map<string, number>();
    for (const quarter of quartersOf(year))
      for (const [group, counts] of Object.entries(await readGroups(ctx, live, `CONSULTATIONS#${quarter}#`))) {
        const source = nameOf("consultation", quarter, group.slice(group.lastIndexOf("#") + 1));
        held.set(source, (held.get(source) ?? 0) + (counts.held ?? 0));
      }
    return new Map(
      followed.flatMap(({ source, planned = 0 }): [string, Fact][] => {
        if (source === undefined) return [];
        const done = held.get(source) ?? 0;
        return [[source, [done, Math.max(planned, done)]]];
      }),
    );
  },
};

async function* openIn(ctx: Ctx, { municipality, year }: Scope): AsyncGenerator<Slot> {
  const of = { municipality, from: `${year}-01-01` };
  // Behind the municipality's own stand those that receive the whole region, wherever they are.
  for await (const { data } of eachOf((page) => slots.ofService(ctx, of, { ...page, limit: 200 })))
    if (data.municipality === municipality) yield data;
}
