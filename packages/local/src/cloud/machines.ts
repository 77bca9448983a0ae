import {
  CreateStateMachineAliasCommand,
  CreateStateMachineCommand,
  DescribeStateMachineCommand,
  PublishStateMachineVersionCommand,
  type SFNClient,
  UpdateStateMachineAliasCommand,
  UpdateStateMachineCommand,
} from "@aws-sdk/client-sfn";
import type { Arns, MachineSpec } from "./manifest.types.ts";

/**
 * Creates the machines that are missing and updates those whose definition has changed; executions under way keep theirs. With an
 * alias, that leads to each machine's newest version from then on.
 */
export async function deployMachines(
  client: SFNClient,
  specs: readonly MachineSpec[],
  arns: Arns,
  { roleArn, alias }: { roleArn: string; alias?: string | undefined },
): Promise<void> {
  for (const { name, definition: define } of specs) {
    const definition = define(arns);
    const stateMachineArn = arns.machine(name);
    const present = await unless("StateMachineDoesNotExist", () =>
      client.send(new DescribeStateMachineCommand({ stateMachineArn })),
    );
    if (!present) await client.send(new CreateStateMachineCommand({ name, definition, roleArn, type: "STANDARD" }));
    else if (present.definition !== definition) {
      await client.send(new UpdateStateMachineCommand({ stateMachineArn, definition, roleArn }));
    }
    if (alias) await point(client, stateMachineArn, alias);
  }
}

async function point(client: SFNClient, stateMachineArn: string, name: string): Promise<void> {
  const version = await client.send(new PublishStateMachineVersionCommand({ stateMachineArn }));
  const routingConfiguration = [{ stateMachineVersionArn: version.stateMachineVersionArn, weight: 100 }];
  const stateMachineAliasArn = `${stateMachineArn}:${name}`;
  const moved = await unless("ResourceNotFound", () =>
    client.send(new UpdateStateMachineAliasCommand({ stateMachineAliasArn, routingConfiguration })),
  );
  if (!moved) await client.send(new CreateStateMachineAliasCommand({ name, routingConfiguration }));
}

async function unless<T>(error: string, ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (thrown) {
    if ((thrown as Error).name === error) return undefined;
    throw thrown;
  }
}
