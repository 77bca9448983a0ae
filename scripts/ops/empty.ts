// Ends all that runs in a stage that is to be removed: node scripts/ops/empty.ts --stage pr-42
// Step Functions deletes a machine only when none of its executions runs, ours wait for weeks, and a removal waits for five minutes.
// Functions are stopped first, so that nothing starts another one. Never in production.
import { setTimeout as sleep } from "node:timers/promises";
import { LambdaClient } from "@aws-sdk/client-lambda";
import {
  paginateListExecutions,
  paginateListStateMachines,
  SFNClient,
  StopExecutionCommand,
} from "@aws-sdk/client-sfn";
import { shippedMachines } from "@marshrut/workflows";
import { stop } from "./pause.ts";
import { fromCommandLine, main, type OpsStage, Usage } from "./stage.ts";

const usage = "node scripts/ops/empty.ts --stage STAGE [--region REGION]";

/** StopExecution of the regions with the lowest quota: 500 at once, then 25 a second. */
const quota = { burst: 500, perSecond: 25 };

export interface Emptying {
  lambda: LambdaClient;
  sfn: SFNClient;
  at: OpsStage;
  say(line: string): void;
  /** Between two requests once the burst is over, ms. */
  pause?: number;
}

/** @returns how many executions were ended. Safe to repeat. @throws Usage for production */
export async function empty({ lambda, sfn, at, say, pause }: Emptying): Promise<number> {
  if (at.stage === "production") throw new Usage("Production is never emptied: its routes would end");
  await stop({ lambda, at, say });
  let ended = 0;
  for (const machine of await machinesOf(sfn, at)) {
    // Which are running is read to its end first: pages of a list that shrinks would pass some over.
    for (const executionArn of await running(sfn, machine)) {
      await sfn.send(new StopExecutionCommand({ executionArn, error: "StageRemoved" })).catch(gone);
      if (++ended > quota.burst) await sleep(pause ?? 1000 / quota.perSecond);
    }
  }
  say(`${ended} executions ended`);
  return ended;
}

/** By their whole names: `marshrut-pr-4-…` is the beginning of nothing in the stage pr-42, but that of `pr` would be. */
async function machinesOf(client: SFNClient, at: OpsStage): Promise<string[]> {
  const names = new Set(shippedMachines.map((name) => at.physical(name)));
  const found: string[] = [];
  for await (const { stateMachines = [] } of paginateListStateMachines({ client }, { maxResults: 1000 }))
    for (const { name, stateMachineArn } of stateMachines) if (names.has(name!)) found.push(stateMachineArn!);
  return found;
}

async function running(client: SFNClient, stateMachineArn: string): Promise<string[]> {
  const found: string[] = [];
  const asked = { stateMachineArn, statusFilter: "RUNNING", maxResults: 1000 } as const;
  for await (const { executions = [] } of paginateListExecutions({ client }, asked))
    found.push(...executions.map(({ executionArn }) => executionArn!));
  return found;
}

/** It has ended by itself meanwhile. */
function gone(error: Error): void {
  if (error.name !== "ExecutionDoesNotExist") throw error;
}

if (process.argv[1] === import.meta.filename)
  await main(async () => {
    const { at } = fromCommandLine(usage, {});
    const { region } = at;
    await empty({ lambda: new LambdaClient({ region }), sfn: new SFNClient({ region }), at, say: console.log });
  });
