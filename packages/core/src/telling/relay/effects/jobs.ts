import type { Effects } from "../events.ts";
import * as executions from "../executions.ts";
import { jobFinished } from "../reports.ts";

/** Long work. */
export const effects: Effects = {
  "job.begun": (r, e) => executions.startJob(r, e.data),
  "job.continued": (r, e) => executions.startJob(r, e.data),
  "job.finished": jobFinished,
};
