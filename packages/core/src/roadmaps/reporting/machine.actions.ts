import { Temporal } from "temporal-polyfill";
import { localDay, type PeriodId, quarterId, secondsBetween } from "../../ground/calendar/index.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { GenerationSuperseded } from "../../ground/shared/superseded.ts";
import { calendarOf } from "../../ground/tenant/calendars.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as store from "../period/period.store.ts";
import { isTaking, type Period } from "../period/period.ts";
import { freeze } from "../report/freeze.actions.ts";
import { changePeriod } from "./change.ts";
import { handOver, lockByDate } from "./lock.actions.ts";
import { milestonesOf, morningOf, nextMoment } from "./milestones.ts";
import { noticeDue } from "./notices.actions.ts";
import { make, update, wanted } from "./reporting.actions.ts";

/** What the reporting-period machine asks the domain. */
export interface PeriodCall {
  period: PeriodId;
  generation: number;
}

/** A Standard execution lives one year (AWS quota): a period of a year outlives it, so another one takes over before. */
const longestExecution = Temporal.Duration.from({ hours: 24 * 300 });
const longestWait = 30 * 24 * 3600;

/**
 * `Open` and `Milestone`: obligations are brought up to date with roadmaps, calendars and organisations as they are now, then
 * what is due happens. @returns seconds until the next thing. @throws GenerationSuperseded */
export async function tick(ctx: Ctx, call: PeriodCall): Promise<{ secondsToMilestone: number }> {
  const found = await live(ctx, call);
  const { zone } = await Tenant.load(ctx);
  const after = isTaking(found) ? await attend(ctx, found, localDay(ctx.now(), zone).toString()) : found;
  const next = nextMoment(after, await calendarOf(ctx), zone);
  return { secondsToMilestone: Math.min(Math.max(secondsBetween(ctx.now(), next), 1), longestWait) };
}

/** Sees to a period that takes reports. @returns it as it then stands */
async function attend(ctx: Ctx, found: Period, today: string): Promise<Period> {
  const { period } = found;
  const { after: updated } = await update(ctx, found, await wanted(ctx, period));
  await noticeDue(ctx, updated);
  const { data: seen } = await changePeriod(ctx, period, { action: "period.milestone" }, ({ data }) => ({
    events: [],
    after: isTaking(data) && data.noticedThrough !== today ? { ...data, noticedThrough: today } : data,
  }));
  if (!isTaking(seen)) return seen;
  if (today > seen.lockOn) return lockByDate(ctx, period);
  return isOld(ctx, seen) ? restart(ctx, period) : seen;
}

/** `Collect`: keeps the token under which the execution waits. @throws GenerationSuperseded */
export async function registerWait(ctx: Ctx, call: PeriodCall & { taskToken: string }): Promise<void> {
  const { taskToken, generation, period } = call;
  await changePeriod(ctx, period, { action: "period.wait" }, ({ data }) => {
    mustBeLive(data, call);
    if (data.wait?.taskToken === taskToken) return { events: [] };
    return {
      events: isTaking(data) ? [] : [{ type: "period.wait-answered", data: { period, generation } }],
      after: { ...data, wait: { taskToken, generation } },
    };
  });
}

/** `Aggregate`: freezes the figures, unless that is done. */
export async function aggregate(ctx: Ctx, call: PeriodCall): Promise<void> {
  await live(ctx, call);
  await freeze(ctx, call.period);
}

/** `HandOver`: the report is in the department's hands. */
export async function conclude(ctx: Ctx, call: PeriodCall): Promise<void> {
  await live(ctx, call);
  await handOver(ctx, call.period);
}

/** A new generation for a period whose execution is near its limits, or gone. */
export async function restart(ctx: Ctx, period: PeriodId): Promise<Period> {
  const after = await changePeriod(ctx, period, { action: "period.continue" }, ({ data }) => {
    if (data.status === "submitted") return { events: [] };
    const generation = data.generation + 1;
    return {
      events: [{ type: "period.continued", data: { period, generation } }],
      after: { ...data, wait: undefined, generation, generationAt: ctx.now().toString() },
    };
  });
  return after.data;
}

function isOld(ctx: Ctx, { generationAt }: Period): boolean {
  const age = Temporal.Instant.from(generationAt).until(ctx.now());
  return Temporal.Duration.compare(age, longestExecution) > 0;
}

async function live(ctx: Ctx, call: PeriodCall): Promise<Period> {
  const { data } = await store.load(ctx, call.period);
  mustBeLive(data, call);
  return data;
}

function mustBeLive(live: Period, { period, generation }: PeriodCall): void {
  if (live.generation !== generation) throw new GenerationSuperseded(period, generation, live.generation);
}

/**
 * The schedule's look, each hour: opens the quarter and the year that have begun where the tenant is, if its roadmaps ask for
 * anything in them. @returns the periods it has opened
 */
export async function openBegun(ctx: Ctx): Promise<PeriodId[]> {
  const today = await Tenant.today(ctx);
  const opened: PeriodId[] = [];
  for (const period of [quarterId(today), String(today.year) as PeriodId]) {
    if (await store.read(ctx, period)) continue;
    const duties = await wanted(ctx, period);
    if (duties.length === 0) continue;
    await make(ctx, period, duties);
    opened.push(period);
  }
  return opened;
}

/**
 * Of reports that are due only after their period was locked organisations are reminded like of others; its execution has ended
 * by then, so the schedule's look sees to it. So it does for later days that were given: the execution may sleep over them.
 * @returns how many were written to
 */
export async function attendLater(ctx: Ctx): Promise<number> {
  const { zone } = await Tenant.load(ctx);
  const today = localDay(ctx.now(), zone).toString();
  if (Temporal.Instant.compare(ctx.now(), morningOf(today, zone)) < 0) return 0;
  const calendar = await calendarOf(ctx);
  let told = 0;
  for (const found of await store.list(ctx)) {
    const { period, laterUntil = "", noticedThrough = "" } = found;
    const isAttended = isTaking(found) ? !found.extendedTo : laterUntil < today;
    if (isAttended || noticedThrough === today) continue;
    if (!milestonesOf(found, calendar).some(({ on }) => on > noticedThrough && on <= today)) continue;
    told += await noticeDue(ctx, found);
    await changePeriod(ctx, period, { action: "period.milestone" }, ({ data }) => ({
      events: [],
      after: { ...data, noticedThrough: today },
    }));
  }
  return told;
}
