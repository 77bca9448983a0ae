import { Temporal } from "temporal-polyfill";
import { dateInWords, type PeriodId, periodBounds } from "../../ground/calendar/index.ts";
import { readGroups, readPointer } from "../../ground/counter/counter.store.ts";
import { reachOf } from "../../ground/shared/authorise.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { Text } from "../../ground/shared/text.ts";
import { blocks } from "../../routes/instrument/instrument.ts";
import { stepResults } from "../../routes/step/step.ts";
import { type AgeGroup, ageGroups, agesOn } from "./age.ts";
import { consultationStages } from "./contribution.step.ts";
import type { Cells } from "./contribution.ts";
import { type Failure, failuresOf } from "./failures.ts";
import type { HelpTables } from "./figures.help.ts";
import { placesOf, type Served, served, servedTotals, withoutHelp } from "./figures.served.ts";

/** One row of the children's table. */
export interface ChildrenRow {
  municipality: string;
  age: AgeGroup;
  sex: string;
  children: number;
  disability: number;
  needs: number;
  groups: Record<string, number>;
}

/** All that the counters tell of a period. */
export interface Computed {
  /** The day for which stocks (children, open routes, overdue steps) are told: the period's last, or today before it. */
  asOf: string;
  /** By which day's municipality and age each kind of figure counts; figures frozen before it was told have none. */
  basis?: Text;
  /** By indicator key. */
  totals: Record<string, number>;
  byMunicipality: Record<string, Record<string, number>>;
  children: ChildrenRow[];
  /** ИПРА measures settled in the period, by block and result. */
  ipra: Array<{ block: string; results: Record<string, number> }>;
  /** By kind of agency: settled, late, mean days to the answer, overdue at the end. */
  agencies: Array<{ kind: string; settled: number; late: number; days: number | null; overdue: number }>;
  /** Why steps did not come off, each time; figures that were frozen before there were causes have none. */
  failures?: Failure[];
  /** Who was helped by what; only in a period's report, which keeps it as it was frozen. */
  help?: HelpTables | undefined;
}

/**
 * The computed figures of a period. What it reads is bounded by months of birth, kinds and days: it does not grow with the
 * number of children. @param municipality only this one's
 */
export async function computed(
  ctx: Ctx,
  period: PeriodId,
  today: Temporal.PlainDate,
  municipality?: string,
): Promise<Computed> {
  const { end } = periodBounds(period);
  const asOf = Temporal.PlainDate.compare(today, end) < 0 ? today : end;
  const live = (await readPointer(ctx))?.data.live ?? 1;
  const of = async (group: string) => perMunicipality(await readGroups(ctx, live, `${group}#`), municipality);
  const quarters = period.includes("-Q") ? [period] : [1, 2, 3, 4].map((q) => `${period}-Q${q}`);
  const flow = async (group: string) => merged(await Promise.all(quarters.map((q) => of(`${group}#${q}`))));
  const causesIn = (quarter: string) => readGroups(ctx, live, `CAUSES#${quarter}#`);
  const [children, open, routes, consulted, steps, papers, opened, causes, help] = await Promise.all([
    of("CHILDREN"),
    of("OPEN"),
    of("ROUTES"),
    of(`CONSULTED#${period}`),
    flow("STEPS"),
    flow("PAPERS"),
    flow("OPENED"),
    Promise.all(quarters.map(causesIn)),
    served(ctx, live, { period, asOf, only: municipality }),
  ]);
  const ages = agesOn(asOf);
  const rows = [...children].flatMap(([where, cells]) => childrenRows(where, cells, ages));
  const municipalities = new Set([
    ...[children, open, routes, consulted, steps, papers, opened].flatMap((m) => [...m.keys()]),
    ...placesOf(help),
  ]);
  const parts = { rows, open, routes, consulted, steps, papers, opened, help };
  const all = sumOf(steps);
  return {
    asOf: asOf.toString(),
    basis: basisOf(asOf),
    totals: totalsOf(parts, asOf),
    byMunicipality: Object.fromEntries(
      [...municipalities].sort().map((where) => [where, totalsOf(parts, asOf, where)]),
    ),
    children: rows,
    ipra: blocks.map((block) => ({
      block,
      results: Object.fromEntries(stepResults.map((result) => [result, all[`b|${block}|${result}`] ?? 0])),
    })),
    agencies: agenciesOf(all, sumOf(open), asOf),
    failures: failuresOf(causes, municipality),
  };
}

/** The same for whoever asks: of help, a coordinator of one municipality sees that municipality's. */
export async function figures(
  ctx: Ctx,
  period: PeriodId,
  today: Temporal.PlainDate,
  municipality?: string,
): Promise<Computed> {
  const [all, own] = [await computed(ctx, period, today, municipality), reachOf(ctx.actor)];
  return own === undefined || own === municipality ? all : withoutHelp(all, own);
}

function basisOf(asOf: Temporal.PlainDate): Text {
  const day = dateInWords(asOf);
  return {
    ru: `Дети, открытые маршруты и просроченные шаги — на ${day.ru}, по территории и возрасту на этот день. Итоги шагов — по территории, за которой шаг числился в день итога. Консультация — раз на ребёнка за период, по территории последней из них. Документы — по территории ребёнка и по кварталу внесения; с датой раньше этого квартала показаны отдельно, а по своей дате документы считаются в своём квартале; исправления вторым документом не считаются. Помощь — раз на ребёнка за период, по территории последней; очереди, нужда и ставки — на сегодня. Части по территориям в сумме дают целое.`,
    en: `Children, open routes and overdue steps are told for ${day.en}, by municipality and age on that day. Results of steps count with the municipality that the step belonged to when it was settled. A consultation counts once for a child and period, where the last one was given. Papers count where the child lives, in the quarter of their entry; those dated before it are told apart, and by their own date papers count in the quarter of that date; a correction is no second paper. Help counts once for a child and period, where the last of it was given; queues, needs and posts as of today. The parts by municipality add up to the whole.`,
  };
}

type ByMunicipality = Map<string, Record<string, number>>;

interface Parts {
  rows: ChildrenRow[];
  open: ByMunicipality;
  routes: ByMunicipality;
  consulted: ByMunicipality;
  steps: ByMunicipality;
  papers: ByMunicipality;
  opened: ByMunicipality;
  help: Served;
}

/** Groups end in `#municipality` or `#municipality#part`: whatever stands behind the asked prefix. */
function perMunicipality(cells: Cells, only: string | undefined): ByMunicipality {
  const found: ByMunicipality = new Map();
  for (const [group, counts] of Object.entries(cells)) {
    const parts = group.split("#");
    const where = ["CHILDREN", "OPEN"].includes(parts[0]!) || parts[0] === "ROUTES" ? parts[1]! : parts[2]!;
    if (only !== undefined && where !== only) continue;
    addTo(found, where, counts);
  }
  return found;
}

/** Into a sum of its own: a region has hundreds of groups of hundreds of cells, and a copy for each of them took most of the time. */
function addTo(sums: ByMunicipality, where: string, counts: Record<string, number>): void {
  const sum = sums.get(where) ?? {};
  plus(sum, counts);
  sums.set(where, sum);
}

function plus(sum: Record<string, number>, counts: Record<string, number>): Record<string, number> {
  for (const [cell, n] of Object.entries(counts)) sum[cell] = (sum[cell] ?? 0) + n;
  return sum;
}

function merged(parts: readonly ByMunicipality[]): ByMunicipality {
  const all: ByMunicipality = new Map();
  for (const part of parts) for (const [where, counts] of part) addTo(all, where, counts);
  return all;
}
const sumOf = (parts: ByMunicipality, where?: string): Record<string, number> =>
  where === undefined ? [...parts.values()].reduce(plus, {}) : (parts.get(where) ?? {});

function childrenRows(
  municipality: string,
  cells: Record<string, number>,
  ageOfBorn: (born: string) => AgeGroup,
): ChildrenRow[] {
  const rows = new Map<string, ChildrenRow>();
  for (const [cell, n] of Object.entries(cells)) {
    const [born = "", sex = "", mark = ""] = cell.split("|");
    const age = ageOfBorn(born);
    const row = rows.get(`${age}|${sex}`) ?? {
      municipality,
      age,
      sex,
      children: 0,
      disability: 0,
      needs: 0,
      groups: {},
    };
    if (mark === "n") row.children += n;
    else if (mark === "d") row.disability += n;
    else if (mark === "e") row.needs += n;
    else row.groups[mark.slice(2)] = (row.groups[mark.slice(2)] ?? 0) + n;
    rows.set(`${age}|${sex}`, row);
  }
  const order = [...ageGroups.map((g) => g.key as AgeGroup), "other"];
  return [...rows.values()].sort((a, b) => order.indexOf(a.age) - order.indexOf(b.age) || (a.sex < b.sex ? -1 : 1));
}

function totalsOf(parts: Parts, asOf: Temporal.PlainDate, where?: string): Record<string, number> {
  const rows = where === undefined ? parts.rows : parts.rows.filter((row) => row.municipality === where);
  const [open, routes, steps] = [sumOf(parts.open, where), sumOf(parts.routes, where), sumOf(parts.steps, where)];
  const [papers, opened, consulted] = [
    sumOf(parts.papers, where),
    sumOf(parts.opened, where),
    sumOf(parts.consulted, where),
  ];
  const children = (of: (row: ChildrenRow) => number, age?: AgeGroup) =>
    rows.reduce((sum, row) => sum + (age === undefined || row.age === age ? of(row) : 0), 0);
  const ipraSettled = starting(steps, "b|");
  const ipraPerformed = matching(steps, /^b\|[^|]+\|performed$/);
  const followed = { settled: starting(steps, "k|pmpk|"), performed: steps["k|pmpk|performed"] ?? 0 };
  const answers = matching(steps, /^t\|[^|]+\|n$/);
  return told({
    ...servedTotals(parts.help, where),
    children: children((r) => r.children),
    "children-disability": children((r) => r.disability),
    "children-needs": children((r) => r.needs),
    "children-0-3": children((r) => r.children, "0-3"),
    "early-help": routes["open|early-help"] ?? 0,
    "routes-open": starting(routes, "open|"),
    "routes-opened": starting(opened, ""),
    programmes: starting(routes, "plan|"),
    "families-consulted": consulted.n ?? 0,
    consultations: consultationStages.reduce((sum, stage) => sum + (steps[`s|${stage}|performed`] ?? 0), 0),
    "education-steps": (steps["s|EducationRoute|performed"] ?? 0) + (steps["s|PreschoolEducation|performed"] ?? 0),
    "accompaniment-steps": steps["s|SocialAccompaniment|performed"] ?? 0,
    "ipra-recorded": papers.ipra ?? 0,
    "ipra-children": consulted["c|ipra"] ?? 0,
    "conclusions-recorded": papers.pmpk ?? 0,
    "conclusions-children": consulted["c|pmpk"] ?? 0,
    "ipra-dated": papers["o|ipra"] ?? 0,
    "conclusions-dated": papers["o|pmpk"] ?? 0,
    "papers-late": starting(papers, "l|"),
    "papers-corrected": starting(papers, "x|"),
    "records-entered":
      matching(papers, /^[a-z]+$/) + starting(papers, "x|") + starting(steps, "r|") + (steps.beside ?? 0),
    "ipra-settled": ipraSettled,
    "ipra-performed": ipraPerformed,
    "ipra-performed-share": shareOf(ipraPerformed, ipraSettled),
    "conclusions-settled": followed.settled,
    "conclusions-performed": followed.performed,
    "conclusions-performed-share": shareOf(followed.performed, followed.settled),
    "steps-settled": starting(steps, "r|"),
    "steps-late": matching(steps, /^r\|[^|]+\|late$/),
    "steps-overdue": overdueIn(open, asOf),
    "response-days": answers === 0 ? undefined : rounded(matching(steps, /^t\|[^|]+\|days$/) / answers),
  });
}

const shareOf = (some: number, all: number): number | undefined =>
  all === 0 ? undefined : rounded((100 * some) / all);

/** A share or a mean of nothing is no figure: it is left out, and not nought. */
const told = (totals: Record<string, number | undefined>): Record<string, number> =>
  Object.fromEntries(Object.entries(totals).flatMap(([key, n]) => (n === undefined ? [] : [[key, n]])));

function agenciesOf(
  steps: Record<string, number>,
  open: Record<string, number>,
  asOf: Temporal.PlainDate,
): Computed["agencies"] {
  const kinds = new Set([
    ...Object.keys(steps)
      .filter((c) => /^[rt]\|/.test(c))
      .map((c) => c.split("|")[1]!),
    ...Object.keys(open).map((c) => c.split("|")[1]!),
  ]);
  return [...kinds].sort().map((kind) => {
    const answers = steps[`t|${kind}|n`] ?? 0;
    const late = steps[`r|${kind}|late`] ?? 0;
    return {
      kind,
      settled: late + (steps[`r|${kind}|in-time`] ?? 0),
      late,
      days: answers === 0 ? null : rounded((steps[`t|${kind}|days`] ?? 0) / answers),
      overdue: overdueIn(open, asOf, kind),
    };
  });
}

/** Open steps whose due date lies before that day. */
function overdueIn(open: Record<string, number>, asOf: Temporal.PlainDate, kind?: string): number {
  const day = asOf.toString();
  return Object.entries(open).reduce((sum, [cell, n]) => {
    const [due = "", of = ""] = cell.split("|");
    return due < day && (kind === undefined || of === kind) ? sum + n : sum;
  }, 0);
}

const starting = (cells: Record<string, number>, prefix: string) =>
  Object.entries(cells).reduce((sum, [cell, n]) => (cell.startsWith(prefix) ? sum + n : sum), 0);
const matching = (cells: Record<string, number>, pattern: RegExp) =>
  Object.entries(cells).reduce((sum, [cell, n]) => (pattern.test(cell) ? sum + n : sum), 0);
const rounded = (n: number) => Math.round(n * 10) / 10;
