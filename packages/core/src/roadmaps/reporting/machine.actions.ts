import { Temporal } from "temporal-polyfill";
import { localDay, type PeriodId, quarterId, secondsBetween } from "../../ground/calendar/index.ts";
import { type Ctx, retrying } from "../../ground/shared/context.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import { GenerationSuperseded } from "../../ground/shared/superseded.ts";
import { calendarOf } from "../../ground/tenant/calendars.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as store from "../period/period.store.ts";
import { isTaking, type Period } from "../period/period.ts";
import { freeze } from "../report/freeze.actions.ts";
import { handOver, lock } from "./lock.actions.ts";
import { nextMoment } from "./milestones.ts";
import { noticeDue } from "./notices.actions.ts";
import { collect, isAsked, open, savePeriod } from "./reporting.actions.ts";

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
  const { period } = call;
  if (isTaking(found)) await collect(ctx, period);
  const { zone } = await Tenant.load(ctx);
  const today = localDay(ctx.now(), zone).toString();
  if (isTaking(found)) await noticeDue(ctx, period);
  await retrying(async () => {
    const before = await store.load(ctx, period);
    if (!isTaking(before.data) || before.data.noticedThrough === today) return;
    await savePeriod(ctx, before, { ...before.data, noticedThrough: today }, "period.milestone", []);
  });
  const now = (await store.load(ctx, period)).data;
  if (isTaking(now) && today > now.lockOn) await lock(ctx, period, "date").catch(unlessLocked);
  else if (isTaking(now)) await continueWhenOld(ctx, call);
  const next = nextMoment((await store.load(ctx, period)).data, await calendarOf(ctx), zone);
  return { secondsToMilestone: Math.min(Math.max(secondsBetween(ctx.now(), next), 1), longestWait) };
}

/** `Collect`: keeps the token under which the execution waits. @throws GenerationSuperseded */
export async function registerWait(ctx: Ctx, call: PeriodCall & { taskToken: string }): Promise<void> {
  await retrying(async () => {
    await live(ctx, call);
    const found = await store.load(ctx, call.period);
    const { taskToken, generation, period } = call;
    if (found.data.wait?.taskToken === taskToken) return;
    const after: Period = { ...found.data, wait: { taskToken, generation } };
    const events = isTaking(found.data)
      ? []
      : [{ type: "period.wait-answered" as const, data: { period, generation } }];
    await savePeriod(ctx, found, after, "period.wait", events);
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
export async function restart(ctx: Ctx, period: PeriodId): Promise<void> {
  await retrying(async () => {
    const found = await store.load(ctx, period);
    if (found.data.status === "submitted") return;
    const generation = found.data.generation + 1;
    const { wait: _, ...rest } = found.data;
    const after: Period = { ...rest, generation, generationAt: ctx.now().toString() };
    await savePeriod(ctx, found, after, "period.continue", [
      { type: "period.continued", data: { period, generation } },
    ]);
  });
}

async function continueWhenOld(ctx: Ctx, { period }: PeriodCall): Promise<void> {
  const { generationAt } = (await store.load(ctx, period)).data;
  const age = Temporal.Instant.from(generationAt).until(ctx.now());
  if (Temporal.Duration.compare(age, longestExecution) > 0) await restart(ctx, period);
}

async function live(ctx: Ctx, { period, generation }: PeriodCall): Promise<Period> {
  const { data } = await store.load(ctx, period);
  if (data.generation !== generation) throw new GenerationSuperseded(period, generation, data.generation);
  return data;
}

function unlessLocked(error: unknown): void {
  if (!(error instanceof Refusal) || error.code !== "period.locked") throw error;
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
    if (!(await isAsked(ctx, period))) continue;
    await open(ctx, period);
    opened.push(period);
  }
  return opened;
}
