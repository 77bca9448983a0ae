import * as Appointment from "@marshrut/core/appointment";
import { zoneName } from "@marshrut/core/calendar";
import * as Child from "@marshrut/core/child";
import * as Enrolment from "@marshrut/core/enrolment";
import { appointmentEvent } from "@marshrut/core/notification";
import { type AgencyId, type AppointmentId, type ChildId, ourDate } from "@marshrut/core/shared";
import * as Slot from "@marshrut/core/slot";
import * as Tenant from "@marshrut/core/tenant";
import * as z from "zod";
import { idText } from "../operation/index.ts";
import { type FamilyCall, familyAction } from "./action.ts";

/** The zone of the region, and how people call it: families abroad have other clocks. */
const zone = z.strictObject({ id: z.string(), name: z.strictObject({ ru: z.string(), en: z.string() }) });
const zoneOf = async ({ ctx }: FamilyCall) => {
  const { zone } = await Tenant.load(ctx);
  return { id: zone, name: zoneName(zone) };
};
/** Where the organisations are that receive at their own place: the town, and what they say of themselves to everybody. */
const offices = z.array(
  z.strictObject({
    agencyId: z.string(),
    town: z.strictObject({ ru: z.string(), en: z.string() }),
    city: z.string().optional(),
    street: z.string().optional(),
    phone: z.string().optional(),
  }),
);
const answer = { appointments: z.array(Appointment.FamilyAppointment), offices, zone };
const one = { appointmentId: idText("appointment") };
const { childId, ...booking } = Appointment.NewAppointment.shape;

/** Whatever is said, the family's consultations are shown as they are then. */
const shown = async (call: FamilyCall, childId: ChildId) => {
  const appointments = await Appointment.familyAppointments(call.ctx, childId);
  return { appointments, offices: await officesIn(call, appointments), zone: await zoneOf(call) };
};
async function officesIn({ ctx }: FamilyCall, all: readonly { agencyId: string; place: Slot.SlotPlace }[]) {
  const ids = all.flatMap(({ agencyId, place }) => (place === "office" ? [agencyId as AgencyId] : []));
  if (ids.length === 0) return [];
  // Loaded for whoever goes somewhere (decision 0101).
  const { officesOf } = await import("./offices.ts");
  return officesOf(ctx, ids);
}
const shownWith = async (call: FamilyCall, id: AppointmentId) =>
  shown(call, (await Appointment.load(call.ctx, id)).data.childId);

const refusals = ["appointment.closed", "appointment.not-allowed", "not-found"] as const;
const mostSlots = 20;

/** What a family does about its consultations: looks, books, moves, calls off. */
export const appointmentActions = [
  familyAction({
    action: "appointments",
    input: { childId },
    answer: { ...answer, lessons: z.array(Enrolment.FamilyLesson) },
    refusals: ["not-found"],
    run: async (call, { childId }) => ({
      ...(await shown(call, childId)),
      lessons: await Enrolment.familyLessons(call.ctx, childId),
    }),
  }),
  familyAction({
    action: "find-slots",
    input: {
      childId,
      service: z.string().min(1).max(200).optional(),
      place: z.enum(Slot.slotPlaces).optional(),
      day: ourDate.optional(),
    },
    answer: { slots: z.array(Slot.OpenSlot), offices, more: z.boolean(), until: z.string(), zone },
    refusals: ["not-found"],
    run: async (call, { childId, service, place, day }) => {
      const { ctx } = call;
      const { municipality } = (await Child.visible(ctx, childId)).record;
      const { items, next } = await Slot.find(ctx, { service, place, day, municipality, limit: mostSlots });
      const { until } = await Slot.daysFrom(ctx, day);
      const offices = await officesIn(call, items);
      return { slots: items, offices, more: next !== undefined, until, zone: await zoneOf(call) };
    },
  }),
  familyAction({
    action: "book",
    input: { childId, ...booking },
    answer,
    refusals: [
      "slot.taken",
      "slot.closed",
      "conflict.exists",
      "child.left",
      "child.merging",
      "limit.reached",
      "not-found",
    ],
    run: async (call, { childId, slotId, at, topic, representativeId, stepId, wish }) => {
      await Appointment.book(call.ctx, { childId, slotId, at, topic, representativeId, stepId, wish });
      return shown(call, childId);
    },
  }),
  familyAction({
    action: "accept-time",
    input: one,
    answer,
    refusals: [...refusals, "conflict.exists"],
    run: async (call, { appointmentId }) => {
      await Appointment.accept(call.ctx, appointmentId);
      return shownWith(call, appointmentId);
    },
  }),
  familyAction({
    action: "move-appointment",
    input: { ...one, ...Appointment.MoveAppointment.shape },
    answer,
    refusals: [...refusals, "slot.taken", "slot.closed", "conflict.exists", "limit.reached"],
    run: async (call, { appointmentId, slotId, at }) => {
      await Appointment.move(call.ctx, appointmentId, { slotId, at });
      return shownWith(call, appointmentId);
    },
  }),
  familyAction({
    action: "cancel-appointment",
    input: { ...one, ...Appointment.CancelAppointment.shape },
    answer,
    refusals,
    run: async (call, { appointmentId, cause, reason }) => {
      await Appointment.cancel(call.ctx, appointmentId, { cause, reason });
      return shownWith(call, appointmentId);
    },
  }),
  familyAction({
    action: "join-appointment",
    input: one,
    answer: { url: z.string() },
    refusals: ["appointment.not-allowed", "conference.none", "not-found"],
    run: ({ ctx }, { appointmentId }) => Appointment.join(ctx, appointmentId),
  }),
  familyAction({
    action: "appointment-calendar",
    input: one,
    answer: { file: z.strictObject({ name: z.string(), content: z.string() }).optional() },
    refusals: ["not-found"],
    run: async ({ ctx }, { appointmentId }) => {
      const { number, at, minutes, moves, status } = await Appointment.get(ctx, appointmentId);
      if (at === undefined) return {};
      const { mailFrom } = await Tenant.load(ctx);
      const what = status === "cancelled" ? "called-off" : "booked";
      const entry = {
        appointmentId,
        number,
        at,
        minutes,
        sequence: moves,
        now: ctx.now(),
        organizer: mailFrom,
        what,
      } as const;
      const { filename, content } = await appointmentEvent(entry);
      return { file: { name: filename, content } };
    },
  }),
];
