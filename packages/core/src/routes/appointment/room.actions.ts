import { randomBytes } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import type { SlotPlace } from "../../agencies/slot/slot.ts";
import { auditRead, type Ctx } from "../../ground/shared/context.ts";
import type { AppointmentId } from "../../ground/shared/ids.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { mustSee } from "./appointment.scope.ts";
import * as store from "./appointment.store.ts";
import type { Appointment } from "./appointment.ts";

/** A room of its own for each time that is by video: whoever had the former one does not come into this one. */
export const roomFor = (place: SlotPlace): string | undefined =>
  place === "video" ? randomBytes(16).toString("hex") : undefined;

/** A room is open so long before, and after, its hour. */
const before = { minutes: 10 };
const after = { minutes: 30 };

/** Whether both may come into its room now. */
export function isRoomOpen({ status, room, at, minutes }: Appointment, now: Temporal.Instant): boolean {
  if (status !== "booked" || room === undefined || at === undefined) return false;
  const begins = Temporal.Instant.from(at);
  const ends = begins.add({ minutes }).add(after);
  return Temporal.Instant.compare(begins.subtract(before), now) <= 0 && Temporal.Instant.compare(now, ends) < 0;
}

/** The address of an open room, on the region's own server; none where it has no such server. */
export async function addressOf(ctx: Ctx, { room }: Appointment): Promise<string | undefined> {
  const { conference } = await Tenant.load(ctx);
  return room && conference?.urlTemplate.replace("{room}", room);
}

/** Where a family and a specialist meet, in its hour alone; on record. @throws Refusal appointment.not-allowed, conference.none, not-found */
export async function join(ctx: Ctx, id: AppointmentId): Promise<{ url: string }> {
  const { data } = await store.load(ctx, id);
  await mustSee(ctx, data);
  if (!isRoomOpen(data, ctx.now()))
    throw new Refusal(
      "appointment.not-allowed",
      {
        ru: "Встреча открыта за 10 минут до начала и пока она идёт.",
        en: "The room is open from ten minutes before it begins, and as long as it lasts.",
      },
      { current: { status: data.status, at: data.at, place: data.place } },
    );
  const url = await addressOf(ctx, data);
  if (url === undefined)
    throw new Refusal("conference.none", {
      ru: "В регионе не настроен сервер видеосвязи. Позвоните куратору.",
      en: "The region has no server for video. Please call your coordinator.",
    });
  await auditRead(ctx, { subject: data.childId, action: "appointment.join", detail: { appointmentId: id } });
  return { url };
}
