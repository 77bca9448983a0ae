import * as Rescheduling from "../../roadmaps/rescheduling/index.ts";
import * as Digest from "../digest/index.ts";
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
