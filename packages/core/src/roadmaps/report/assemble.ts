import * as Agency from "../../agencies/agency/index.ts";
import type { PeriodId } from "../../ground/calendar/index.ts";
import { figuresPeriod, isOverdue, periodBounds } from "../../ground/calendar/index.ts";
import { byNumber } from "../../ground/shared/by-number.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import { inParallel } from "../../ground/shared/parallel.ts";
import { readingAnew } from "../../ground/shared/read-once.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { computed as computedOf } from "../indicator/figures.ts";
import { targetsOf } from "../indicator/targets.ts";
import { explanation, type ReportingDuty } from "../obligation/duty.ts";
import { daysLate } from "../obligation/obligation.decide.ts";
import * as obligations from "../obligation/obligation.store.ts";
import { isNoData, isOutstanding, type Obligation } from "../obligation/obligation.ts";
import { isDone, isSilent, type OrganisationTally, owed } from "../obligation/tally.ts";
import { before, type Period, periodName } from "../period/period.ts";
import { type FigureContext, figureOf } from "./figure.ts";
import { groupsIn } from "./frozen.groups.ts";
import { type Revision, trendBefore } from "./frozen.store.ts";
import { withHelp } from "./help.ts";
import type { Counts, MissingReports, Negative, Punctuality, Report, ReportMeasure, ReportSection } from "./report.ts";

/** Organisations whose reports are read at the same time. */
const concurrency = 16;

/** What of a report stands already: computed figures, which a correction of what was handed in leaves, and the revisions so far. */
export interface Standing {
  computed?: Pick<Report, "computed" | "computedAt"> | undefined;
  made?: readonly Pick<Revision, "at">[];
}

/**
 * Puts a period's report together from the records as they are: reports are taken up to the moment of locking, and whoever
 * locks may have read some of them before. What it reads depends on organisations and measures, not on children.
 */
export async function assemble(
  request: Ctx,
  period: Period,
  { computed: frozen, made = [] }: Standing = {},
): Promise<Omit<Report, "revision">> {
  const ctx = readingAnew(request);
  const settings = await Tenant.load(ctx);
  const clock = { now: ctx.now(), zone: settings.zone };
  const today = await Tenant.today(ctx);
  const { period: id } = period;
  const [duties, tallies] = [
    (await obligations.duties(ctx, id)).map((d) => d.data),
    await obligations.tallies(ctx, id),
  ];
  const all = await everything(ctx, id, tallies);
  const figures = figuresPeriod(id);
  const computed = frozen?.computed ?? (await withHelp(ctx, await computedOf(ctx, figures, today), figures, today));
  const [trend, targets] = [await trendBefore(ctx, id), await targetsOf(ctx, periodBounds(id).start.year)];
  const previous = trend.find((point) => point.period === before(id))?.totals;
  const late: Lateness = {
    isOverdue: (o) => isOutstanding(o) && isOverdue(o.dueDate, clock.now, clock.zone),
    days: (o) => daysLate(o, clock),
  };
  const context = { all, computed, previous, targets, late };
  const { organisations = [], programmes = [], sessions = [], consultations = [], study = [] } = computed.help ?? {};
  const named = [
    ...(computed.failures ?? []),
    ...organisations,
    ...programmes,
    ...sessions,
    ...consultations,
    ...study,
  ];
  const failing = [...new Set(named.flatMap(({ agencyId }) => agencyId ?? []))];
  return {
    period: id,
    name: periodName(id),
    tenant: settings.name,
    status: period.status,
    at: clock.now.toString(),
    computedAt: frozen ? frozen.computedAt : clock.now.toString(),
    groups: groupsIn(period, duties, { ...clock, made }),
    roadmaps: [...new Set(duties.map((d) => d.roadmapTitle))],
    municipalities: Object.fromEntries(settings.municipalities.map((m) => [m.key, m.name])),
    organisations: organisationsOf(tallies),
    obligations: countsOf(all, late),
    sections: sectionsOf(duties, context),
    missing: missingOf(tallies, all, late),
    negative: negativeOf(tallies, all),
    punctuality: punctualityOf(tallies, all, late),
    computed,
    organisationNames: await namesOf(ctx, failing, tallies),
    previous,
    trend,
    targets,
    unassigned: period.unassigned,
  };
}

/** Organisations by the names under which they report; those that owe nothing by the names that they have. */
async function namesOf(
  ctx: Ctx,
  ids: readonly AgencyId[],
  tallies: readonly OrganisationTally[],
): Promise<Record<string, string>> {
  const names = new Map<string, string>(tallies.map(({ agencyId, name }) => [agencyId, name]));
  const others = ids.filter((id) => !names.has(id));
  await inParallel(others, concurrency, async (id) => {
    names.set(id, (await Agency.load(ctx, id)).agency.shortName);
  });
  return Object.fromEntries(ids.map((id) => [id, names.get(id)!]));
}

async function everything(ctx: Ctx, period: PeriodId, tallies: readonly OrganisationTally[]): Promise<Obligation[]> {
  const found: Obligation[][] = [];
  for (let i = 0; i < tallies.length; i += concurrency) {
    const part = tallies.slice(i, i + concurrency);
    const read = await Promise.all(part.map((tally) => obligations.ofAgency(ctx, period, tally.agencyId)));
    found.push(...read.map((list) => list.map((o) => o.data)));
  }
  return found.flat();
}

/** How many organisations owe anything, and how far they are. */
export function organisationsOf(tallies: readonly OrganisationTally[]): Report["organisations"] {
  const owing = tallies.filter((tally) => owed(tally) > 0);
  const complete = owing.filter(isDone).length;
  const silent = owing.filter(isSilent).length;
  return { expected: owing.length, complete, silent, partly: owing.length - complete - silent };
}

/** How late a report is, at the moment at which the figures are put together. */
interface Lateness {
  isOverdue(o: Obligation): boolean;
  days(o: Obligation): number;
}

function countsOf(list: readonly Obligation[], late: Lateness): Required<Counts> {
  const counts: Required<Counts> = {
    owed: 0,
    pending: 0,
    submitted: 0,
    accepted: 0,
    returned: 0,
    withdrawn: 0,
    late: 0,
    overdue: 0,
    noData: 0,
    notPerformed: 0,
    extended: 0,
    extendedAgain: 0,
    daysLate: 0,
  };
  for (const obligation of list) {
    counts[obligation.status]++;
    if (obligation.status === "withdrawn") continue;
    counts.owed++;
    if (obligation.status !== "pending" && obligation.submission.late) counts.late++;
    if (late.isOverdue(obligation)) counts.overdue++;
    if (obligation.extensions) counts.extended++;
    if ((obligation.extensions?.length ?? 0) > 1) counts.extendedAgain++;
    counts.daysLate += late.days(obligation);
    const says = negationOf(obligation);
    if (says === "no-data") counts.noData++;
    if (says === "not-performed") counts.notPerformed++;
  }
  return counts;
}

/** What a report that counts says no to. */
function negationOf(o: Obligation): Negative["says"] | undefined {
  if (o.status !== "submitted" && o.status !== "accepted") return undefined;
  if (isNoData(o.submission)) return "no-data";
  return o.submission.values.done === false ? "not-performed" : undefined;
}

function negativeOf(tallies: readonly OrganisationTally[], all: readonly Obligation[]): Negative[] {
  const names = new Map(tallies.map(({ agencyId, name }) => [agencyId, name]));
  return all
    .flatMap((o): Negative[] => {
      const says = negationOf(o);
      if (!says) return [];
      const { obligationId, measureKey, agencyId, municipality } = o;
      const name = names.get(agencyId) ?? "";
      const noteId = "submission" in o ? o.submission?.noteId : undefined;
      return [{ obligationId, measureKey, agencyId, name, municipality, says, noteId }];
    })
    .sort((a, b) => byNumber(a.measureKey, b.measureKey) || a.name.localeCompare(b.name, "ru"));
}

interface Context extends FigureContext {
  all: readonly Obligation[];
  late: Lateness;
}

function sectionsOf(duties: readonly ReportingDuty[], context: Context): ReportSection[] {
  const byDuty = Map.groupBy(context.all, (o) => o.dutyKey);
  const sections = new Map<string, ReportSection>();
  for (const duty of [...duties].sort(inOrder)) {
    if (duty.status === "withdrawn" && !byDuty.has(duty.dutyKey)) continue;
    const section = sections.get(duty.section) ?? { section: duty.section, title: duty.sectionTitle, measures: [] };
    section.measures.push(measureOf(duty, byDuty.get(duty.dutyKey) ?? [], context));
    sections.set(duty.section, section);
  }
  return [...sections.values()];
}

const roman: Record<string, number> = { I: 1, II: 2, III: 3, IV: 4, V: 5, VI: 6, VII: 7, VIII: 8, IX: 9, X: 10 };
/** As the document has them: II.IX does not stand before II.V. */
function inOrder(a: ReportingDuty, b: ReportingDuty): number {
  const place = (d: ReportingDuty) =>
    [...d.section.split(".").map((r) => roman[r] ?? 99), 0, 0].slice(0, 2).concat(d.number.split(".").map(Number));
  const [left, right] = [place(a), place(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.dutyKey < b.dutyKey ? -1 : 1;
}

function measureOf(duty: ReportingDuty, list: readonly Obligation[], context: Context): ReportMeasure {
  const { dutyKey, measureKey, number, title, expectedResult, due } = duty;
  return {
    dutyKey,
    measureKey,
    number,
    title,
    expectedResult,
    dueDate: due.date,
    workBy: due.workBy,
    explain: explanation(due),
    counts: countsOf(list, context.late),
    figures: duty.indicators.flatMap((key) => figureOf(key, duty, list, context)),
  };
}

function punctualityOf(
  tallies: readonly OrganisationTally[],
  all: readonly Obligation[],
  late: Lateness,
): Punctuality[] {
  const byAgency = Map.groupBy(all, (o) => o.agencyId);
  return tallies
    .map(({ agencyId, name, municipality }): Punctuality => {
      const {
        owed,
        late: came,
        overdue,
        extended,
        extendedAgain,
        daysLate,
      } = countsOf(byAgency.get(agencyId) ?? [], late);
      return { agencyId, name, municipality, owed, late: came, overdue, extended, extendedAgain, daysLate };
    })
    .filter(({ late: came, overdue, extended }) => came + overdue + extended > 0)
    .sort((a, b) => b.daysLate - a.daysLate || a.name.localeCompare(b.name, "ru"));
}

function missingOf(
  tallies: readonly OrganisationTally[],
  all: readonly Obligation[],
  late: Lateness,
): MissingReports[] {
  const byAgency = Map.groupBy(all.filter(isOutstanding), (o) => o.agencyId);
  return tallies
    .filter((tally) => byAgency.has(tally.agencyId))
    .map((tally): MissingReports => {
      const list = byAgency.get(tally.agencyId)!;
      return {
        agencyId: tally.agencyId,
        name: tally.name,
        kind: tally.kind,
        municipality: tally.municipality,
        outstanding: list.map((o) => o.measureKey).sort(),
        overdue: list.filter(late.isOverdue).length,
        silent: isSilent(tally),
      };
    })
    .sort(
      (a, b) =>
        b.overdue - a.overdue || b.outstanding.length - a.outstanding.length || a.name.localeCompare(b.name, "ru"),
    );
}
