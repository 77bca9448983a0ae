import * as Appointment from "@marshrut/core/appointment";
import * as Task from "@marshrut/workflows/tasks";
import { handling } from "./handling.ts";

// The states of the machine `consultation`, in its own order.

export const beginConsultation = handling(Task.beginConsultation, Appointment.tick);

export const awaitConsultation = handling(Task.awaitConsultation, Appointment.registerWait);

export const consultationMilestone = handling(Task.consultationMilestone, Appointment.tick);
