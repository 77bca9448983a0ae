import { executionEvents } from "@marshrut/functions/manifest";
import { machines, taskNames } from "@marshrut/workflows";
import { logGroup } from "../infra/logs.ts";
import { physical } from "../infra/names.ts";
import type { DeadLetters } from "../infra/queue.ts";
import { rule } from "../infra/rule.ts";
import type { Settings } from "../infra/settings.ts";
import { stateMachine } from "../infra/stateMachine.ts";
import type { Functions } from "./functions.ts";
import type { Storage } from "./storage.ts";

/** The state machines: one for each version of a route's template, and those of steps, periods, webhooks and digests. */
export function workflows(settings: Settings, { storage, functions }: { storage: Storage; functions: Functions }) {
  const arns = $resolve(Object.fromEntries(taskNames.map((name) => [name, functions.named(name).arn])));
  const log = logGroup("MachinesLog", {
    settings,
    // Under this prefix AWS writes a policy for all groups together, whose size is limited.
    path: `/aws/vendedlogs/states/${physical("machines")}`,
    key: storage.operationsKey,
  });
  return new Map(
    machines.map(({ name, definition }) => [
      name,
      stateMachine(name, { settings, definition: arns.apply((of) => definition((fn) => of[fn]!)), log }),
    ]),
  );
}

/** Executions of ours that ended before their time are healed as soon as Step Functions says so; it says so at best. */
export function ended({ functions, undelivered }: { functions: Functions; undelivered: DeadLetters }) {
  const account = aws.getCallerIdentityOutput().accountId;
  const region = aws.getRegionOutput().region;
  return rule(
    {
      name: "executions-ended",
      description: "Executions that failed, timed out or were aborted",
      pattern: {
        source: ["aws.states"],
        "detail-type": ["Step Functions Execution Status Change"],
        detail: {
          status: [...executionEvents.statuses],
          stateMachineArn: [{ prefix: $interpolate`arn:aws:states:${region}:${account}:stateMachine:${physical("")}` }],
        },
      },
      tried: { seconds: 3600, times: 20 },
    },
    { fn: functions.named(executionEvents.function), dead: undelivered },
  );
}

export type Workflows = ReturnType<typeof workflows>;
