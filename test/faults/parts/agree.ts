import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { ListExecutionsCommand, ListStateMachinesCommand, SFNClient } from "@aws-sdk/client-sfn";
import { dynamoBank } from "@marshrut/aws/bank";
import { openRoutes, type Route, stagesIn } from "@marshrut/core/route";
import {
  type DataBank,
  digestMachine,
  executionName,
  outboxPk,
  outboxShards,
  type Stored,
} from "@marshrut/core/shared";
import { isSettled, isUndecided, type Step, tenantSteps } from "@marshrut/core/step";
import { tenant } from "./region.ts";

/** Where a running cloud keeps its records and its executions. */
export interface Places {
  dynamodb: string;
  states: string;
}

const local = { region: "eu-central-1", credentials: { accessKeyId: "local", secretAccessKey: "local" } };

/**
 * Everything in which records and executions differ, one line each, read from both themselves and not through the
 * reconciler. At rest there is nothing: exactly one live execution for each open route and step, none for any other, every
 * wait under the live generation, every event told onward.
 */
export async function disagreements({ dynamodb, states }: Places): Promise<string[]> {
  const client = new DynamoDBClient({ endpoint: dynamodb, ...local });
  const sfn = new SFNClient({ endpoint: states, ...local });
  try {
    const bank = dynamoBank(client, { records: "records", vault: "vault", audit: "audit", safe: "safe" });
    const routes = await everything<Route>(bank, "gsi2", openRoutes(tenant));
    const steps = await everything<Step>(bank, "gsi2", tenantSteps(tenant));
    return [
      ...(await executionFaults(sfn, routes, steps)),
      ...(await stageFaults(bank, routes, steps)),
      ...stepFaults(routes, steps),
      ...(await untold(bank)),
    ];
  } finally {
    client.destroy();
    sfn.destroy();
  }
}

async function executionFaults(sfn: SFNClient, routes: Route[], steps: Step[]): Promise<string[]> {
  const wanted = new Set([
    ...routes.map((r) => executionName(r.routeId, r.generation)),
    ...steps.filter((s) => !isSettled(s)).map((s) => executionName(s.stepId, s.generation)),
  ]);
  const running = await runningNames(sfn);
  const twice = running.filter((name, i) => running.indexOf(name) !== i);
  return [
    ...twice.map((name) => `${name} runs twice`),
    ...running.filter((name) => !wanted.has(name)).map((name) => `${name} runs and should not`),
    ...[...wanted].filter((name) => !running.includes(name)).map((name) => `${name} should run and does not`),
  ];
}

async function stageFaults(bank: DataBank, routes: Route[], steps: Step[]): Promise<string[]> {
  const made = new Set<string>(steps.map((s) => s.stepId));
  const faults: string[] = [];
  for (const route of routes) {
    const stages = await stagesIn({ bank, tenant }, route);
    const open = stages.filter((s) => s.status === "open");
    if (open.length === 0) faults.push(`${route.routeId} waits for nothing`);
    for (const stage of open) {
      const at = `${route.routeId} ${stage.stage}`;
      if (stage.wait.generation !== route.generation)
        faults.push(`${at} waits under generation ${stage.wait.generation}`);
      for (const stepId of stage.stepIds) if (!made.has(stepId)) faults.push(`${at} has not made ${stepId}`);
      // What was not performed is waited for too, until a coordinator decides what follows.
      const left = steps.filter((s) => stage.stepIds.includes(s.stepId) && (!isSettled(s) || isUndecided(s)));
      if (left.length === 0 && stage.settledBy !== "approval") faults.push(`${at} is open and has nothing to wait for`);
    }
  }
  return faults;
}

function stepFaults(routes: Route[], steps: Step[]): string[] {
  const open = new Map<string, Route>(routes.map((r) => [r.routeId, r]));
  return steps
    .filter((s) => !isSettled(s))
    .flatMap((s) => [
      ...(open.get(s.routeId)?.cycle === s.cycle ? [] : [`${s.stepId} is open and its route's cycle is not`]),
      ...(s.requestedAt && s.wait?.generation !== s.generation ? [`${s.stepId} was asked for and does not wait`] : []),
    ]);
}

async function untold(bank: DataBank): Promise<string[]> {
  const shards = Array.from({ length: outboxShards }, (_, shard) =>
    everything<{ type: string; eventId: string }>(bank, "outbox", outboxPk(shard)),
  );
  return (await Promise.all(shards)).flat().map(({ type, eventId }) => `${type} ${eventId} was not told onward`);
}

async function everything<T>(bank: DataBank, index: "gsi2" | "outbox", pk: string): Promise<T[]> {
  const found: Stored<T>[] = [];
  for (let from: string | undefined; ; ) {
    const page = await bank.find<T>(index, pk, {}, { from });
    found.push(...page.items);
    from = page.next;
    if (!from) return found.map((s) => s.data);
  }
}

/** Names of all running executions of all machines. */
/** Of all machines but that of digests: it wakes whoever is to be written to next, and belongs to no record. */
async function runningNames(sfn: SFNClient): Promise<string[]> {
  const { stateMachines = [] } = await sfn.send(new ListStateMachinesCommand({ maxResults: 1000 }));
  const names: string[] = [];
  for (const { stateMachineArn } of stateMachines.filter(({ name }) => !name!.endsWith(digestMachine))) {
    let nextToken: string | undefined;
    do {
      const command = { stateMachineArn, statusFilter: "RUNNING", maxResults: 1000, nextToken } as const;
      const page = await sfn.send(new ListExecutionsCommand(command));
      names.push(...(page.executions ?? []).map((e) => e.name!));
      nextToken = page.nextToken;
    } while (nextToken);
  }
  return names;
}
