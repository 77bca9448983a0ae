import { Temporal } from "temporal-polyfill";
import * as Service from "../../agencies/service/index.ts";
import { dayAt, type PeriodId, periodBounds, quarterId } from "../../ground/calendar/index.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import { remembered } from "../../ground/shared/remembered.ts";
import type { Enrolment } from "../../routes/enrolment/enrolment.ts";
import { type Attempt, isSettled, type Step } from "../../routes/step/step.ts";
import { ageOf } from "./age.ts";
import { Counts } from "./contribution.counts.ts";
import { demandOf } from "./contribution.demand.ts";
import { lessonsOfChild } from "./contribution.lessons.ts";
import { studyOfChild } from "./contribution.study.ts";
import type { Contribution } from "./contribution.ts";
import { familiesGroup, type HelpOf, helpByGroup, helpGroup, helpOfGroup, helpSubject } from "./help.ts";
import { type MeasuresOf, measuresOfKind, type ServicesOf } from "./measures.served.ts";

/** Help that was given: a step performed, a month with sessions, a result without a route. */
interface Given {
  /** A day, or a month of sessions: they are in order all the same. */
  on: string;
  id: string;
  municipality: string;
  agencyId: AgencyId | undefined;
  services: readonly string[];
  programme?: Pick<Enrolment, "kind" | "evidence"> | undefined;
}

/**
 * What one child is helped by, as one contribution (docs/decisions/0167-help-by-child.md): so each child counts once in whatever it is
 * counted by, in each quarter and year, where the last of that help was given. By age at the period's end.
 */
export function ofHelp(help: HelpOf, services: ServicesOf, zone: string): Contribution {
  const subject = helpSubject(help.child.childId);
  const counts = new Counts();
  const given = givenTo(help, zone);
  const { measures: measuresOf } = services;
  familyServices(counts, [...given, ...received(help)].toSorted(inTime), services);
  // What is done for a family before a birth is its organisations' work, and no child is helped by it yet.
  if (help.child.expected) return { subject, cells: counts.cells };
  for (const [period, all] of byPeriod(given)) {
    const age = ageOf(help.child.born, periodBounds(period).end);
    const scopes = (one: Given) => scopesOf(one, measuresOf);
    for (const [scope, { municipality }] of lastBy(all, scopes)) {
      const group = helpGroup(period, municipality);
      counts.add(group, scope);
      if (isByAge(scope)) counts.add(group, `${scope}|a|${age}`);
    }
    for (const [agencyId, mine] of Map.groupBy(all, (one) => one.agencyId))
      for (const [scope, { municipality }] of agencyId ? lastBy(mine, scopes) : []) {
        counts.add(helpOfGroup(agencyId!, period), scope);
        if (!isByAge(scope)) continue;
        const group = helpByGroup(period, municipality, agencyId!);
        counts.add(group, scope);
        counts.add(group, `${scope}|a|${age}`);
      }
  }
  waited(counts, help, zone);
  volumes(counts, help);
  demandOf(counts, help, given, zone);
  studyOfChild(counts, help, zone);
  lessonsOfChild(counts, help, periodsOfDay);
  return { subject, cells: counts.cells };
}

/**
 * What was given to the family itself, by services whose recipient it is: each child's family once in a period, altogether, by service and by
 * measure, where the last of that was given. Two children are two, as in all figures of families (decisions 0184, 0197, 0211).
 */
function familyServices(counts: Counts, all: readonly Given[], { measures, isForFamily }: ServicesOf): void {
  const toFamilies = all.flatMap((one): Given[] => {
    const services = one.services.filter(isForFamily);
    return services.length > 0 ? [{ ...one, services }] : [];
  });
  const scopesOf = ({ services }: Given): string[] => [
    "n",
    ...services.map((service) => `s|${service}`),
    ...services.flatMap(measures).map((measure) => `m|${measure}`),
  ];
  for (const [period, mine] of byPeriod(toFamilies))
    for (const [scope, { municipality }] of lastBy(mine, scopesOf))
      counts.add(familiesGroup(period, municipality), scope);
}

/** Consultations that took place: help to families. */
const received = ({ appointments }: HelpOf): Given[] =>
  appointments.flatMap(({ status, day, appointmentId: id, municipality, agencyId, serviceKey }) =>
    status === "attended" && day !== undefined ? [{ on: day, id, municipality, agencyId, services: [serviceKey] }] : [],
  );

const inTime = (a: Given, b: Given): number => (`${a.on}#${a.id}` < `${b.on}#${b.id}` ? -1 : 1);

const isByAge = (scope: string): boolean => scope === "n" || scope.startsWith("s|");

/** In what it is counted: altogether, by service, by measure of the roadmap, by kind of programme. */
const scopesOf = ({ services, programme }: Given, measuresOf: MeasuresOf): string[] => [
  ...new Set([
    "n",
    ...services.map((service) => `s|${service}`),
    ...services.flatMap(measuresOf).map((measure) => `m|${measure}`),
    ...(programme ? ["programme", `k|${programme.kind}`] : []),
    ...(programme ? measuresOfKind[programme.kind].map((measure) => `p|${measure}`) : []),
    ...(programme?.evidence ? ["evidence"] : []),
  ]),
];

function lastBy(all: readonly Given[], scopesOf: (one: Given) => string[]): Map<string, Given> {
  const last = new Map<string, Given>();
  for (const one of all) for (const scope of scopesOf(one)) last.set(scope, one);
  return last;
}

function byPeriod(given: readonly Given[]): Map<PeriodId, Given[]> {
  const periods = new Map<PeriodId, Given[]>();
  for (const one of given)
    for (const period of periodsOfDay(one.on)) periods.set(period, [...(periods.get(period) ?? []), one]);
  return periods;
}

/** The quarter and the year of a day or a month. */
const periodsOfDay = (on: string): PeriodId[] => [...periodsOfMonth(on.slice(0, 7))];
const periodsOfMonth = remembered((month): readonly PeriodId[] => {
  const quarter = quarterId(Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 }));
  return [quarter, quarter.slice(0, 4) as PeriodId];
});

/** Oldest first; of one day in the order of ids, so that whoever counts comes to the same. */
function givenTo({ steps, enrolments, results, instruments }: HelpOf, zone: string): Given[] {
  const services = new Map(
    instruments.flatMap(({ measures }) => measures.map((m) => [m.measureId as string, m.serviceKey] as const)),
  );
  const bySteps = steps.flatMap((step) => performed(step, zone));
  const bySessions = enrolments.flatMap((e): Given[] =>
    e.months
      .filter(({ held }) => held > 0)
      .map(({ month, municipality }) => ({
        on: month,
        id: e.enrolmentId,
        municipality,
        agencyId: e.agencyId,
        services: e.serviceKeys,
        programme: e,
      })),
  );
  const byResults = results.flatMap((one): Given[] => {
    const service = services.get(one.measureId);
    if (one.status === "withdrawn" || one.result !== "performed" || service === undefined) return [];
    const { on, resultId, municipality, agencyId } = one;
    return [{ on, id: resultId, municipality, agencyId, services: [service] }];
  });
  return [...bySteps, ...bySessions, ...byResults].sort(inTime);
}

/** What a step, and what was asked before of others by it, came to. */
function performed(step: Step, zone: string): Given[] {
  if (step.service === undefined) return [];
  const { stepId, municipality } = step;
  const services = [Service.keyOf(step.service)];
  const earlier = (step.attempts ?? []).filter(({ outcome, undone }: Attempt) => outcome === "performed" && !undone);
  const ends = earlier.map(({ agencyId, endedAt }) => ({ agencyId, endedAt }));
  if (isSettled(step) && step.status === "completed" && step.result === "performed")
    ends.push({ agencyId: step.agencyId, endedAt: step.settledAt });
  return ends.map(({ agencyId, endedAt }) => ({
    on: dayAt(endedAt, zone).toString(),
    id: stepId,
    municipality,
    agencyId,
    services,
  }));
}

/** How long places were waited for, in the periods in which they came. */
function waited(counts: Counts, { enrolments }: HelpOf, zone: string): void {
  for (const { enrolledAt, waitingSince, serviceKeys, municipality, double } of enrolments) {
    if (enrolledAt === undefined || double) continue;
    const day = dayAt(enrolledAt, zone);
    const days = waitingSince === undefined ? 0 : dayAt(waitingSince, zone).until(day).days;
    for (const period of periodsOfDay(day.toString()))
      for (const service of serviceKeys) {
        counts.add(helpGroup(period, municipality), `w|${service}|n`);
        counts.add(helpGroup(period, municipality), `w|${service}|days`, days);
      }
  }
}

/** Months by how many sessions were held, whole months only: whoever reads compares them with the standard's norm of that day. */
function volumes(counts: Counts, { enrolments }: HelpOf): void {
  for (const { months, serviceKeys, from, until, endedOn = until } of enrolments)
    for (const { month, municipality, held } of months) {
      const [first, last] = [`${month}-01`, Temporal.PlainYearMonth.from(month).toPlainDate({ day: 28 }).toString()];
      if (first < from || last > endedOn) continue;
      for (const period of periodsOfDay(month))
        for (const service of serviceKeys) counts.add(helpGroup(period, municipality), `h|${service}|${held}`);
    }
}
