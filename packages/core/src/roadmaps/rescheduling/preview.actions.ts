import type { z } from "zod";
import type { PeriodId, ProductionYear, WorkCalendar } from "../../ground/calendar/index.ts";
import type { PageRequest } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { Text } from "../../ground/shared/text.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Step from "../../routes/step/index.ts";
import * as obligations from "../obligation/obligation.store.ts";
import { movedDuties, takingNow } from "./dates.ts";
import { behind, openSteps, placeOfDay } from "./open-steps.ts";

interface Dates {
  dueDate: string;
  workBy: string;
}

/** A step that would be due on another day, or whose last working day would be another one. */
export interface DateChange {
  stepId: string;
  agencyId: string;
  municipality: string;
  title: Text;
  from: Dates;
  to: Dates;
}

/** The same of a measure's reports. */
export interface MeasureChange {
  period: PeriodId;
  measureKey: string;
  title: Text;
  from: Dates;
  to: Dates;
}

export interface Changes {
  /** Steps from this page on. */
  steps: number;
  /** There are more open steps than one look goes through: the number is of those that it saw. */
  more: boolean;
  /** Reports that are still to come by a day that changes. */
  reports: number;
  measures: MeasureChange[];
  items: DateChange[];
  next?: string | undefined;
}

/** Steps of one look, and of one read of it. What a person waits for does not grow with the number of children. */
const mostSeen = 2000;
const pageOf = 200;

/**
 * What a year of the calendar would change, before it is set: open steps and measures of open periods. Staff only; nothing is
 * written. @throws Refusal input.invalid, not-found
 */
export async function preview(
  ctx: Ctx,
  input: z.input<typeof ProductionYear>,
  { limit = 50, from }: PageRequest,
): Promise<Changes> {
  const calendar = await Tenant.calendarWith(ctx, input);
  const clock = { ...(await Tenant.clock(ctx)), calendar };
  const { places, last, more } = await seenFrom(ctx, from ? behind(from) : placeOfDay(`${input.year}-01-01`), clock);
  const listed = places.slice(0, limit);
  const isWhole = listed.length === places.length;
  return {
    steps: places.length,
    more,
    ...(await reports(ctx, calendar)),
    items: listed.map(({ change }) => change),
    next: isWhole ? (more ? last : undefined) : listed.at(-1)?.place,
  };
}

/** One look at open steps from a place on: those that change, the last one that was seen, and whether there are more. */
async function seenFrom(ctx: Ctx, start: string, clock: Tenant.Clock) {
  const places: { place: string | undefined; change: DateChange }[] = [];
  let last: string | undefined;
  let next: string | undefined;
  for (let seen = 0; seen < mostSeen; seen += pageOf) {
    const page = await openSteps(ctx, start, { limit: pageOf, from: next });
    for (const { data, index } of page.items) {
      last = index?.gsi2?.sk;
      const change = changeOf(data, clock);
      if (change) places.push({ place: last, change });
    }
    next = page.next;
    if (!next) break;
  }
  return { places, last, more: next !== undefined };
}

function changeOf(step: Step.Step, clock: Tenant.Clock): DateChange | undefined {
  const [event] = Step.recounted(step, clock);
  if (event?.type !== "step.due-changed") return undefined;
  const { stepId, agencyId, municipality, title } = step;
  return { stepId, agencyId, municipality, title, from: datesOf(step.due), to: datesOf(event.data.due) };
}

async function reports(ctx: Ctx, calendar: WorkCalendar): Promise<Pick<Changes, "reports" | "measures">> {
  const found: Pick<Changes, "reports" | "measures"> = { reports: 0, measures: [] };
  for (const { period } of await takingNow(ctx)) {
    const moved = await movedDuties(ctx, period, calendar);
    if (moved.length === 0) continue;
    const days = new Set(moved.map(({ before }) => before.due.date));
    for (const { outstanding } of await obligations.tallies(ctx, period))
      for (const day of days) found.reports += outstanding[day] ?? 0;
    for (const { before, after } of moved) {
      const { measureKey, title } = before;
      found.measures.push({ period, measureKey, title, from: datesOf(before.due), to: datesOf(after.due) });
    }
  }
  return found;
}

const datesOf = ({ date, workBy }: { date: string; workBy: string }): Dates => ({ dueDate: date, workBy });
