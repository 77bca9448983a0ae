import * as Appointment from "../../../routes/appointment/index.ts";
import * as appointments from "../appointments.ts";
import type { Effects } from "../events.ts";

/** When organisations receive, and which families they see. */
export const effects: Effects = {
  "slot.closed": ({ ctx }, e) => Appointment.endWaiting(ctx, e.data.slotId),
  "appointment.made": appointments.made,
  "appointment.restarted": appointments.start,
  "appointment.offered": appointments.offered,
  "appointment.offer-lapsed": appointments.offerLapsed,
  "appointment.accepted": appointments.accepted,
  "appointment.moved-time": appointments.movedTime,
  "appointment.reminder-due": appointments.reminderDue,
  "appointment.outcome-due": appointments.outcomeDue,
  "appointment.cancelled": appointments.cancelled,
  "appointment.attended": appointments.attended,
  "appointment.missed": appointments.missed,
  "appointment.wait-answered": appointments.answer,
};
