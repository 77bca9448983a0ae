import { Temporal } from "temporal-polyfill";
import * as Slot from "../../agencies/slot/index.ts";
import * as Conference from "../../ground/conference/index.ts";
import { auditRead, type Ctx } from "../../ground/shared/context.ts";
import type { AppointmentId } from "../../ground/shared/ids.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import { mustMeet, speaksForOrganisation } from "./appointment.scope.ts";
import * as store from "./appointment.store.ts";
import { type Appointment, hasTime } from "./appointment.ts";

/** A room is open so long before, and after, its hour. */
const before = { minutes: 10 };
const after = { minutes: 30 };

/** When its room is open; none where it is not by video, has no time, or is over. */
function hoursOf({ status, place, at, minutes }: Appointment) {
  if (status !== "booked" || place !== "video" || at === undefined) return undefined;
  const begins = Temporal.Instant.from(at);
  return { opens: begins.subtract(before), closes: begins.add({ minutes }).add(after) };
}

/** Whether both may come into its room now. */
export function isRoomOpen(a: Appointment, now: Temporal.Instant): boolean {
  const hours = hoursOf(a);
  return hours !== undefined && isNow(hours, now);
}

const isNow = ({ opens, closes }: Pick<Conference.Visit, "opens" | "closes">, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(opens, now) <= 0 && Temporal.Instant.compare(now, closes) < 0;

/**
 * Where a family and a specialist meet, in its hour alone, for these two and nobody else; on record. The specialist leads.
 * @throws Refusal appointment.not-allowed, conference.none, not-found
 */
export async function join(ctx: Ctx, id: AppointmentId): Promise<{ url: string }> {
  const { data } = await store.load(ctx, id);
  await mustMeet(ctx, data);
  const hours = hoursOf(data);
  const room = hours && hasTime(data) && isNow(hours, ctx.now()) ? await Slot.roomAt(ctx, data) : undefined;
  if (!hours || room === undefined)
    throw new Refusal(
      "appointment.not-allowed",
      {
        ru: "Встреча открыта за 10 минут до начала и пока она идёт.",
        en: "The room is open from ten minutes before it begins, and as long as it lasts.",
      },
      { current: { status: data.status, at: data.at, place: data.place } },
    );
  const url = await Conference.addressOf(ctx, { room, ...hours, isModerator: speaksForOrganisation(ctx) });
  await auditRead(ctx, { subject: data.childId, action: "appointment.join", detail: { appointmentId: id } });
  return { url };
}
