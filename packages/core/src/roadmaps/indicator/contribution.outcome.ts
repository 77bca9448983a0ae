import { Temporal } from "temporal-polyfill";
import { decodeTime } from "ulid";
import { changeOf } from "../../forms/response/profile.ts";
import type { FormResponse } from "../../forms/response/response.ts";
import { type PeriodId, quarterId } from "../../ground/calendar/index.ts";
import type { Contribution } from "../../ground/counter/counter.ts";
import type { AgencyId, ChildId } from "../../ground/shared/ids.ts";
import type { Route } from "../../routes/route/route.ts";
import { isSettled, type Step } from "../../routes/step/step.ts";
import { Counts } from "./contribution.counts.ts";

export const outcomeSubject = (childId: string): string => `outcome:${childId}`;
/** What help has come to, by the municipality and the organisation of the last of it; `-`: of no one organisation. */
export const outcomeGroup = (period: string, municipality = "-", agencyId = "-") =>
  `OUTCOMES#${period}#${municipality}#${agencyId}`;
/** How an early-help service was assessed for a year. */
const qualityGroup = (year: string, municipality = "-", agencyId = "-") =>
  `EARLY-QUALITY#${year}#${municipality}#${agencyId}`;

/** The stage in which early help begins: the first meeting. */
export const firstStage = "Intake";

/** All that says what help has come to for one child. */
export interface OutcomeOf {
  childId: ChildId;
  responses: readonly FormResponse[];
  routes: readonly Route[];
  /** Steps of the first stage. */
  meetings: readonly Step[];
}

interface Told {
  on: Temporal.PlainDate;
  municipality?: string | undefined;
  agencyId?: AgencyId | undefined;
}

/**
 * One child, once in each quarter and year (docs/decisions/0215-outcomes-from-answers.md): how its last profile of the period stands to its
 * first one ever; whether the criteria of need were looked at, and met; how long it waited for the first meeting that was held; how its early
 * help ended.
 */
export function ofOutcome({ childId, responses, routes, meetings }: OutcomeOf, zone: string): Contribution {
  const counts = new Counts();
  const answered = responses
    .flatMap((one) => (one.status === "submitted" && one.submittedAt ? [{ ...one, submittedAt: one.submittedAt }] : []))
    .toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
    .map((one) => ({ ...one, on: dayOf(one.submittedAt, zone) }));
  const profiles = answered.filter(({ model }) => model === "development-profile");
  const [first] = profiles;
  for (const [period, last] of lastByPeriod(profiles)) {
    if (!first || last === first) add(counts, period, last, "profile|first");
    else add(counts, period, last, `profile|${changeOf(first.scores ?? [], last.scores ?? []) ?? "unknown"}`);
  }
  for (const [period, last] of lastByPeriod(answered.filter(({ model }) => model === "early-help-criteria"))) {
    add(counts, period, last, "criteria|n");
    if ((last.scores?.find(({ key }) => key === "met")?.value ?? 0) > 0) add(counts, period, last, "criteria|met");
  }
  for (const [period, last] of lastByPeriod(meetings.flatMap((step) => heldFirst(step, zone)))) {
    add(counts, period, last, "meeting|n");
    add(counts, period, last, "meeting|days", last.days);
  }
  for (const [period, last] of lastByPeriod(routes.flatMap((route) => ending(route, zone)))) {
    add(counts, period, last, "ended|n");
    add(counts, period, last, `ended|${last.how}`);
  }
  return { subject: outcomeSubject(childId), cells: counts.cells };
}

/** Early help that is over: where the child went on to, or why it was closed. */
function ending(route: Route, zone: string): Array<Told & { how: string }> {
  if (route.status === "open" || route.template.key !== "early-help") return [];
  const how = route.status === "closed" ? route.reason : route.status;
  return [{ on: dayOf(route.endedAt, zone), municipality: route.municipality, how }];
}

const orderOf = ({ submittedAt, responseId }: { submittedAt: string; responseId: string }) =>
  `${submittedAt}#${responseId}`;

/** When a first meeting was held, and so many days after its route was opened, which is when the family came. */
function heldFirst(step: Step, zone: string): Array<Told & { days: number }> {
  if (!isSettled(step) || step.status !== "completed" || step.result !== "performed" || step.cycle !== 1) return [];
  const opened = Temporal.Instant.fromEpochMilliseconds(decodeTime(step.routeId.slice("route_".length)));
  const on = dayOf(step.settledAt, zone);
  const { municipality, agencyId } = step;
  return [{ on, municipality, agencyId, days: dayOf(opened.toString(), zone).until(on).days }];
}

function lastByPeriod<T extends Told>(all: readonly T[]): Map<PeriodId, T> {
  const inOrder = all.toSorted((a, b) => Temporal.PlainDate.compare(a.on, b.on));
  return new Map(inOrder.flatMap((one) => periodsOf(one.on).map((period): [PeriodId, T] => [period, one])));
}

const add = (counts: Counts, period: string, { municipality, agencyId }: Told, cell: string, n = 1) =>
  counts.add(outcomeGroup(period, municipality, agencyId), cell, n);

/** Answers that are of no child: how satisfied parents are, and how an early-help service was assessed. In tenths, so that sums stay whole. */
export function ofAnswers(response: FormResponse, zone: string): Contribution {
  const subject = `answers:${response.responseId}`;
  const { status, submittedAt, model, municipality } = response;
  const scoreOf = (wanted: string) => response.scores?.find(({ key }) => key === wanted)?.value;
  const cells: Contribution["cells"] = {};
  if (status !== "submitted" || submittedAt === undefined) return { subject, cells };
  const satisfied = scoreOf("satisfied");
  if (model === "satisfaction" && satisfied !== undefined)
    for (const period of periodsOf(dayOf(submittedAt, zone)))
      cells[outcomeGroup(period, municipality)] = { "satisfied|n": 1, "satisfied|tenths": tenths(satisfied) };
  const [quality, year] = [scoreOf("quality"), scoreOf("of-year")];
  if (model === "early-help-quality" && quality !== undefined && year !== undefined) {
    const agencyId = response.subject.kind === "agency" ? response.subject.agencyId : undefined;
    cells[qualityGroup(String(year), municipality, agencyId)] = { n: 1, tenths: tenths(quality) };
  }
  return { subject, cells };
}

const tenths = (n: number): number => Math.round(n * 10);
const periodsOf = (day: Temporal.PlainDate): PeriodId[] => {
  const quarter = quarterId(day);
  return [quarter, quarter.slice(0, 4) as PeriodId];
};
/** Of answers that lead to nobody the day alone is kept. */
const dayOf = (at: string, zone: string): Temporal.PlainDate =>
  at.includes("T") ? Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate() : Temporal.PlainDate.from(at);
