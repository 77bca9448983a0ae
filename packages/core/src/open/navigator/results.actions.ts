import type { PeriodId } from "../../ground/calendar/index.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { Text } from "../../ground/shared/text.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { indicatorOf } from "../../roadmaps/indicator/indicator.ts";
import * as periods from "../../roadmaps/period/period.store.ts";
import { isTaking } from "../../roadmaps/period/period.ts";
import { readRevision, revisions } from "../../roadmaps/report/frozen.store.ts";
import type { Place } from "./directory.ts";
import { protectPlaces, type Shown } from "./results.ts";

/** What is shown, and of which figure it is a part: what is left of that one is a figure, too. All are counts by municipality. */
const shownFigures: readonly { key: string; of?: string }[] = [
  { key: "children" },
  { key: "children-0-3", of: "children" },
  { key: "early-help", of: "children" },
  { key: "routes-open", of: "children" },
  { key: "children-served", of: "children" },
  { key: "children-programmes", of: "children" },
  { key: "consultations" },
  { key: "sessions-held" },
  { key: "families-accompanied" },
];

export interface ResultRow {
  key: string;
  title: Text;
  total: Shown;
  /** By the key of a municipality. */
  places: Map<string, Shown>;
}
export interface Results {
  /** Years whose figures are frozen, the newest first. */
  years: string[];
  /** The one that is shown. */
  year?: string;
  asOf?: string;
  revision?: number;
  places: Place[];
  rows: ResultRow[];
}

/**
 * The frozen figures of a year, for everybody. Whole years only, since a quarter could be taken away from its year; none of a year that is
 * still being reported on.
 */
export async function results(ctx: Pick<Ctx, "bank" | "tenant" | "now">, wanted?: string): Promise<Results> {
  const { municipalities } = await Tenant.load(ctx);
  const places = municipalities.map(({ key, name }): Place => ({ key, name }));
  const years = (await periods.list(ctx))
    .filter((one) => /^\d{4}$/.test(one.period) && !isTaking(one))
    .map(({ period }): string => period)
    .toSorted()
    .toReversed();
  const year = years.find((one) => one === wanted) ?? years[0];
  const last = year === undefined ? undefined : (await revisions(ctx, year as PeriodId)).at(-1);
  if (year === undefined || !last) return { years, places, rows: [] };
  const { computed } = await readRevision(ctx, year as PeriodId, last.revision);
  const cellsOf = (key: string) =>
    new Map(places.map((place) => [place.key, computed.byMunicipality[place.key]?.[key] ?? 0]));
  const figure = (key: string) => ({ cells: cellsOf(key), total: computed.totals[key] ?? 0 });
  const rows = shownFigures.flatMap(({ key, of }): ResultRow[] => {
    const indicator = indicatorOf(key);
    if (!indicator || computed.totals[key] === undefined) return [];
    const { cells, total } = figure(key);
    const shown = protectPlaces(cells, total, of === undefined ? undefined : figure(of));
    return [{ key, title: indicator.title, total: shown.total, places: shown.cells }];
  });
  return { years, year, asOf: computed.asOf, revision: last.revision, places, rows };
}
