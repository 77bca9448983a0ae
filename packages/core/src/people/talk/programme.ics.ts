import type { Ctx, OccasionId } from "../../ground/shared/index.ts";
import { instantOf } from "../occasion/occasion.times.ts";
import { programmeEntries } from "./openly.actions.ts";

/** The talks of a published programme for anybody's calendar (RFC 5545): what, when, in which room, and nobody's name. @throws Refusal not-found */
export async function programmeCalendar(ctx: Ctx, id: OccasionId): Promise<string> {
  const { event, lines } = await programmeEntries(ctx, id);
  // Few ask for a calendar, and everybody who reads an event's page comes through this room.
  const { default: ical, ICalCalendarMethod } = await import("ical-generator");
  const calendar = ical({ prodId: "//Marshrut//Events//RU", method: ICalCalendarMethod.PUBLISH, name: event.title });
  for (const { talkId, from, minutes, room, title } of lines) {
    const start = instantOf(from, event.zone);
    if (!start) continue;
    calendar.createEvent({
      id: `${talkId}@marshrut`,
      stamp: ctx.now(),
      start,
      end: start.add({ minutes }),
      summary: title,
      location: [room, event.place].filter((one) => one !== undefined).join(", ") || undefined,
    });
  }
  return `${calendar.toString()}\r\n`; // the generator leaves the last line without its end
}
