import { templates } from "@marshrut/core/route/templates";
import { digestMachine, periodMachine, routeMachine, stepMachine, webhookMachine } from "@marshrut/core/shared";

/** Logical names of all state machines; a stage of the app may add its own prefix. At most 80 characters. */
export const machineNames: string[] = [
  ...templates.map(routeMachine),
  stepMachine,
  periodMachine,
  webhookMachine,
  digestMachine,
];
