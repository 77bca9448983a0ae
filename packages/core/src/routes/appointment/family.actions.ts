import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import * as Agency from "../../agencies/agency/index.ts";
import * as Slot from "../../agencies/slot/index.ts";
import { slotPlaces } from "../../agencies/slot/slot.ts";
import { auditRead, type Ctx } from "../../ground/shared/context.ts";
import type { ChildId } from "../../ground/shared/ids.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Child from "../../people/child/index.ts";
import * as store from "./appointment.store.ts";
import { type Appointment, appointmentStatuses, hasTime, isEnded, numberOf, topics } from "./appointment.ts";
import { isRoomOpen } from "./room.ts";

/** What a family sees of its own consultation, and may do with it now. */
export const FamilyAppointment = z.strictObject({
  appointmentId: z.string(),
  number: z.string(),
  status: z.enum(appointmentStatuses),
  slotId: z.string(),
  serviceKey: z.string(),
  agencyId: z.string(),
  agency: z.string(),
  post: z.string(),
  where: z.string().optional(),
  place: z.enum(slotPlaces),
  topic: z.enum(topics),
  minutes: z.int(),
  /** The instant, and the date and time of day on the region's wall. */
  at: z.string().optional(),
  local: z.string().optional(),
  offeredUntil: z.string().optional(),
  may: z.array(z.enum(["accept", "move", "cancel", "join"])),
});
export type FamilyAppointment = z.infer<typeof FamilyAppointment>;

/** How many of those that are over are shown. */
const mostOver = 10;

/** Open ones by their time, those who wait last; then those that are over, the latest first. @throws Refusal not-found */
export async function familyAppointments(ctx: Ctx, childId: ChildId): Promise<FamilyAppointment[]> {
  await Child.visible(ctx, childId);
  await auditRead(ctx, { subject: childId, action: "appointment.list" });
  const all = (await store.ofChild(ctx, childId)).map(({ data }) => data);
  const open = all.filter((one) => !isEnded(one)).toSorted((a, b) => ((a.at ?? "~") < (b.at ?? "~") ? -1 : 1));
  // One that waited for its turn to the end has no hour: it stands where its end was.
  const whenOver = ({ at, endedAt = "" }: Appointment) => at ?? endedAt;
  const over = all.filter(isEnded).toSorted((a, b) => (whenOver(a) > whenOver(b) ? -1 : 1));
  const shown = [...open, ...over.slice(0, mostOver)];
  const slots = await Slot.loadMany(ctx, [...new Set(shown.map(({ slotId }) => slotId))]);
  const names = await Agency.namesOf(ctx, [...new Set(shown.map(({ agencyId }) => agencyId))]);
  const { zone } = await Tenant.load(ctx);
  const now = ctx.now().toString();
  return shown.map((one) => ({
    appointmentId: one.appointmentId,
    number: numberOf(one),
    status: one.status,
    slotId: one.slotId,
    serviceKey: one.serviceKey,
    agencyId: one.agencyId,
    agency: names.get(one.agencyId) ?? "",
    post: slots.get(one.slotId)?.post ?? "",
    where: slots.get(one.slotId)?.where,
    place: one.place,
    topic: one.topic,
    minutes: one.minutes,
    at: one.at,
    local: one.at && localOf(one.at, zone),
    offeredUntil: one.offeredUntil,
    may: [...mayDo(one, now), ...(isRoomOpen(one, ctx.now()) ? ["join" as const] : [])],
  }));
}

/** On the region's wall, to the minute. */
export const localOf = (at: string, zone: string): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: "minute" });

function mayDo(a: Appointment, now: string): FamilyAppointment["may"] {
  if (isEnded(a)) return [];
  if (!hasTime(a)) return ["cancel"];
  if (a.at <= now) return [];
  const isKept = a.status === "offered" && a.offeredUntil! > now;
  return [...(isKept ? ["accept" as const] : []), "move", "cancel"];
}
