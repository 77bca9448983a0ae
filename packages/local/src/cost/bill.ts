import { parseExpression } from "../scheduler/expression.ts";
import { scheduled, worked } from "./meter.ts";
import type { Priced, PriceTable, Standing } from "./prices.ts";
import type { Measured } from "./slice.ts";
import type { Entry } from "./tally.ts";
import { perYear, yearMs } from "./units.ts";

/** One line of the yearly bill: so many units whatever happens, and so many more with each child. */
export interface Line {
  unit: Priced;
  by: string;
  on?: string;
  fixed: number;
  perChild: number;
}

/** A schedule, by name and expression, and the function that it invokes. */
export interface Timer {
  name: string;
  expression: string;
  timezone: string;
  function: string;
}

export interface ModelOptions {
  timers: readonly Timer[];
  /** What is there whatever happens, by the month. */
  standing: Partial<Record<Standing, number>>;
  /** How often a year a child is looked at by functions that do not look at each whenever they wake. */
  looksPerYear?: Readonly<Record<string, number>>;
  /** What is assumed of a child and year, since no route of the slice has it. */
  assumed?: Partial<Record<Priced, number>>;
}

/**
 * The units of a year by what was measured. Children's own: (with children − without) ÷ children, for a year of routes. A
 * schedule's: mean per invocation × invocations in a year, where the mean's growth with the children goes to them.
 */
export function linesOf(
  measured: Measured,
  { timers, standing, looksPerYear = {}, assumed = {} }: ModelOptions,
): Line[] {
  const { idle, routes, reporting, children, stored } = measured;
  const lines = new Map<string, Line>();
  const line = (unit: Priced, by: string, on?: string): Line => {
    const key = `${unit} ${by} ${on ?? ""}`;
    const known = lines.get(key) ?? { unit, by, on, fixed: 0, perChild: 0 };
    lines.set(key, known);
    return known;
  };
  for (const e of idle.entries) if (!isScheduled(e)) line(e.unit, e.by, e.on).fixed += (e.amount * 365) / idle.days;
  // Looks of schedules are counted by their rates; what days bring about by themselves is in the idle ones.
  for (const e of reporting?.entries ?? []) {
    if (isScheduled(e)) continue;
    const ofDays = (line(e.unit, e.by, e.on).fixed * reporting!.days) / 365;
    line(e.unit, e.by.replace(worked, "") + ofPeriods, e.on).fixed +=
      Math.max(0, e.amount - ofDays) * reporting!.timesPerYear;
  }
  for (const e of routes.entries) {
    if (isScheduled(e)) continue;
    const its = line(e.unit, e.by, e.on);
    its.perChild += Math.max(0, (e.amount * 365) / routes.days - its.fixed) / children;
  }
  for (const [name, times] of timesPerYear(timers)) {
    const by = `${name}${scheduled}`;
    const run = meanRun(routes.entries, by);
    const quiet = meanRun(idle.entries, by);
    // One that found work whenever it ran without children is known by how it looks with a few: what it uses is nobody's growth.
    const idleRun = quiet.size > 0 ? quiet : run;
    // A look takes more time as it reads more; all above that is other handlers of this one process that it waited behind.
    const longest = Math.max(1, readsOf(run) / (readsOf(idleRun) || 1));
    for (const [key, e] of new Map([...idleRun, ...run])) {
      const base = idleRun.get(key)?.amount ?? 0;
      const mean = run.get(key)?.amount ?? 0;
      const growth = e.unit === "gb-seconds" && base > 0 ? Math.min(mean, base * longest) - base : mean - base;
      const its = line(e.unit, by, e.on);
      its.fixed += base * times;
      its.perChild += (Math.max(0, growth) * (looksPerYear[name] ?? times)) / children;
    }
    line("schedule-invocations", by).fixed += times;
  }
  for (const [table, bytes] of Object.entries(stored.end)) {
    const base = stored.idle[table] ?? 0;
    for (const unit of ["storage-gb-month", "backup-gb-month"] as const) {
      const its = line(unit, "dynamodb", table);
      its.fixed += (base / 1e9) * perYear.months;
      // A year grows from nothing to its end: half of it on average; what earlier years left comes on top of each.
      its.perChild += (Math.max(0, bytes - base) / children / 1e9) * (365 / routes.days) * (perYear.months / 2);
    }
  }
  for (const { fixed, perChild } of [...lines.values()].filter(({ unit }) => unit === "log-gb")) {
    const its = line("log-storage-gb-month", "cloudwatch");
    its.fixed += fixed * keptOfLogs;
    its.perChild += perChild * keptOfLogs;
  }
  for (const [unit, amount] of Object.entries(assumed) as [Priced, number][]) line(unit, "files").perChild += amount;
  for (const [unit, amount] of Object.entries(standing) as [Standing, number][])
    line(unit, services[unit]).fixed += amount * perYear.months;
  return [...lines.values()].filter((l) => l.fixed > 0 || l.perChild > 0);
}

/**
 * GB-months of a year for each GB of log lines: kept for a year, half of that on average in the first, and as small as AWS's own
 * calculator takes logs to be when they are compressed.
 */
const keptOfLogs = 0.15 * (perYear.months / 2);

/** On whose bill it stands. */
const services: Record<Standing, string> = {
  "kms-keys": "kms",
  alarms: "cloudwatch",
  "firewall-lists": "waf",
  "firewall-rules": "waf",
  "bucket-puts": "s3",
  "file-gb-month": "s3",
  "own-metrics": "cloudwatch",
  dashboards: "cloudwatch",
  people: "cognito",
  "system-clients": "cognito",
  "system-tokens": "cognito",
};

/** Ends the name of whoever worked for reports of organisations. */
const ofPeriods = "@periods";

const isScheduled = (e: Entry) => e.by.endsWith(scheduled);

/** What one invocation uses on average, by unit and table; empty when there was none. */
function meanRun(entries: readonly Entry[], by: string): Map<string, Entry> {
  const its = entries.filter((e) => e.by === by);
  const runs = its.find((e) => e.unit === "invocations")?.amount ?? 0;
  return new Map(its.map((e) => [`${e.unit} ${e.on ?? ""}`, { ...e, amount: e.amount / runs }]));
}

const readsOf = (run: ReadonlyMap<string, Entry>): number =>
  [...run.values()].reduce((sum, e) => (e.unit === "read-units" ? sum + e.amount : sum), 0);

/** Invocations in a year by schedules, by function. */
export function timesPerYear(timers: readonly Timer[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const timer of timers) times.set(timer.function, (times.get(timer.function) ?? 0) + firings(timer));
  return times;
}

/** Firings of a schedule in the year 2027. */
function firings({ expression, timezone }: Timer): number {
  const { kind, next } = parseExpression(expression, timezone);
  const from = Date.UTC(2026, 11, 31, 17); // midnight in Novokuznetsk
  if (kind === "rate") return yearMs / ((next(from) ?? Number.POSITIVE_INFINITY) - from);
  let count = 0;
  for (let at = next(from - 1); at !== undefined && at < from + yearMs; at = next(at)) count++;
  return count;
}

/** A line with its price, for a number of children. */
export interface Cost extends Line {
  /** Units of the whole region in a year. */
  units: number;
  usdFixed: number;
  usdVariable: number;
  usd: number;
}

export interface Bill {
  region: string;
  children: number;
  costs: Cost[];
  usdFixed: number;
  usdVariable: number;
  usd: number;
  usdPerChild: number;
}

/** What the lines cost in a year. */
export function billOf(lines: readonly Line[], { region, prices }: PriceTable, children: number): Bill {
  const costs = lines.map((line): Cost => {
    const { usd, per } = prices[line.unit];
    const [usdFixed, usdVariable] = [(line.fixed * usd) / per, (line.perChild * children * usd) / per];
    return {
      ...line,
      units: line.fixed + line.perChild * children,
      usdFixed,
      usdVariable,
      usd: usdFixed + usdVariable,
    };
  });
  const sum = (of: "usdFixed" | "usdVariable") => costs.reduce((all, c) => all + c[of], 0);
  const [usdFixed, usdVariable] = [sum("usdFixed"), sum("usdVariable")];
  const usd = usdFixed + usdVariable;
  return {
    region,
    children,
    costs: costs.toSorted((a, b) => b.usd - a.usd),
    usdFixed,
    usdVariable,
    usd,
    usdPerChild: children > 0 ? usd / children : 0,
  };
}
