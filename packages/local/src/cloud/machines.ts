import {
  CreateStateMachineCommand,
  DescribeStateMachineCommand,
  type SFNClient,
  StateMachineDoesNotExist,
  UpdateStateMachineCommand,
} from "@aws-sdk/client-sfn";
import type { Arns, MachineSpec } from "./manifest.types.ts";

/** Creates the machines that are missing and updates those whose definition has changed; executions under way keep theirs. */
export async function deployMachines(
  client: SFNClient,
  specs: readonly MachineSpec[],
  arns: Arns,
  roleArn: string,
): Promise<void> {
  for (const { name, definition: define } of specs) {
    const definition = define(arns);
    const stateMachineArn = arns.machine(name);
    const present = await client.send(new DescribeStateMachineCommand({ stateMachineArn })).catch((error) => {
      if (error instanceof StateMachineDoesNotExist) return undefined;
      throw error;
    });
    if (!present) await client.send(new CreateStateMachineCommand({ name, definition, roleArn, type: "STANDARD" }));
    else if (present.definition !== definition) {
      await client.send(new UpdateStateMachineCommand({ stateMachineArn, definition, roleArn }));
    }
  }
}
