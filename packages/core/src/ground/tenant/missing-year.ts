import { localDay } from "../calendar/index.ts";
import { Conflict } from "../shared/bank.ts";
import { type Ctx, save } from "../shared/context.ts";
import { askedKey, partition } from "./change.ts";
import { clock } from "./clock.ts";

/**
 * For the hourly look: in December the calendar of the next year is asked for where there is none, before terms that reach into
 * it stop (`calendar.missing`). The decree comes in autumn; of each year it is asked once.
 */
export async function askForNextYear(ctx: Ctx): Promise<void> {
  const { now, zone, calendar } = await clock(ctx);
  const today = localDay(now, zone);
  const year = today.year + 1;
  if (today.month < 12 || calendar.years.has(year)) return;
  const key = askedKey(ctx.tenant, year);
  if (await ctx.bank.get(key)) return;
  try {
    await save(ctx, {
      writes: [{ put: { key, kind: "calendar-asked", data: { year } }, expect: "absent" }],
      stream: partition(ctx.tenant),
      events: [{ type: "calendar.year-missing", data: { year } }],
      audit: { subject: "calendar", action: "calendar.ask", detail: { year } },
    });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error; // another run has asked
  }
}
