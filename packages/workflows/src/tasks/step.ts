import * as z from "zod";
import { generation, routeId, settled, stepId, tenant, untilMilestone } from "./fields.ts";
import { task, wait } from "./task.ts";

const step = z.object({ tenant, routeId, stepId, generation });

/** `Dispatch`: asks the agency. */
export const dispatchStep = task("dispatch-step", { in: step, out: untilMilestone });

/** `AwaitReport`: keeps the token under which the execution waits; where the step is settled it is answered at once. */
export const awaitReport = wait("await-report", { in: step, answer: settled });

/** `Milestone`: reminds, marks as due, escalates; what exactly, the record tells. */
export const milestone = task("milestone", { in: step, out: untilMilestone });
