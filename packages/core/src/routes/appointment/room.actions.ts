import * as Slot from "../../agencies/slot/index.ts";
import * as Conference from "../../ground/conference/index.ts";
import { auditRead, type Ctx } from "../../ground/shared/context.ts";
import type { AppointmentId } from "../../ground/shared/ids.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import { mustMeet, speaksForOrganisation } from "./appointment.scope.ts";
import * as store from "./appointment.store.ts";
import { hasTime } from "./appointment.ts";
import { hoursOf, isNow } from "./room.ts";

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
