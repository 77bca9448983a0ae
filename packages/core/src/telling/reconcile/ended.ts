import * as Job from "../../ground/job/index.ts";
import type { MachineInputs } from "../../ground/shared/index.ts";
import { restartLost } from "../../roadmaps/reporting/lost.actions.ts";
import type { RelayDeps } from "../relay/deps.ts";
import { begin } from "./reconcile.ts";
import type { Differences } from "./run.ts";

/** With what an execution was started that has ended before its time. Of digests the hourly round sees that nothing is left. */
export type Ended = MachineInputs[Exclude<keyof MachineInputs, "digest">];

/**
 * Heals what an execution that failed, timed out or was aborted has left behind, as soon as that is told. Told twice, late, or of one that we
 * stopped ourselves, it finds a record that has gone on, and does nothing.
 */
export async function healEnded(deps: RelayDeps, input: Ended): Promise<Differences> {
  const run = await begin(deps, input.tenant);
  const { r, found } = run;
  // Few runs have anything to heal.
  const { heal } = await import("./heal.ts");
  if ("stepId" in input)
    await heal(run, { of: "step", stepId: input.stepId, routeId: input.routeId, hasEnded: input.generation });
  else if ("routeId" in input) await heal(run, { of: "route", routeId: input.routeId, hasEnded: input.generation });
  else if ("deliveryId" in input)
    await heal(run, { of: "delivery", deliveryId: input.deliveryId, hasEnded: input.round });
  else if ("enrolmentId" in input)
    await heal(run, { of: "enrolment", enrolmentId: input.enrolmentId, hasEnded: input.generation });
  else if ("appointmentId" in input)
    await heal(run, { of: "appointment", appointmentId: input.appointmentId, hasEnded: input.generation });
  else if ("jobId" in input) found.jobsRestarted += await Job.restartLost(r.ctx, r.workflows);
  else if ("period" in input) found.periodsRestarted += await restartLost(r.ctx, r.workflows);
  return found;
}
