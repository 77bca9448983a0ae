import { share } from "@marshrut/core/reconcile";
import { type QuotaName, quotas } from "../limits/index.ts";
import type { Line } from "./bill.ts";
import type { Measured } from "./slice.ts";
import type { Unit } from "./tally.ts";

/** What a year of one child asks of an account, and what stands there whatever happens. */
export interface Profile {
  /** Units of a child and year. */
  perChild: Pick<Record<Unit, number>, "transitions" | "mails" | "api-requests" | "kms-requests" | "invocations"> & {
    writes: number;
    reads: number;
  };
  /** Of a year, whatever the children: reports of organisations, looks of schedules. */
  fixedMails: number;
  /** Routes and steps of a child that are open when most are. */
  open: number;
  /** Write units of a child and year on the partition that all share and that gets most of them. */
  hottest: { partition: string; writes: number };
}

/** What a run of the slice says of it. */
export function profileOf({ routes, children, heat, open }: Measured, lines: readonly Line[]): Profile {
  const sum = (unit: Line["unit"], of: "perChild" | "fixed", on?: string) =>
    lines.reduce((all, line) => (line.unit === unit && (!on || line.on === on) ? all + line[of] : all), 0);
  const [[partition, writes] = ["none", 0]] = Object.entries(heat).toSorted(([, a], [, b]) => b - a);
  return {
    perChild: {
      transitions: sum("transitions", "perChild"),
      mails: sum("mails", "perChild"),
      "api-requests": sum("api-requests", "perChild"),
      "kms-requests": sum("kms-requests", "perChild"),
      invocations: sum("invocations", "perChild"),
      writes: sum("write-units", "perChild", "records"),
      reads: sum("read-units", "perChild", "records"),
    },
    fixedMails: sum("mails", "fixed"),
    open: open / children,
    hottest: { partition, writes: (writes / children) * (365 / routes.days) },
  };
}

/** What stands in production, with room for what comes; test/infra/standing.test.ts compares it with the stacks. */
export const built = {
  machines: 20,
  functions: 32,
  roles: 66,
  schedules: 15,
  rules: 4,
  tables: 5,
  indexes: 7,
  logGroups: 36,
  routes: 60,
  trails: 1,
  /** Metrics of the dashboard. */
  dashboard: 130,
  /** Characters of the longest inline policies of a role, without white space. */
  policy: 7_000,
  /** Bytes of the largest environment. */
  environment: 1_100,
  /** Bytes of the largest definition of a machine. */
  definition: 20_000,
};

// Assumed, as there is no record of a real region yet.
/** People work on 247 days for eight hours, and in their busiest hour do three times as much as in a mean one. */
const workdays = 247;
const peak = 3 / (workdays * 8 * 3_600);
/** Of a year's transitions half come at nine, when milestones are due: a quarter of an hour is given to them. */
const atNine = 0.5 / workdays;
const quarterHour = 900;
/** Transitions of a milestone: the wait ends, what is due is done, it waits again. */
const perMilestone = 3;
/** People who sign in, a person of an organisation and coordinators: as in the pilot, by the child. */
const peoplePerChild = 300 / 13_150;
/** Own systems: one organisation in ten has one (docs/cost.md says why not more); each asks for a token at nine. */
const systemsPerChild = (0.1 * 214) / 13_150;
/** Code of a function in all its versions that are kept, MB: one. */
const functionMb = 1.2;
/** Bytes of an answer with the largest part of a file, in base64. */
const largestAnswer = 4 * 2 ** 20 + 20_000;

export interface Load {
  amount: number;
  /** How it comes about, in words. */
  how: string;
}

/** What so many children of one stage ask of each quota. */
export function loadsOf({ perChild, fixedMails, open, hottest }: Profile, children: number): Record<QuotaName, Load> {
  const atPeak = (perYear: number) => children * perYear * peak;
  const morning = children * perChild.transitions * atNine;
  const transitionsPerSecond = Math.min(morning / quarterHour, quotas.transitions.value);
  const records = children * open;
  // The first second lets in the bucket on top of the rate.
  const milestonesAtOnce = Math.min(morning, quotas.transitions.burst + quotas.transitions.value) / perMilestone;
  const milestonesPerSecond = Math.min(morning, quotas.transitions.value) / perMilestone;
  const writesPerSecond = atPeak(perChild.writes);
  const relays = 10 * Math.max(4, Math.ceil(writesPerSecond / quotas.partitionWrites.value));
  const load = (amount: number, how: string): Load => ({ amount, how });
  return {
    openExecutions: load(records, "routes and steps that are open"),
    transitions: load(morning / quarterHour, "half of a workday's at nine, in a quarter of an hour"),
    starts: load(atPeak(perChild.transitions / 4), "an execution has four transitions or more; the busiest hour"),
    answers: load(atPeak(perChild.transitions / 4), "each execution is answered once; the busiest hour"),
    failures: load(atPeak(perChild.transitions / 20), "whoever waits is woken: a plan changes, a consent comes"),
    waits: load(200, "the reconciler asks four at once, of 20 ms each"),
    descriptions: load(share(records) / 100 / quarterHour, "the reconciler, of one in a hundred that it looks at"),
    stops: load(atPeak(perChild.transitions / 40), "one execution in ten is stopped and not answered"),
    lists: load(1, "scripts of operations; no function of ours lists"),
    histories: load(1, "people at the console"),
    machines: load(built.machines, "machines of a stage"),
    history: load(1_000, "a step that is escalated each week for a cycle; a route"),
    payload: load(400, "ids and instants"),
    definition: load(built.definition, "the longest template"),
    versions: load(5 * 50, "a machine changes with each week's deploy, for five years; none is removed"),
    concurrency: load(
      milestonesAtOnce + relays + atPeak(perChild["api-requests"]) * 0.2 + 10,
      "milestones of the first second at nine, the relay's shards, the API, the clock",
    ),
    answerBytes: load(largestAnswer, "a part of a file of 3 MB in base64"),
    environment: load(built.environment, "of the API"),
    code: load(built.functions * functionMb, "one version of each function"),
    partitionWrites: load(
      Math.max(atPeak(hottest.writes), milestonesPerSecond * 2),
      `${hottest.partition}: the busiest hour, or the milestones at nine`,
    ),
    partitionReads: load(500, "the reconciler reads steps a page after the other: 20 units in 40 ms"),
    tableWrites: load(Math.max(writesPerSecond, milestonesPerSecond * 25), "records: the busiest hour, or at nine"),
    tableReads: load(Math.max(atPeak(perChild.reads), milestonesPerSecond * 15), "records: likewise"),
    tables: load(built.tables, "tables of a stage"),
    indexes: load(built.indexes, "orders of records"),
    mailsDay: load((children * perChild.mails + fixedMails) / workdays, "a workday's"),
    mailsSecond: load(
      (children * perChild.mails * 0.5) / workdays / quarterHour,
      "half of them at nine, in a quarter of an hour",
    ),
    signIns: load((children * peoplePerChild) / quarterHour, "everybody signs in within a quarter of an hour"),
    tokens: load((children * (peoplePerChild + systemsPerChild)) / quarterHour, "likewise, and each system"),
    clients: load(children * systemsPerChild, "an own system of one organisation in ten"),
    invitations: load(20, "people are invited in several days"),
    schedules: load(built.schedules, "schedules of a stage"),
    rules: load(built.rules, "rules of a stage, and one of GuardDuty"),
    targets: load(transitionsPerSecond / 100, "one execution in a hundred ends before its time; mail that comes back"),
    kms: load(atPeak(perChild["kms-requests"]) + 50, "the vault's keys; tables and files ask once in five minutes"),
    roles: load(built.roles, "roles of a stage"),
    policy: load(built.policy, "of the relay"),
    requests: load(atPeak(perChild["api-requests"]), "the busiest hour"),
    ownRequests: load(atPeak(perChild["api-requests"]), "the busiest hour"),
    routes: load(built.routes, "routes of a stage"),
    integrations: load(built.routes, "one for each route"),
    logGroups: load(built.logGroups, "of a stage"),
    dashboard: load(built.dashboard, "of a stage"),
    trails: load(built.trails, "of a guarded stage"),
    puts: load(atPeak(4), "files of a tenant"),
  };
}

/** A quota and how much of it so many children take. */
export interface Taken extends Load {
  quota: QuotaName;
  /** Of the value of an account that has been there for a while. */
  part: number;
}

/** All quotas, the fullest first. */
export const takenBy = (profile: Profile, children: number): Taken[] =>
  (Object.entries(loadsOf(profile, children)) as [QuotaName, Load][])
    .map(([quota, load]) => ({ quota, ...load, part: load.amount / quotas[quota].value }))
    .toSorted((a, b) => b.part - a.part);
