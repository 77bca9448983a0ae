import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { ListExecutionsCommand, ListStateMachinesCommand, SFNClient } from "@aws-sdk/client-sfn";
import { dynamoBank } from "@marshrut/aws/bank";
import { digestMachine } from "@marshrut/core/shared";
import { disagreements as between } from "../../../packages/local/src/simulate/agree.ts";
import { tenant } from "./region.ts";

/** Where a running cloud keeps its records and its executions. */
export interface Places {
  dynamodb: string;
  states: string;
}

const local = { region: "eu-central-1", credentials: { accessKeyId: "local", secretAccessKey: "local" } };

/** Everything in which records and executions differ, one line each, read from both themselves and not through the reconciler. */
export async function disagreements({ dynamodb, states }: Places): Promise<string[]> {
  const client = new DynamoDBClient({ endpoint: dynamodb, ...local });
  const sfn = new SFNClient({ endpoint: states, ...local });
  try {
    const bank = dynamoBank(client, { records: "records", vault: "vault", audit: "audit", safe: "safe" });
    return await between(bank, tenant, await runningNames(sfn));
  } finally {
    client.destroy();
    sfn.destroy();
  }
}

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
