// Stops every function of a stage, or lets them go on: node scripts/ops/pause.ts stop|go --stage production
// Stopped, the API answers 503, and neither clock nor stream nor machine can write. What they could not do comes again: the
// stream keeps its events for a day, the reconciler replaces executions that failed meanwhile, the clock's letters are dropped.
import { DeleteFunctionConcurrencyCommand, LambdaClient, PutFunctionConcurrencyCommand } from "@aws-sdk/client-lambda";
import { functions } from "@marshrut/functions/manifest";
import { fromCommandLine, main, type OpsStage, Usage } from "./stage.ts";

const usage = "node scripts/ops/pause.ts stop|go --stage STAGE [--region REGION]";

export interface Pause {
  lambda: LambdaClient;
  at: OpsStage;
  say(line: string): void;
}

/** None may run at all. Safe to repeat. A function that the stage does not have (an identity provider outside) is passed over. */
export const stop = (pause: Pause): Promise<void> =>
  each(pause, "stopped", (FunctionName) =>
    pause.lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 0 })),
  );

/** As many as the account allows, as a deploy has them. Safe to repeat. */
export const go = (pause: Pause): Promise<void> =>
  each(pause, "goes on", (FunctionName) => pause.lambda.send(new DeleteFunctionConcurrencyCommand({ FunctionName })));

async function each({ at, say }: Pause, what: string, action: (name: string) => Promise<unknown>): Promise<void> {
  for (const { name } of functions) {
    try {
      await action(at.physical(name));
      say(`${name} ${what}`);
    } catch (error) {
      if ((error as Error).name !== "ResourceNotFoundException") throw error;
    }
  }
}

if (process.argv[1] === import.meta.filename)
  await main(async () => {
    const { at, words } = fromCommandLine(usage, {});
    const pause: Pause = { lambda: new LambdaClient({ region: at.region }), at, say: console.log };
    if (words[0] === "stop") await stop(pause);
    else if (words[0] === "go") await go(pause);
    else throw new Usage(usage);
  });
