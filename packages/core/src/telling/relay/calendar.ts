import * as Tenant from "../../ground/tenant/index.ts";
import * as Rescheduling from "../../roadmaps/rescheduling/index.ts";
import * as Digest from "../digest/index.ts";
import * as Inbox from "../inbox/index.ts";
import type { Relay } from "./deps.ts";
import type { Happened } from "./events.ts";

/**
 * The calendar has changed: the next piece of open deadlines follows. Whoever was told of a step hears of it by the step's own
 * event; of reports that were asked for, by the digest of the day.
 */
export async function calendarMoves(
  { ctx, workflows }: Relay,
  { at, data }: Happened<"calendar.changed" | "calendar.move-continued">,
): Promise<void> {
  const told = await Rescheduling.toTell(ctx, data);
  for (const agencyId of told) await Digest.collect(ctx, { agencyId }, { reports: "owed", at });
  if (told.length > 0) await Digest.wakeForDigest(ctx, workflows);
  await Rescheduling.movePiece(ctx, data);
}

/** Whoever was asked for this year has sent it. */
export async function calendarChanged(r: Relay, e: Happened<"calendar.changed">): Promise<void> {
  await Inbox.closeTask(r.ctx, "calendar-missing", String(e.data.year));
  await calendarMoves(r, e);
}

/** The task of whoever uploads it; none, where the year came before this is told. */
export async function yearMissing({ ctx }: Relay, e: Happened<"calendar.year-missing">): Promise<void> {
  const { year } = e.data;
  if ((await Tenant.calendarOf(ctx)).years.has(year)) return;
  await Inbox.openTask(ctx, e, "calendar-missing", String(year), { year });
}
