import { type RouteTemplate, templates } from "@marshrut/core/route/templates";
import {
  consultationMachine,
  digestMachine,
  enrolmentMachine,
  jobMachine,
  periodMachine,
  routeMachine,
  stepMachine,
  webhookMachine,
} from "@marshrut/core/shared";
import type { StateMachine } from "./asl/index.ts";
import { consultation } from "./consultation/index.ts";
import { dailyDigest } from "./digest/index.ts";
import { enrolment } from "./enrolment/index.ts";
import { backgroundJob } from "./job/index.ts";
import type { ArnOf } from "./lambda/index.ts";
import { reportingPeriod } from "./period/index.ts";
import { compileRoute } from "./route/index.ts";
import { agencyStep } from "./step/index.ts";
import { webhookRetry } from "./webhook/index.ts";

export type { StateMachine } from "./asl/index.ts";
export { consultation } from "./consultation/index.ts";
export { dailyDigest } from "./digest/index.ts";
export { enrolment } from "./enrolment/index.ts";
export { backgroundJob } from "./job/index.ts";
export type { ArnOf } from "./lambda/index.ts";
export { reportingPeriod } from "./period/index.ts";
export { compileRoute, TemplateFault } from "./route/index.ts";
export { shippedMachines } from "./shipped.ts";
export { agencyStep } from "./step/index.ts";
export { type TaskName, taskNames } from "./tasks/names.ts";
export { webhookRetry } from "./webhook/index.ts";

export interface Machine {
  /** Logical name, e.g. `route-school-age-v1`; a stage of the app may add its own prefix. At most 80 characters. */
  name: string;
  /** Amazon States Language, ready for CreateStateMachine (type STANDARD), once the functions that it calls are known. */
  definition(arnOf: ArnOf): string;
  /** Of which template it is the machine, if of one. */
  template?: Pick<RouteTemplate, "key" | "version">;
}

const machine = (name: string, compile: (arnOf: ArnOf) => StateMachine): Machine => ({
  name,
  definition: (arnOf) => JSON.stringify(compile(arnOf)),
});

/** Every state machine of the system: the one list from which the local cloud and the AWS stacks create them. */
export const machines: Machine[] = [
  ...templates.map((template) => ({
    ...machine(routeMachine(template), (arnOf) => compileRoute(template, arnOf)),
    template: { key: template.key, version: template.version },
  })),
  machine(stepMachine, agencyStep),
  machine(enrolmentMachine, enrolment),
  machine(consultationMachine, consultation),
  machine(periodMachine, reportingPeriod),
  machine(webhookMachine, webhookRetry),
  machine(digestMachine, dailyDigest),
  machine(jobMachine, backgroundJob),
];

export const machineNames: string[] = machines.map(({ name }) => name);
