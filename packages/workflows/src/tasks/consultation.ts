import * as z from "zod";
import { appointmentId, generation, settled, tenant, untilMilestone } from "./fields.ts";
import { task, wait } from "./task.ts";

const consultation = z.object({ tenant, appointmentId, generation });

/** `Begin`: what is due already happens. */
export const beginConsultation = task("begin-consultation", { in: consultation, out: untilMilestone });

/** `AwaitConsultation`: keeps the token under which the execution waits; of one that is over it is answered at once. */
export const awaitConsultation = wait("await-consultation", { in: consultation, answer: settled });

/** `Milestone`: reminds the family, asks the organisation what came of it, offers a time to the next; what exactly, the record tells. */
export const consultationMilestone = task("consultation-milestone", { in: consultation, out: untilMilestone });
