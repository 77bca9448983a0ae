import type { AppointmentId, DeliveryId, EnrolmentId, JobId, RouteId, StepId } from "./ids.ts";

/** Logical name of the machine that runs routes of a template; with its version, since running routes keep their graph. */
export const routeMachine = (template: { key: string; version: number }) =>
  `route-${template.key}-v${template.version}`;
export const stepMachine = "agency-step";
/** The error by which a waiting machine is told to look anew at what is due. */
export const woken = "Woken";
export const webhookMachine = "webhook-retry";
export const digestMachine = "daily-digest";
export const periodMachine = "reporting-period";
export const enrolmentMachine = "enrolment";
export const consultationMachine = "consultation";
export const jobMachine = "background-job";

/**
 * What the executions of each machine are started with: ids and instants (ISO) only. The machine reads its input by these
 * names (packages/workflows), so one that is missing or misspelt does not compile on either side.
 */
export interface MachineInputs {
  route: { tenant: string; routeId: RouteId; cycle: number; generation: number; cycleEndsAt: string };
  step: { tenant: string; routeId: RouteId; stepId: StepId; generation: number; requestAt: string };
  period: { tenant: string; period: string; generation: number };
  enrolment: { tenant: string; enrolmentId: EnrolmentId; generation: number };
  consultation: { tenant: string; appointmentId: AppointmentId; generation: number };
  webhook: { tenant: string; deliveryId: DeliveryId; round: number; nextAttemptAt: string };
  digest: { tenant: string; at: string };
  job: { tenant: string; jobId: JobId; generation: number };
}

/** A period has no id of its own beside its name, so the tenant stands before it. At most 80 characters. */
export const periodExecution = (tenant: string, period: string, generation: number) =>
  `${tenant.slice(0, 60)}-${period}-g${generation}`;

/** Executions are named by record and generation: starting one twice starts it once (FAULTS F12). */
export const executionName = (
  id: RouteId | StepId | DeliveryId | JobId | EnrolmentId | AppointmentId,
  generation: number,
) => `${id}-g${generation}`;
