import { Temporal } from "temporal-polyfill";
import {
  consultationMachine,
  executionName,
  type Page,
  type PageRequest,
  type Stored,
} from "../../ground/shared/index.ts";
import * as Appointment from "../../routes/appointment/index.ts";
import { start } from "../relay/appointments.ts";
import type { Platform } from "../relay/deps.ts";
import { isYoung, type TenantRun } from "./run.ts";
import { isTooEarly, type Suspect } from "./suspects.ts";

/** Open appointments, as their order has them. */
export const openPage = (
  { r: { ctx } }: TenantRun,
  page: PageRequest,
): Promise<Page<Stored<Appointment.Appointment>>> =>
  ctx.bank.find("gsi2", Appointment.tenantAppointments(ctx.tenant), { prefix: "open#" }, page);

/** The record itself is looked at where the copy raises a doubt. */
export async function lookAt(run: TenantRun, { data: copy }: Stored<Appointment.Appointment>): Promise<void> {
  if (isYoung(run.r, copy.generationAt)) return;
  const { appointmentId, generation, wait } = copy;
  const isWaiting =
    wait?.generation === generation
      ? await run.r.workflows.waits(wait.taskToken)
      : (await run.r.workflows.status(consultationMachine, executionName(appointmentId, generation))) === "running";
  if (!isWaiting || isMissed(copy, run.clock)) await healAppointment(run, { of: "appointment", appointmentId });
}

/** One whose execution is gone gets a successor; one whose timer was lost is woken. */
export async function healAppointment(
  { r, clock, found }: Pick<TenantRun, "r" | "clock" | "found">,
  { appointmentId, hasEnded }: Suspect & { of: "appointment" },
): Promise<void> {
  const { data: appointment } = await Appointment.load(r.ctx, appointmentId);
  const { generation, generationAt } = appointment;
  const isKnown = hasEnded !== undefined;
  if (Appointment.isEnded(appointment) || (isKnown ? generation !== hasEnded : isYoung(r, generationAt))) return;
  if (await restarted(r, appointment, isKnown)) found.appointmentsRestarted++;
  if (!isMissed(appointment, clock)) return;
  await Appointment.wakeUp(r.ctx, appointmentId);
  found.appointmentsWoken++;
}

async function restarted(r: Platform, appointment: Appointment.Appointment, hasEnded: boolean): Promise<boolean> {
  const { appointmentId, generation, generationAt, wait } = appointment;
  const status = hasEnded
    ? "ended"
    : await r.workflows.status(consultationMachine, executionName(appointmentId, generation));
  if (status === "running") return false;
  const losses = generation - 1;
  if (await isTooEarly(r, { of: "appointment", appointmentId }, { generationAt, losses, hasEnded })) return false;
  // It never began: the same generation will do.
  if (status === "absent" && !wait) await start(r, { data: appointment });
  else await Appointment.restart(r.ctx, { appointmentId, generation });
  return true;
}

/** A milestone's time has come, and nobody has run it for a while. */
function isMissed(appointment: Appointment.Appointment, clock: TenantRun["clock"]): boolean {
  const next = Appointment.nextMilestone(appointment, clock);
  return next !== undefined && Temporal.Instant.compare(next.at.add({ minutes: 10 }), clock.now) <= 0;
}
