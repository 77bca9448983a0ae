import { Temporal } from "temporal-polyfill";
import type { PeriodId } from "../../ground/calendar/index.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Step from "../../routes/step/index.ts";
import * as obligations from "../obligation/obligation.store.ts";
import type { Period } from "../period/period.ts";
import { collect, milestonesOf, restart } from "../reporting/index.ts";
import { movedDuties, takingNow } from "./dates.ts";
import { openSteps, placeOfDay } from "./open-steps.ts";

/** Steps of one piece: it ends long before the function's time also where all of them have another day. */
const pageOf = 50;

/** A change that another one has followed, or a piece that is done, is nobody's business any more. */
async function due(ctx: Ctx, { edition, piece }: Tenant.CalendarPiece): Promise<Tenant.CalendarChange | undefined> {
  const change = (await Tenant.newestChange(ctx))?.data;
  const isNext = change?.status === "moving" && change.edition === edition && change.piece === piece;
  return isNext ? change : undefined;
}

/** The period of a piece, where it is one of the second part. */
const periodOf = async (ctx: Ctx, { part, place }: Tenant.CalendarChange): Promise<Period | undefined> =>
  part === "periods" ? (await takingNow(ctx)).find(({ period }) => place === undefined || period > place) : undefined;

/**
 * Organisations that were written to about reports which the next piece moves. Asked before it is done, so that a piece that
 * broke off is told of all the same.
 */
export async function toTell(ctx: Ctx, call: Tenant.CalendarPiece): Promise<AgencyId[]> {
  const change = await due(ctx, call);
  const period = change && (await periodOf(ctx, change));
  if (!period?.noticedThrough) return [];
  const calendar = await Tenant.calendarOf(ctx);
  const moved = (await movedDuties(ctx, period.period, calendar)).map(({ before }) => before.due.date);
  const told = milestonesOf({ ...period, dueDates: moved }, calendar)
    .filter(({ on }) => on <= period.noticedThrough!)
    .map(({ dueDate }) => dueDate);
  const tallies = await obligations.tallies(ctx, period.period);
  return tallies.filter(({ outstanding }) => told.some((day) => outstanding[day])).map(({ agencyId }) => agencyId);
}

/**
 * One piece of what follows from a changed calendar: a page of open steps, then the open periods one by one. The next piece is
 * asked for by an event in the same write that says how far it has got, so that it may break off anywhere and goes on there.
 */
export async function movePiece(ctx: Ctx, call: Tenant.CalendarPiece): Promise<void> {
  Tenant.forgetCalendar(ctx);
  const change = await due(ctx, call);
  if (!change) return;
  const { steps, ...next } = change.part === "steps" ? await moveSteps(ctx, change) : await movePeriod(ctx, change);
  await Tenant.changeProgress(ctx, "newest", { action: "calendar.move" }, ({ data }) => {
    if (data.edition !== call.edition || data.piece !== call.piece) return { events: [] };
    const after = { ...data, ...next, piece: data.piece + 1, steps: data.steps + steps };
    const { edition, piece } = after;
    return after.status === "moved"
      ? { events: [{ type: "calendar.moved", data: { edition, steps: after.steps } }], after }
      : { events: [{ type: "calendar.move-continued", data: { edition, piece } }], after };
  });
}

type Went = Pick<Tenant.CalendarChange, "status" | "part" | "place" | "steps">;

async function moveSteps(ctx: Ctx, { from, place }: Tenant.CalendarChange): Promise<Went> {
  const clock = await Tenant.clock(ctx);
  const page = await openSteps(ctx, placeOfDay(from), { limit: pageOf, from: place });
  let steps = 0;
  for (const { data } of page.items) {
    const [first] = Step.recounted(data, clock);
    if (!first) continue;
    await Step.recount(ctx, data);
    if (first.type === "step.due-changed") steps++;
  }
  return { status: "moving", part: page.next ? "steps" : "periods", place: page.next, steps };
}

async function movePeriod(ctx: Ctx, change: Tenant.CalendarChange): Promise<Went> {
  const found = await periodOf(ctx, change);
  if (!found) return { status: "moved", part: "periods", place: change.place, steps: 0 };
  await follow(ctx, found.period);
  return { status: "moving", part: "periods", place: found.period, steps: 0 };
}

/** Its reports are due by the calendar as it is; where that moved anything, its execution is one that wakes by the new days. */
async function follow(ctx: Ctx, period: PeriodId): Promise<void> {
  const moved = await movedDuties(ctx, period, await Tenant.calendarOf(ctx));
  await collect(ctx, period);
  if (moved.length > 0) await restart(ctx, period);
}

/** By then no process counts by a calendar of before the change. */
const settled = Temporal.Duration.from({ minutes: 2 });

/** For the hourly look: a change is gone through once more, for what was decided by the former calendar in that minute. */
export async function lookAgain(ctx: Ctx): Promise<void> {
  const isDue = ({ status, again, changedAt }: Tenant.CalendarChange) =>
    status === "moved" &&
    !again &&
    Temporal.Duration.compare(Temporal.Instant.from(changedAt).until(ctx.now()), settled) > 0;
  const found = await Tenant.newestChange(ctx);
  if (!found || !isDue(found.data)) return;
  await Tenant.changeProgress(ctx, "newest", { action: "calendar.look-again" }, ({ data }) => {
    if (!isDue(data)) return { events: [] };
    const after = { ...data, status: "moving", part: "steps", place: undefined, again: true } as const;
    const { edition, piece } = after;
    return { events: [{ type: "calendar.move-continued", data: { edition, piece } }], after };
  });
}
