import type { DeliveryId, RouteId, StepId } from "./ids.ts";

/** Logical name of the machine that runs routes of a template; with its version, since running routes keep their graph. */
export const routeMachine = (template: { key: string; version: number }) =>
  `route-${template.key}-v${template.version}`;
export const stepMachine = "agency-step";
/** The error by which a waiting machine is told to look anew at what is due. */
export const woken = "Woken";
export const webhookMachine = "webhook-retry";
export const digestMachine = "daily-digest";
export const periodMachine = "reporting-period";

/** A period has no id of its own beside its name, so the tenant stands before it. At most 80 characters. */
export const periodExecution = (tenant: string, period: string, generation: number) =>
  `${tenant.slice(0, 60)}-${period}-g${generation}`;

/** Executions are named by record and generation: starting one twice starts it once (FAULTS F12). */
export const executionName = (id: RouteId | StepId | DeliveryId, generation: number) => `${id}-g${generation}`;
