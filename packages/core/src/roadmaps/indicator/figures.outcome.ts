import type { PeriodId } from "../../ground/calendar/index.ts";
import { liveOf, readGroups } from "../../ground/counter/counter.store.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import type { Cells } from "./contribution.ts";

type Counts = Readonly<Record<string, number>>;

/** Fewer than these are not told by share or mean: they would tell of somebody (DESIGN §10). */
export const leastTold = 5;

/** What help has come to, in one municipality or of one organisation. */
export interface OutcomeRow {
  municipality: string;
  agencyId?: AgencyId | undefined;
  compared: number;
  improved: number;
  same: number;
  worse: number;
  meetings: number;
  meetingDays: number | undefined;
  satisfied: number;
  satisfaction: number | undefined;
  assessments: number;
  quality: number | undefined;
}

/** By organisation of a period; of a year with how services were assessed for it. What it reads grows with organisations, not children. */
export async function outcomeRows(ctx: Pick<Ctx, "bank" | "tenant">, period: PeriodId): Promise<OutcomeRow[]> {
  const live = await liveOf(ctx);
  const year = period.includes("-Q") ? undefined : period;
  const [outcomes, quality] = await Promise.all([
    readGroups(ctx, live, `OUTCOMES#${period}#`),
    year === undefined ? ({} as Cells) : readGroups(ctx, live, `EARLY-QUALITY#${year}#`),
  ]);
  const places = new Map<string, { counts: Counts; quality: Counts }>();
  const put = (group: string, what: "counts" | "quality", cells: Counts) => {
    const place = group.split("#").slice(2).join("#");
    places.set(place, { ...(places.get(place) ?? { counts: {}, quality: {} }), [what]: cells });
  };
  for (const [group, cells] of Object.entries(outcomes)) put(group, "counts", cells);
  for (const [group, cells] of Object.entries(quality)) put(group, "quality", cells);
  const rows = [...places].map(([place, of]): OutcomeRow => {
    const [municipality = "", agency = "-"] = place.split("#");
    return {
      municipality,
      agencyId: agency === "-" ? undefined : (agency as AgencyId),
      ...rowOf(of.counts, of.quality),
    };
  });
  // What was counted and is no more leaves its place behind.
  const nameOf = ({ municipality, agencyId }: OutcomeRow) => `${municipality}#${agencyId ?? ""}`;
  return rows
    .filter(({ compared, meetings, satisfied, assessments }) => compared + meetings + satisfied + assessments > 0)
    .toSorted((x, y) => (nameOf(x) < nameOf(y) ? -1 : 1));
}

function rowOf(counts: Counts, quality: Counts): Omit<OutcomeRow, "municipality" | "agencyId"> {
  const [improved, same, worse] = ["improved", "same", "worse"].map((one) => counts[`profile|${one}`] ?? 0) as [
    number,
    number,
    number,
  ];
  const [meetings, satisfied, assessments] = [counts["meeting|n"] ?? 0, counts["satisfied|n"] ?? 0, quality.n ?? 0];
  return {
    compared: improved + same + worse,
    improved,
    same,
    worse,
    meetings,
    meetingDays: mean(counts["meeting|days"], meetings),
    satisfied,
    satisfaction: mean((counts["satisfied|tenths"] ?? 0) / 10, satisfied),
    assessments,
    quality: mean((quality.tenths ?? 0) / 10, assessments),
  };
}

/** The figures by key. @param quality of a year: how services were assessed for it */
export function outcomeTotals(counts: Counts, quality: Counts | undefined): Record<string, number | undefined> {
  const row = rowOf(counts, quality ?? {});
  return {
    "profiles-compared": row.compared,
    "profiles-improved": row.improved,
    "profiles-improved-share": shareOf(row.improved, row.compared),
    "profiles-same-share": shareOf(row.same, row.compared),
    "profiles-worse-share": shareOf(row.worse, row.compared),
    "early-help-ended": counts["ended|n"] ?? 0,
    "early-help-went-on": counts["ended|handed-over"] ?? 0,
    "need-assessed": counts["criteria|n"] ?? 0,
    "need-found": counts["criteria|met"] ?? 0,
    "first-meetings": row.meetings,
    "first-meeting-days": row.meetingDays,
    "satisfaction-answers": row.satisfied,
    satisfaction: row.satisfaction,
    ...(quality ? { "services-assessed": row.assessments, "early-help-quality": row.quality } : {}),
  };
}
export const outcomeKeys = [
  "profiles-compared",
  "profiles-improved",
  "profiles-improved-share",
  "profiles-same-share",
  "profiles-worse-share",
  "early-help-ended",
  "early-help-went-on",
  "need-assessed",
  "need-found",
  "first-meetings",
  "first-meeting-days",
  "satisfaction-answers",
  "satisfaction",
] as const;

const mean = (sum: number | undefined, n: number): number | undefined =>
  n === 0 ? undefined : rounded((sum ?? 0) / n);
const shareOf = (some: number, all: number): number | undefined =>
  all === 0 ? undefined : rounded((100 * some) / all);
const rounded = (n: number): number => Math.round(n * 10) / 10;
