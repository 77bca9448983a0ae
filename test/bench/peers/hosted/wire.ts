/** Our engine as a process of its own, asked as the product asks it: by the AWS SDK's client over HTTP. */
import { spawn } from "node:child_process";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { CreateStateMachineCommand, ListExecutionsCommand, SFNClient } from "@aws-sdk/client-sfn";
import { machinesOf, sfnClient, sfnWorkflows } from "@marshrut/aws";
import { type Ask, machine, type Open, role } from "../workload.ts";
import { openOf } from "./inside.ts";

const main = fileURLToPath(new URL("../../../../packages/states/src/main.ts", import.meta.url));
const workflowName = "bench-route";

export const open: Open = async (home, ask) => {
  const url = await engineOn(home, await lambdaOf(ask));
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_SFN: url,
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    STATE_MACHINE_ARN_PREFIX: "arn:aws:states:us-east-1:123456789012:stateMachine:",
  });
  const plain = new SFNClient({});
  const made = { name: workflowName, definition: JSON.stringify(machine), roleArn: role };
  await plain.send(new CreateStateMachineCommand(made));
  const workflows = sfnWorkflows(sfnClient(), machinesOf());
  return {
    setting:
      "as in process; the engine a process of its own, the product's AWS SDK client and Lambda's Invoke over HTTP",
    async start(route) {
      await workflows.start({ machine: workflowName, name: route, input: { route } } as never);
    },
    async answer({ token }) {
      await workflows.succeed(token, {} as never);
    },
    open: () => openOf((input) => plain.send(new ListExecutionsCommand(input as { stateMachineArn: string }))),
  };
};

/** Lambda's Invoke, as the engine calls it. */
function lambdaOf(ask: (wanted: Ask) => void): Promise<string> {
  const server = http.createServer((request, response) => {
    let text = "";
    request.setEncoding("utf8");
    request.on("data", (part: string) => {
      text += part;
    });
    request.on("end", () => {
      ask(JSON.parse(text) as Ask);
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
  });
  server.keepAliveTimeout = 75_000;
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}

function engineOn(home: string, lambda: string): Promise<string> {
  const engine = spawn(process.execPath, [main, "--port", "0", "--home", home, "--region", "us-east-1"], {
    env: { ...process.env, AWS_ENDPOINT_URL_LAMBDA: lambda },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    engine.once("exit", () => reject(new Error("The engine ended before it was there")));
    engine.stdout!.on("data", (part: Buffer) => {
      const found = /http:\/\/\S+/.exec(part.toString());
      if (found) resolve(found[0]);
    });
  });
}
