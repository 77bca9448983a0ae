import * as Appointment from "../../../routes/appointment/index.ts";
import * as Inbox from "../../inbox/index.ts";
import * as appointments from "../appointments.ts";
import type { Effects } from "../events.ts";
import { touched } from "../touched.ts";

/** When organisations receive, and which families they see. */
export const effects: Effects = {
  "slot.opened": touched,
  "slot.changed": touched,
  "slot.closed": async (r, e) => {
    await Appointment.endWaiting(r.ctx, e.data.slotId);
    await touched(r, e);
  },
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
  "appointment.moved": ({ ctx }, { data: { municipality, appointmentId } }) =>
    Inbox.moveTasks(ctx, municipality, ["appointment-not-held", "outcome-missing"], [appointmentId]),
  "appointment.wait-answered": appointments.answer,
};
