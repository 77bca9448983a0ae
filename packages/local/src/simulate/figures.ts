import * as Agency from "@marshrut/core/agency";
import { openRoutes, type Route } from "@marshrut/core/route";
import * as Service from "@marshrut/core/service";
import type { AgencyId } from "@marshrut/core/shared";
import { isSettled, isWithheld, type Step, tenantSteps } from "@marshrut/core/step";
import { Temporal } from "temporal-polyfill";
import { pilotTenant } from "../pilot/index.ts";
import { everything } from "./agree.ts";
import type { Behaviours } from "./behaviours.ts";
import type { Days } from "./days.ts";
import type { PeopleState } from "./people.state.ts";
import { type Region, zone } from "./region.ts";
import { type ReportFigures, reportOf } from "./reports.ts";

export interface Words {
  ru: string;
  en: string;
}

/** How long families wait, from the first request of a step to its result; in calendar days. */
export interface WaitingRow {
  service: string;
  title: Words;
  asked: number;
  answered: number;
  mean: number | undefined;
  median: number | undefined;
  /** Nine of ten waited no longer. */
  p90: number | undefined;
  /** Asked for and without a result at the end. */
  waiting: number;
}

export interface OverdueRow {
  kind: string;
  asked: number;
  late: number;
  /** Of all that were asked, in hundredths. */
  share: number;
  overdue: number;
}

export interface LoadRow {
  name: string;
  kind: string;
  municipality: string;
  asked: number;
  answered: number;
  late: number;
  refused: number;
  open: number;
  /** The most that it had open at one time. */
  peak: number;
}

export interface MonthRow {
  month: string;
  asked: number;
  answered: number;
  late: number;
  /** Open and asked for when it ended. */
  open: number;
}

export interface Figures {
  totals: {
    children: number;
    routesOpen: number;
    steps: number;
    answered: number;
    late: number;
    overdue: number;
    /** Rest for want of consent. */
    withheld: number;
    letters: number;
  };
  waiting: WaitingRow[];
  overdue: OverdueRow[];
  load: LoadRow[];
  months: MonthRow[];
  reports: ReportFigures;
  /** What people were refused, by what they asked. */
  refused: Record<string, number>;
}

interface Asked {
  behaviours: Behaviours;
  people: PeopleState;
  days: Days;
  /** Days in all. */
  end: number;
}

/** A step as it is counted: days since the first one. */
interface Counted {
  agencyId: AgencyId;
  kind: string;
  /** Organisations that had refused it before. */
  refusedBy: AgencyId[];
  service: string;
  title: Words;
  from: number;
  to: number | undefined;
  late: boolean;
  overdue: boolean;
}

export async function figuresOf(region: Region, { behaviours, people, days, end }: Asked): Promise<Figures> {
  const [today, titles] = [days.date(end - 1), await titlesOf(region, behaviours)];
  let withheld = 0;
  const seen = (step: Step): Counted[] => {
    if (isWithheld(step)) withheld++;
    const first = step.attempts?.[0]?.requestedAt ?? step.requestedAt;
    if (!first || step.status === "cancelled") return [];
    const { agencyId, agencyKind: kind, attempts = [] } = step;
    const service = people.services[step.stepId] ?? step.service ?? step.measure?.block ?? step.stepKey;
    const isOver = isSettled(step);
    return [
      {
        agencyId,
        kind,
        refusedBy: attempts.filter(({ outcome }) => outcome === "rejected").map((one) => one.agencyId),
        service,
        title: titles(service) ?? step.title,
        from: days.of(dateOf(first)),
        to: isOver ? days.of(dateOf(step.settledAt)) : undefined,
        late: isOver && "late" in step && step.late,
        overdue: !isOver && Temporal.PlainDate.compare(Temporal.PlainDate.from(step.due.date), today) < 0,
      },
    ];
  };
  const counted = (await everything(region.bank, "gsi2", tenantSteps(pilotTenant), seen)).flat();
  const routes = await everything(region.bank, "gsi2", openRoutes(pilotTenant), ({ routeId }: Route) => routeId);
  const count = (is: (one: Counted) => boolean) => counted.filter(is).length;
  return {
    totals: {
      children: Object.keys(people.numbers).length,
      routesOpen: routes.length,
      steps: counted.length,
      answered: count(({ to }) => to !== undefined),
      late: count(({ late }) => late),
      overdue: count(({ overdue }) => overdue),
      withheld,
      letters: region.letters.sent,
    },
    waiting: waitingOf(counted),
    overdue: overdueOf(counted),
    load: await loadOf(region, counted),
    months: monthsOf(counted, days, end),
    reports: await reportOf(region, days.date(end - 1)),
    refused: people.refused,
  };
}

const dateOf = (instant: string): Temporal.PlainDate =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate();

async function titlesOf({ ctx }: Region, { services }: Behaviours): Promise<(key: string) => Words | undefined> {
  const { items } = await Service.list(ctx, { all: true });
  const catalogue = new Map<string, Words>(items.map(({ serviceKey, title }) => [serviceKey, title]));
  return (key) => services[key] ?? catalogue.get(key) ?? blocks[key];
}

/** Parts of an ИПРА, for measures of which no service is known. */
const blocks: Record<string, Words> = {
  health: { ru: "ИПРА: медицинская реабилитация", en: "ИПРА: medical rehabilitation" },
  education: { ru: "ИПРА: образование", en: "ИПРА: education" },
  employment: { ru: "ИПРА: профориентация", en: "ИПРА: vocational guidance" },
  social: { ru: "ИПРА: социальная реабилитация", en: "ИПРА: social rehabilitation" },
  sport: { ru: "ИПРА: адаптивный спорт", en: "ИПРА: adaptive sport" },
  "assistive-devices": { ru: "ИПРА: технические средства", en: "ИПРА: assistive devices" },
};

function waitingOf(counted: Counted[]): WaitingRow[] {
  const rows = [...Map.groupBy(counted, ({ service }) => service)].map(([service, of]): WaitingRow => {
    const waits = of.flatMap(({ from, to }) => (to === undefined ? [] : [to - from])).sort((a, b) => a - b);
    const at = (part: number) => waits[Math.min(Math.ceil(waits.length * part), waits.length) - 1];
    const sum = waits.reduce((a, b) => a + b, 0);
    return {
      service,
      title: { ru: of[0]!.title.ru, en: of[0]!.title.en },
      asked: of.length,
      answered: waits.length,
      mean: waits.length > 0 ? Math.round((sum / waits.length) * 10) / 10 : undefined,
      median: at(0.5),
      p90: at(0.9),
      waiting: of.length - waits.length,
    };
  });
  return rows.sort((a, b) => (b.mean ?? 0) - (a.mean ?? 0) || (a.service < b.service ? -1 : 1));
}

function overdueOf(counted: Counted[]): OverdueRow[] {
  const rows = [...Map.groupBy(counted, ({ kind }) => kind)].map(([kind, of]): OverdueRow => {
    const late = of.filter((one) => one.late).length;
    const overdue = of.filter((one) => one.overdue).length;
    return { kind, asked: of.length, late, overdue, share: Math.round(((late + overdue) / of.length) * 100) };
  });
  return rows.sort((a, b) => b.share - a.share || (a.kind < b.kind ? -1 : 1));
}

async function loadOf({ ctx }: Region, counted: Counted[]): Promise<LoadRow[]> {
  const rows: LoadRow[] = [];
  const refusals = new Map<AgencyId, number>();
  for (const agencyId of counted.flatMap(({ refusedBy }) => refusedBy))
    refusals.set(agencyId, (refusals.get(agencyId) ?? 0) + 1);
  for (const [agencyId, of] of Map.groupBy(counted, (one) => one.agencyId)) {
    const { shortName, kind, municipality } = (await Agency.load(ctx, agencyId)).agency;
    rows.push({
      name: shortName,
      kind,
      municipality,
      asked: of.length,
      answered: of.filter(({ to }) => to !== undefined).length,
      late: of.filter(({ late }) => late).length,
      refused: refusals.get(agencyId) ?? 0,
      open: of.filter(({ to }) => to === undefined).length,
      peak: peakOf(of),
    });
  }
  return rows.sort((a, b) => b.peak - a.peak || b.asked - a.asked || (a.name < b.name ? -1 : 1));
}

function peakOf(counted: Counted[]): number {
  // Who ends on a day makes room before the next one comes.
  const moves = counted.flatMap(({ from, to }) => [
    [from, 1] as const,
    ...(to === undefined ? [] : [[to, -1] as const]),
  ]);
  let [now, most] = [0, 0];
  for (const [, by] of moves.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    now += by;
    most = Math.max(most, now);
  }
  return most;
}

function monthsOf(counted: Counted[], days: Days, end: number): MonthRow[] {
  const rows = new Map<string, MonthRow>();
  for (let day = 0; day < end; day++) {
    const month = days.date(day).toPlainYearMonth().toString();
    rows.set(month, { month, asked: 0, answered: 0, late: 0, open: 0 });
  }
  const monthOf = (day: number) => rows.get(days.date(day).toPlainYearMonth().toString());
  for (const { from, to, late } of counted) {
    const [begun, ended] = [monthOf(from), to === undefined ? undefined : monthOf(to)];
    if (begun) begun.asked++;
    if (ended) ended.answered++;
    if (ended && late) ended.late++;
  }
  let open = 0;
  for (const row of rows.values()) {
    open += row.asked - row.answered;
    row.open = open;
  }
  return [...rows.values()];
}
