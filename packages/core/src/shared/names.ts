import type { DeliveryId, RouteId, StepId } from "./ids.ts";

/** Logical name of the machine that runs routes of a template; with its version, since running routes keep their graph. */
export const routeMachine = (template: { key: string; version: number }) =>
  `route-${template.key}-v${template.version}`;
export const stepMachine = "agency-step";
export const webhookMachine = "webhook-retry";

/** Executions are named by record and generation: starting one twice starts it once (FAULTS F12). */
export const executionName = (id: RouteId | StepId | DeliveryId, generation: number) => `${id}-g${generation}`;
