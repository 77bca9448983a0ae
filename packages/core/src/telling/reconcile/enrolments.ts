import { Temporal } from "temporal-polyfill";
import {
  type EnrolmentId,
  enrolmentMachine,
  executionName,
  type Page,
  type PageRequest,
  type Stored,
} from "../../ground/shared/index.ts";
import * as Enrolment from "../../routes/enrolment/index.ts";
import { start } from "../relay/enrolments.ts";
import { backOff, isYoung, type TenantRun } from "./run.ts";

/** Open enrolments, as their order has them. */
export const openPage = ({ r: { ctx } }: TenantRun, page: PageRequest): Promise<Page<Stored<Enrolment.Enrolment>>> =>
  ctx.bank.find("gsi2", Enrolment.tenantEnrolments(ctx.tenant), { prefix: "open#" }, page);

/** The record itself is looked at where the copy raises a doubt. */
export async function lookAt(run: TenantRun, { data: copy }: Stored<Enrolment.Enrolment>): Promise<void> {
  if (isYoung(run.r, copy.generationAt)) return;
  const { enrolmentId, generation, wait } = copy;
  const isWaiting =
    wait?.generation === generation
      ? await run.r.workflows.waits(wait.taskToken)
      : (await run.r.workflows.status(enrolmentMachine, executionName(enrolmentId, generation))) === "running";
  if (!isWaiting || isMissed(copy, run.clock)) await healEnrolment(run, enrolmentId);
}

/**
 * One whose execution is gone gets a successor; one whose timer was lost is woken.
 * @param hasEnded the generation whose execution is known to be over
 */
export async function healEnrolment({ r, clock, found }: TenantRun, id: EnrolmentId, hasEnded?: number): Promise<void> {
  const { data: enrolment } = await Enrolment.load(r.ctx, id);
  const { generation, generationAt, wait } = enrolment;
  if (Enrolment.isEnded(enrolment) || (hasEnded !== undefined && hasEnded !== generation)) return;
  // The first loss is healed as soon as the execution itself has said that it ended.
  const isTold = hasEnded !== undefined;
  if (!(isTold && generation === 1) && isYoung(r, generationAt, backOff(generation - 1))) return;
  const status = isTold ? "ended" : await r.workflows.status(enrolmentMachine, executionName(id, generation));
  if (status !== "running") {
    // It never began: the same generation will do.
    if (status === "absent" && !wait) await start(r, { data: enrolment });
    else await Enrolment.restart(r.ctx, id);
    found.enrolmentsRestarted++;
  }
  if (!isMissed(enrolment, clock)) return;
  await Enrolment.wakeUp(r.ctx, id);
  found.enrolmentsWoken++;
}

/** A milestone's time has come, and nobody has run it for a while. */
function isMissed(enrolment: Enrolment.Enrolment, clock: TenantRun["clock"]): boolean {
  const next = Enrolment.nextMilestone(enrolment, clock);
  return next !== undefined && Temporal.Instant.compare(next.at.add({ minutes: 10 }), clock.now) <= 0;
}
