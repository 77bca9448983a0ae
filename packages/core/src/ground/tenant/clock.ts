import type { Temporal } from "temporal-polyfill";
import { russianCalendar, type WorkCalendar } from "../calendar/index.ts";
import type { Ctx } from "../shared/context.ts";
import { load } from "./tenant.actions.ts";

/** The moment of a decision, and how the tenant counts days at it. */
export interface Clock {
  now: Temporal.Instant;
  /** IANA zone, in which the tenant's days begin and end. */
  zone: string;
  /** The production calendar as shipped; the years that the tenant uploads ({@link calendarOf}) count for reports only. */
  calendar: WorkCalendar;
}

/** @throws NotConfigured */
export async function clock(ctx: Pick<Ctx, "bank" | "now" | "tenant">): Promise<Clock> {
  const { zone } = await load(ctx);
  return { now: ctx.now(), zone, calendar: russianCalendar };
}
