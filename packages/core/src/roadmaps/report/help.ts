import type { Temporal } from "temporal-polyfill";
import * as Service from "../../agencies/service/lookup.actions.ts";
import * as Standard from "../../agencies/service/standards.actions.ts";
import { regional } from "../../agencies/service-list/list.ts";
import * as ServiceList from "../../agencies/service-list/promised.ts";
import { type PeriodId, periodBounds } from "../../ground/calendar/index.ts";
import { liveOf, readGroups } from "../../ground/counter/counter.store.ts";
import { reachOf } from "../../ground/shared/authorise.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { demandRows } from "../indicator/figures.demand.ts";
import {
  consultationsIn,
  type HelpTables,
  helpByAgency,
  helpByMunicipality,
  programmesIn,
  sessionsIn,
} from "../indicator/figures.help.ts";
import { outcomeRows } from "../indicator/figures.outcome.ts";
import { isOfHelp, withoutHelp } from "../indicator/figures.served.ts";
import { studyRows } from "../indicator/figures.study.ts";
import type { Computed } from "../indicator/figures.ts";
import { indicatorOf, nameIn } from "../indicator/indicator.ts";
import { deviations } from "../indicator/norms.ts";
import type { Report } from "./report.ts";

/** What the counters tell of help in a period, as the workbook's sheets have it. What it reads grows with organisations, not children. */
export async function helpTables(ctx: Ctx, period: PeriodId, today: Temporal.PlainDate): Promise<HelpTables> {
  const lookup = await Service.lookup(ctx);
  const { start, end } = periodBounds(period);
  const [services, organisations, demand, programmes, sessions, consultations, study, outcomes, help, norms, promised] =
    await Promise.all([
      helpByMunicipality(ctx, period),
      helpByAgency(ctx, period),
      demandRows(ctx, { today, areaOf: (key) => lookup.of(key)?.area }),
      programmesIn(ctx, { from: start, until: end }),
      sessionsIn(ctx, period),
      consultationsIn(ctx, period),
      studyRows(ctx, today),
      outcomeRows(ctx, period),
      liveOf(ctx).then((live) => readGroups(ctx, live, `HELP#${period}#`)),
      Standard.norms(ctx),
      ServiceList.promised(ctx, regional),
    ]);
  const counts: Record<string, number> = {};
  for (const cells of Object.values(help))
    for (const [cell, n] of Object.entries(cells)) counts[cell] = (counts[cell] ?? 0) + n;
  const keys = new Set([...services, ...demand].flatMap(({ service }) => service ?? []));
  return {
    services,
    organisations: organisations.map((row) => ({ ...row, ages: {} })),
    demand,
    programmes,
    sessions,
    consultations,
    study,
    outcomes,
    deviations: deviations(counts, norms),
    listed: promised && [...promised.keys()],
    titles: Object.fromEntries([...keys].flatMap((key) => (lookup.of(key) ? [[key, lookup.of(key)!.title]] : []))),
  };
}

/** A period's figures with these tables. */
export const withHelp = async (
  ctx: Ctx,
  computed: Computed,
  period: PeriodId,
  today: Temporal.PlainDate,
): Promise<Computed> => ({ ...computed, help: await helpTables(ctx, period, today) });

/**
 * A report as its reader may see it: of help, a coordinator of one municipality sees that municipality's figures, since small numbers of
 * others would follow from the whole (docs/decisions/0167-help-by-child.md).
 */
export function asSeenBy({ actor }: Ctx, report: Report): Report {
  const own = reachOf(actor);
  if (own === undefined) return report;
  const { previous, trend, sections, computed } = report;
  const stripped = (totals: Record<string, number>) =>
    Object.fromEntries(Object.entries(totals).filter(([key]) => !isOfHelp(key)));
  return {
    ...report,
    computed: { ...withoutHelp(computed, own), help: undefined },
    previous: previous && stripped(previous),
    trend: trend?.map((point) => ({ ...point, totals: stripped(point.totals) })),
    sections: sections.map((section) => ({
      ...section,
      measures: section.measures.map((measure) => ({
        ...measure,
        figures: measure.figures
          .filter(
            ({ key, source }) => source !== "computed" || !isOfHelp(nameIn(indicatorOf(key)!, measure.measureKey)),
          )
          .map((figure) => ({ ...figure, recorded: undefined })),
      })),
    })),
  };
}
