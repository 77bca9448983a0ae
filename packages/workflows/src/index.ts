import { type RouteTemplate, templates } from "@marshrut/core/route/templates";
import { type DigestArns, dailyDigest, digestMachineName } from "./digest/index.ts";
import { type PeriodArns, periodMachineName, reportingPeriod } from "./period/index.ts";
import { compileRoute, type RouteArns, routeMachineName } from "./route/index.ts";
import { agencyStep, type StepArns, stepMachineName } from "./step/index.ts";
import { type WebhookArns, webhookMachineName, webhookRetry } from "./webhook/index.ts";

export type { StateMachine } from "./asl/index.ts";
export { type DigestArns, dailyDigest, digestMachineName } from "./digest/index.ts";
export { machineNames } from "./names.ts";
export { type PeriodArns, periodMachineName, reportingPeriod } from "./period/index.ts";
export { compileRoute, type RouteArns, routeMachineName, TemplateFault } from "./route/index.ts";
export { agencyStep, type StepArns, stepMachineName } from "./step/index.ts";
export { type WebhookArns, webhookMachineName, webhookRetry } from "./webhook/index.ts";

/** ARNs of all functions that machines call, by the function's name in code. */
export type FunctionArns = RouteArns & StepArns & WebhookArns & PeriodArns & DigestArns;

export interface Machine {
  /** Logical name, e.g. `route-school-age-v1`; a stage of the app may add its own prefix. At most 80 characters. */
  name: string;
  /** Amazon States Language, ready for CreateStateMachine (type STANDARD). */
  definition: string;
  /** Of which template it is the machine, if of one. */
  template?: Pick<RouteTemplate, "key" | "version">;
}

/** Every state machine of the system: the one list from which the local cloud and the AWS stacks create them. */
export function machines(arns: FunctionArns): Machine[] {
  return [
    ...templates.map((template) => ({
      name: routeMachineName(template),
      definition: JSON.stringify(compileRoute(template, arns)),
      template: { key: template.key, version: template.version },
    })),
    { name: stepMachineName, definition: JSON.stringify(agencyStep(arns)) },
    { name: periodMachineName, definition: JSON.stringify(reportingPeriod(arns)) },
    { name: webhookMachineName, definition: JSON.stringify(webhookRetry(arns)) },
    { name: digestMachineName, definition: JSON.stringify(dailyDigest(arns)) },
  ];
}
