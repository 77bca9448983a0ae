/** `npm run states -- --port 4600 --home DIR`: this engine alone. */
import { flushCompileCache } from "node:module";
import path from "node:path";
import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import { type States, startStates } from "./index.ts";

// Executions at rest live on disk, so that nearly all of the heap is garbage of the last requests: collect it early.
for (const flag of ["--semi-space-growth-factor=1", "--heap-growing-percent=20"]) setFlagsFromString(flag);

const usage = `npm run states -- [--port 4600] [--home DIR] [--host 127.0.0.1] [--region R] [--account 123456789012]
AWS_ENDPOINT_URL_LAMBDA, _SQS, _DYNAMODB, _S3 and _EVENTBRIDGE name the services behind the engine.`;
const values = given();
if (values.help) {
  console.log(usage);
  process.exit(0);
}
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65535) {
  console.error(`--port ${values.port} is not a port\n${usage}`);
  process.exit(2);
}
let states: States;
try {
  states = await startStates({
    home: path.resolve(values.home),
    port,
    host: values.host,
    region: values.region || undefined,
    accountId: values.account || undefined,
    onBroken: (error) => {
      console.error(`Nothing can be written to ${values.home}: ${(error as Error).message}`);
      process.exit(1);
    },
  });
} catch (error) {
  // A taken port, or a folder that another engine has open.
  console.error(`Cannot start on port ${port} with ${values.home}: ${(error as Error).message}`);
  process.exit(1);
}
console.log(`Step Functions: ${states.url} (data in ${path.resolve(values.home)})`);
flushCompileCache(); // Node writes it at an orderly end by itself, which a process that is killed has not
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void states.close().then(() => process.exit(0));
  });
}

/** The command line; a word that nobody knows ends the start with what may be said. */
function given() {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      options: {
        port: { ...text, default: "4600" },
        host: { ...text, default: "127.0.0.1" },
        home: { ...text, default: ".marshrut/states" },
        region: text,
        account: text,
        help: { type: "boolean" },
      },
    }).values;
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    process.exit(2);
  }
}
