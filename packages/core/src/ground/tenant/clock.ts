import type { Temporal } from "temporal-polyfill";
import type { WorkCalendar } from "../calendar/index.ts";
import type { Ctx } from "../shared/context.ts";
import { cachedCalendar } from "./calendars.ts";
import { load } from "./tenant.actions.ts";

/** The moment of a decision, and how the tenant counts days at it. */
export interface Clock {
  now: Temporal.Instant;
  /** IANA zone, in which the tenant's days begin and end. */
  zone: string;
  /** The production calendar as the tenant has it: the shipped years, and its own over them. */
  calendar: WorkCalendar;
}

/** @throws NotConfigured */
export async function clock(ctx: Pick<Ctx, "bank" | "now" | "tenant">): Promise<Clock> {
  const [{ zone }, calendar] = await Promise.all([load(ctx), cachedCalendar(ctx)]);
  return { now: ctx.now(), zone, calendar };
}
