import * as Enrolment from "@marshrut/core/enrolment";
import * as Task from "@marshrut/workflows/tasks";
import { handling } from "./handling.ts";

// The states of the machine `enrolment`, in its own order.

export const beginEnrolment = handling(Task.beginEnrolment, Enrolment.tick);

export const awaitSessions = handling(Task.awaitSessions, Enrolment.registerWait);

export const enrolmentMilestone = handling(Task.enrolmentMilestone, Enrolment.tick);
