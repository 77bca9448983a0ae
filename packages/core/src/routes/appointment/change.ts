import { changing, type Decision } from "../../ground/change/index.ts";
import type { Stored, Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AppointmentId } from "../../ground/shared/ids.ts";
import type { Decided } from "./appointment.decide.ts";
import type { AppointmentEvent } from "./appointment.events.ts";
import { mustAnswer, mustSee, mustWork } from "./appointment.scope.ts";
import * as store from "./appointment.store.ts";
import type { Appointment } from "./appointment.ts";

const kind = {
  load: store.load,
  writes: ({ tenant }: Ctx, before: Stored<Appointment>, after: Appointment): Write[] => [
    store.write(tenant, after, before.version),
  ],
  stream: (tenant: string, { appointmentId }: Appointment) => store.partition(tenant, appointmentId),
  audit: ({ childId, appointmentId, agencyId }: Appointment) => ({
    subject: childId,
    detail: { appointmentId, agencyId },
  }),
  ref: ({ appointmentId }: Appointment) => ({ kind: "appointment" as const, id: appointmentId }),
};

/** By the organisation and the coordinator. */
export const changed = changing<AppointmentId, Appointment, AppointmentEvent>({ ...kind, authorise: mustWork });
/** By the family and its coordinator. */
export const answered = changing<AppointmentId, Appointment, AppointmentEvent>({ ...kind, authorise: mustAnswer });
/** By any of them. */
export const agreed = changing<AppointmentId, Appointment, AppointmentEvent>({ ...kind, authorise: mustSee });

/** What was decided, with what else is written. */
export const decision = (
  { appointment, events }: Decided,
  writes: Write[] = [],
): Decision<Appointment, AppointmentEvent> => ({
  events,
  after: appointment,
  writes: events.length > 0 ? writes : [],
});
