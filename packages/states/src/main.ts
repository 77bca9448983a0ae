/** `npm run states -- --port 4600 --home DIR`: this engine alone. */
import path from "node:path";
import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import { type States, startStates } from "./index.ts";

// Executions at rest live on disk, so that nearly all of the heap is garbage of the last requests: collect it early.
for (const flag of ["--semi-space-growth-factor=1", "--heap-growing-percent=20"]) setFlagsFromString(flag);

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "4600" },
    host: { type: "string", default: "127.0.0.1" },
    home: { type: "string", default: ".marshrut/states" },
    region: { type: "string" },
    account: { type: "string" },
  },
});
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65535) {
  console.error(`--port ${values.port} is not a port`);
  process.exit(2);
}
let states: States;
try {
  states = await startStates({
    home: path.resolve(values.home),
    port,
    host: values.host,
    ...(values.region ? { region: values.region } : {}),
    ...(values.account ? { accountId: values.account } : {}),
  });
} catch (error) {
  // A taken port, or a folder that another engine has open.
  console.error(`Cannot start on port ${port} with ${values.home}: ${(error as Error).message}`);
  process.exit(1);
}
console.log(`Step Functions: ${states.url} (data in ${path.resolve(values.home)})`);
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void states.close().then(() => process.exit(0));
  });
}
