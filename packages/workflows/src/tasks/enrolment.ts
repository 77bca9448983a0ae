import * as z from "zod";
import { enrolmentId, generation, settled, tenant, untilMilestone } from "./fields.ts";
import { task, wait } from "./task.ts";

const enrolment = z.object({ tenant, enrolmentId, generation });

/** `Begin`: what is due already happens. */
export const beginEnrolment = task("begin-enrolment", { in: enrolment, out: untilMilestone });

/** `AwaitSessions`: keeps the token under which the execution waits; of an enrolment that has ended it is answered at once. */
export const awaitSessions = wait("await-sessions", { in: enrolment, answer: settled });

/** `Milestone`: offers the place to the next, asks for a month's sessions, reminds, sums up; what exactly, the record tells. */
export const enrolmentMilestone = task("enrolment-milestone", { in: enrolment, out: untilMilestone });
