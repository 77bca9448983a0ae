import { machineFunctions } from "@marshrut/functions/manifest";
import { type FunctionArns, machineNames, machines } from "@marshrut/workflows";
import { logGroup } from "../infra/logs.ts";
import { physical } from "../infra/names.ts";
import type { Settings } from "../infra/settings.ts";
import { stateMachine } from "../infra/stateMachine.ts";
import type { Functions } from "./functions.ts";
import type { Storage } from "./storage.ts";

const arnsFrom = <T>(of: (fn: string) => T) =>
  Object.fromEntries(Object.entries(machineFunctions).map(([parameter, fn]) => [parameter, of(fn)])) as Record<
    keyof FunctionArns,
    T
  >;

/** The state machines: one for each version of a route's template, and those of steps, periods, webhooks and digests. */
export function workflows(settings: Settings, { storage, functions }: { storage: Storage; functions: Functions }) {
  const definitions = $resolve(arnsFrom((name) => functions.named(name).arn)).apply(
    (arns) => new Map(machines(arns as FunctionArns).map(({ name, definition }) => [name, definition])),
  );
  const log = logGroup("MachinesLog", {
    settings,
    // Under this prefix AWS writes a policy for all groups together, whose size is limited.
    path: `/aws/vendedlogs/states/${physical("machines")}`,
    key: storage.operationsKey,
  });
  return new Map(
    machineNames.map((name) => [
      name,
      stateMachine(name, { definition: definitions.apply((all) => all.get(name)!), log }),
    ]),
  );
}

export type Workflows = ReturnType<typeof workflows>;
