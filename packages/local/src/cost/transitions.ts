import { GetExecutionHistoryCommand, type HistoryEvent, ListExecutionsCommand, SFNClient } from "@aws-sdk/client-sfn";
import type { Cloud } from "../cloud/index.ts";

/**
 * Billed transitions of one execution by its history: each state that was entered, and each retry of a task (the pricing
 * page: "each time a step of your workflow is executed", retries included).
 */
export function transitionsOf(events: readonly Pick<HistoryEvent, "type">[]): number {
  let [count, attempts] = [0, 0];
  for (const { type = "" } of events) {
    if (type.endsWith("StateEntered")) {
      count++;
      attempts = 0;
    } else if (/^(Task|LambdaFunction)Scheduled$/.test(type) && ++attempts > 1) count++;
  }
  return count;
}

/** Transitions of every execution that the engine knows, by machine; those still running count with what they have done. */
export async function countTransitions(cloud: Cloud, machines: readonly string[]): Promise<Map<string, number>> {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new SFNClient({ endpoint: cloud.urls.states, region: "eu-central-1", credentials });
  try {
    const counted = new Map<string, number>();
    for (const machine of machines) {
      let sum = 0;
      for await (const arn of executions(client, cloud.arns.machine(machine)))
        sum += transitionsOf(await history(client, arn));
      counted.set(machine, sum);
    }
    return counted;
  } finally {
    client.destroy();
  }
}

async function* executions(client: SFNClient, stateMachineArn: string): AsyncGenerator<string> {
  let nextToken: string | undefined;
  do {
    const page = await client.send(new ListExecutionsCommand({ stateMachineArn, maxResults: 1000, nextToken }));
    for (const { executionArn } of page.executions ?? []) if (executionArn) yield executionArn;
    nextToken = page.nextToken;
  } while (nextToken);
}

async function history(client: SFNClient, executionArn: string): Promise<HistoryEvent[]> {
  const all: HistoryEvent[] = [];
  let nextToken: string | undefined;
  do {
    const page = await client.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000, nextToken }));
    all.push(...(page.events ?? []));
    nextToken = page.nextToken;
  } while (nextToken);
  return all;
}
