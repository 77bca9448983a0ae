// The first hour of a real stage with synthetic data: whatever passes on one machine and could fail on AWS, tried once.
// TOKEN=$(node scripts/ops/token.ts …) node scripts/ops/smoke.ts --stage dev --api https://… --tokens https://…/oauth2/token
//   --pool POOL --tenant smoke --municipality novokuznetsk --console https://… --mailbox you@test.example.org
// test/journey/smoke.test.ts runs the same steps against the local cloud. What comes before and after: docs/runbook.md.
import { createInterface } from "node:readline/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { paginateListExecutions, paginateListStateMachines, SFNClient } from "@aws-sdk/client-sfn";
import { systemScope } from "@marshrut/api";
import { byHand, firstHour } from "./smoke/first-hour.ts";
import type { Place } from "./smoke/place.ts";
import { fromCommandLine, main, pointAt, Usage } from "./stage.ts";
import * as system from "./system.ts";

const usage =
  "TOKEN=… node scripts/ops/smoke.ts --stage STAGE --api URL --tenant KEY --municipality KEY --console ORIGIN --mailbox ADDRESS --tokens URL --pool POOL [--region REGION]";

/** Names of what runs in the machines of the stage. */
export async function running(client: SFNClient, physical: (name: string) => string): Promise<string[]> {
  const found: string[] = [];
  for await (const { stateMachines = [] } of paginateListStateMachines({ client }, {}))
    for (const { name, stateMachineArn } of stateMachines.filter(({ name }) => name!.startsWith(physical(""))))
      for await (const { executions = [] } of paginateListExecutions(
        { client },
        { stateMachineArn: stateMachineArn!, statusFilter: "RUNNING" },
      ))
        found.push(...executions.map((execution) => execution.name ?? name!));
  return found;
}

async function asked(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await lines.question(question)).trim();
  } finally {
    lines.close();
  }
}

if (process.argv[1] === import.meta.filename)
  await main(async () => {
    const text = { type: "string" } as const;
    const { at, values } = fromCommandLine(usage, {
      api: text,
      tenant: text,
      municipality: text,
      console: text,
      mailbox: text,
      tokens: text,
      pool: { type: "string", default: "" },
    });
    const { TOKEN: token } = process.env;
    if (!token) throw new Usage(`TOKEN is not set: an access token of a coordinator\n${usage}`);
    if (at.stage === "production") throw new Usage("Not in production: it makes a child and organisations");
    pointAt(at);
    const { api, tenant, municipality, mailbox, tokens, pool } = values;
    const sfn = new SFNClient({ region: at.region });
    const of: system.Systems = { cognito: new CognitoIdentityProviderClient({ region: at.region }), at, pool, tenant };
    const systemOf: Place["systemOf"] = async (agencyId) => {
      const made = await system.add(of, agencyId, "Проба");
      const scope = `${systemScope.resourceServer}/${systemScope.scope}`;
      return { ...made, tokens, scope, remove: () => system.remove(of, made.client) };
    };
    const place: Place = {
      api,
      systems: `${api}/systems`,
      console: values.console,
      mailbox,
      bounces: "bounce@simulator.amazonses.com",
      municipality,
      token: async () => token,
      link: () => asked(`The address of the link in the newest letter to ${mailbox}: `),
      systemOf: pool ? systemOf : undefined,
      running: () => running(sfn, at.physical),
      pause: () => sleep(5_000),
    };
    const outcomes = await firstHour(place, console.log);
    console.log(`\nBy hand:\n${byHand.map((line) => `- ${line}`).join("\n")}`);
    if (outcomes.some(({ ok }) => !ok)) process.exitCode = 1;
  });
