import type { NewEvent } from "../../ground/shared/events.ts";
import type { Appointment, AppointmentStatus, CancelCause, Outcome } from "./appointment.ts";

/** What every event of it names: ids and the place, nobody's words. */
export type AppointmentRef = Pick<
  Appointment,
  "appointmentId" | "childId" | "agencyId" | "slotId" | "municipality" | "stepId"
>;

export interface AppointmentEventData {
  "appointment.made": { status: AppointmentStatus; generation: number };
  "appointment.offered": { until: string };
  "appointment.accepted": object;
  /** `freed`: the instant that others may have now. */
  "appointment.moved-time": { freed?: string | undefined };
  "appointment.cancelled": { cause: CancelCause; freed?: string | undefined };
  "appointment.attended": { outcome: Outcome };
  /** `again`: the family has missed the one before, too. */
  "appointment.missed": { by: "family" | "organisation"; again: boolean };
  "appointment.moved": object;
  "appointment.offer-lapsed": { again: boolean; freed: string };
  "appointment.reminder-due": { before: "day" | "hours" };
  /** Nobody has said what came of it; the third time a coordinator sees to it. */
  "appointment.outcome-due": { count: 1 | 2 | 3 };
  "appointment.restarted": { generation: number };
  "appointment.wait-answered": { generation: number };
}
export type AppointmentEventType = keyof AppointmentEventData;
export type AppointmentEvent = {
  [T in AppointmentEventType]: NewEvent<T, AppointmentRef & AppointmentEventData[T]>;
}[AppointmentEventType];
