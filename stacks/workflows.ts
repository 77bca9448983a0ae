import { machines, taskNames } from "@marshrut/workflows";
import { logGroup } from "../infra/logs.ts";
import { physical } from "../infra/names.ts";
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

export type Workflows = ReturnType<typeof workflows>;
