import { Temporal } from "temporal-polyfill";
import {
  enrolmentMachine,
  executionName,
  type Page,
  type PageRequest,
  type Stored,
} from "../../ground/shared/index.ts";
import * as Enrolment from "../../routes/enrolment/index.ts";
import type { Platform } from "../relay/deps.ts";
import { start } from "../relay/enrolments.ts";
import { isYoung, type TenantRun } from "./run.ts";
import { isTooEarly, type Suspect } from "./suspects.ts";

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
  if (!isWaiting || isMissed(copy, run.clock)) await healEnrolment(run, { of: "enrolment", enrolmentId });
}

/** One whose execution is gone gets a successor; one whose timer was lost is woken. */
export async function healEnrolment(
  { r, clock, found }: Pick<TenantRun, "r" | "clock" | "found">,
  { enrolmentId, hasEnded }: Suspect & { of: "enrolment" },
): Promise<void> {
  const { data: enrolment } = await Enrolment.load(r.ctx, enrolmentId);
  const { generation, generationAt } = enrolment;
  const isKnown = hasEnded !== undefined;
  if (Enrolment.isEnded(enrolment) || (isKnown ? generation !== hasEnded : isYoung(r, generationAt))) return;
  if (await restarted(r, enrolment, isKnown)) found.enrolmentsRestarted++;
  if (!isMissed(enrolment, clock)) return;
  await Enrolment.wakeUp(r.ctx, enrolmentId);
  found.enrolmentsWoken++;
}

async function restarted(r: Platform, enrolment: Enrolment.Enrolment, hasEnded: boolean): Promise<boolean> {
  const { enrolmentId, generation, generationAt, wait } = enrolment;
  const status = hasEnded
    ? "ended"
    : await r.workflows.status(enrolmentMachine, executionName(enrolmentId, generation));
  if (status === "running") return false;
  const losses = generation - 1;
  if (await isTooEarly(r, { of: "enrolment", enrolmentId }, { generationAt, losses, hasEnded })) return false;
  // It never began: the same generation will do.
  if (status === "absent" && !wait) await start(r, { data: enrolment });
  else await Enrolment.restart(r.ctx, { enrolmentId, generation });
  return true;
}

/** A milestone's time has come, and nobody has run it for a while. */
function isMissed(enrolment: Enrolment.Enrolment, clock: TenantRun["clock"]): boolean {
  const next = Enrolment.nextMilestone(enrolment, clock);
  return next !== undefined && Temporal.Instant.compare(next.at.add({ minutes: 10 }), clock.now) <= 0;
}
