import type { Workflows } from "../../ground/shared/index.ts";

/** Whether an execution runs. */
export type Alive = (machine: string, name: string) => Promise<boolean>;

/**
 * Asks for all that run on a machine once, and singly only for what is missing there: it may have begun since. For one run of
 * the reconciler: a region has some eighty thousand, and Step Functions throttles who asks for each
 * (https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html).
 */
export function aliveIn(workflows: Workflows): Alive {
  const known = new Map<string, Promise<ReadonlySet<string>>>();
  const listed = (machine: string) => {
    const found = known.get(machine) ?? namesOf(workflows.running(machine));
    known.set(machine, found);
    return found;
  };
  return async (machine, name) =>
    (await listed(machine)).has(name) || (await workflows.status(machine, name)) === "running";
}

async function namesOf(running: AsyncIterable<string>): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for await (const name of running) names.add(name);
  return names;
}
