/**
 * `npm run bench:states`: the Step Functions engine over the wire, on disk, as a process of its own.
 * Prints one line per measurement, and exits 1 when a target of the project is missed.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../../packages/states/src/main.ts", import.meta.url));
const role = "arn:aws:iam::123456789012:role/bench";
const stateCount = 10;
const open = 10_000;
/** Ticks of /proc/<pid>/stat per second: fixed at 100 on Linux. */
const ticks = 100;

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
let url = "";

function call<T>(operation: string, input: object): Promise<T> {
  const body = JSON.stringify(input);
  return new Promise((resolve, reject) => {
    const headers = {
      "x-amz-target": `AWSStepFunctions.${operation}`,
      "content-type": "application/x-amz-json-1.0",
      "content-length": Buffer.byteLength(body),
    };
    const request = http.request(url, { method: "POST", agent, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => {
        text += part;
      });
      response.on("end", () =>
        response.statusCode === 200 ? resolve(JSON.parse(text) as T) : reject(new Error(text)),
      );
    });
    request.on("error", reject);
    request.end(body);
  });
}

/** Starts the engine and resolves when it answers; the milliseconds that took. */
async function boot(home: string, lambda: string): Promise<{ engine: ChildProcess; ms: number }> {
  const from = performance.now();
  const engine = spawn(process.execPath, [main, "--port", "0", "--home", home], {
    env: { ...process.env, AWS_ENDPOINT_URL_LAMBDA: lambda },
    stdio: ["ignore", "pipe", "inherit"],
  });
  url = await new Promise<string>((resolve) => {
    engine.stdout!.on("data", (part: Buffer) => {
      const found = /http:\/\/\S+/.exec(part.toString());
      if (found) resolve(found[0]);
    });
  });
  await call("ListStateMachines", {});
  return { engine, ms: performance.now() - from };
}

/** User and system CPU of a process so far, ms; undefined where there is no /proc. */
function cpuOf(pid: number): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticks;
  } catch {
    return undefined;
  }
}

/** Resident memory of a process, MB. */
function memoryOf(pid: number): number | undefined {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))![1]) / 1024;
  } catch {
    return undefined;
  }
}

/** A Lambda that answers at once and hands on the task token it was given. */
function lambdaEndpoint(onToken: (token: string) => void): Promise<http.Server> {
  const server = http.createServer((request, response) => {
    let text = "";
    request.setEncoding("utf8");
    request.on("data", (part: string) => {
      text += part;
    });
    request.on("end", () => {
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
      onToken((JSON.parse(text) as { token: string }).token);
    });
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve(server));
  });
}

/** Pass and Choice in turn, JSONata, as our own machines are. */
function chain(): object {
  const states = Array.from({ length: stateCount }, (_, i) => {
    const next = i + 1 < stateCount ? { Next: `S${i + 1}` } : { End: true };
    const state =
      i % 2 === 0 || i + 1 === stateCount
        ? { Type: "Pass", Output: { n: "{% $states.input.n + 1 %}", child: "{% $states.input.child %}" }, ...next }
        : {
            Type: "Choice",
            Choices: [{ Condition: "{% $states.input.n > 100 %}", Next: `S${i + 1}` }],
            Default: `S${i + 1}`,
          };
    return [`S${i}`, state] as const;
  });
  return { QueryLanguage: "JSONata", StartAt: "S0", States: Object.fromEntries(states) };
}

const callback = {
  QueryLanguage: "JSONata",
  StartAt: "Await",
  States: {
    Await: {
      Type: "Task",
      Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
      Arguments: { FunctionName: "bench", Payload: { token: "{% $states.context.Task.Token %}" } },
      TimeoutSeconds: 86400,
      Next: "Conclude",
    },
    Conclude: { Type: "Succeed" },
  },
};

async function machine(name: string, definition: object): Promise<string> {
  const input = { name, definition: JSON.stringify(definition), roleArn: role };
  return (await call<{ stateMachineArn: string }>("CreateStateMachine", input)).stateMachineArn;
}

/** Runs `count` jobs by `clients` at a time. */
async function share(clients: number, count: number, job: () => Promise<unknown>): Promise<void> {
  let left = count;
  const one = async () => {
    while (left-- > 0) await job();
  };
  await Promise.all(Array.from({ length: clients }, one));
}

interface Result {
  perSecond: number;
  cpu: number | undefined;
}

async function measure(pid: number, count: number, work: () => Promise<void>): Promise<Result> {
  const [from, cpu] = [performance.now(), cpuOf(pid)];
  await work();
  const [seconds, after] = [(performance.now() - from) / 1000, cpuOf(pid)];
  return {
    perSecond: count / seconds,
    cpu: cpu === undefined || after === undefined ? undefined : (after - cpu) / count,
  };
}

const failures: string[] = [];
function report(label: string, value: number | undefined, unit: string, holds?: (value: number) => boolean): void {
  const missed = value !== undefined && holds !== undefined && !holds(value);
  if (missed) failures.push(label);
  const text = value === undefined ? "not measured" : `${value.toFixed(value < 10 ? 2 : 0)} ${unit}`;
  console.log(`${label.padEnd(64)} ${text.padStart(16)}${missed ? "  MISSED" : ""}`);
}

const start = (stateMachineArn: string) =>
  call("StartExecution", { stateMachineArn, input: '{"n":0,"child":"child_1"}' });

async function benchChain(pid: number): Promise<void> {
  const arn = await machine("chain", chain());
  await share(16, 1000, () => start(arn)); // let the compiler warm up
  for (const [clients, count] of [
    [1, 2000],
    [16, 8000],
  ] as const) {
    const { perSecond, cpu } = await measure(pid, count, () => share(clients, count, () => start(arn)));
    const wanted = clients === 16 ? (value: number) => value >= 600 : undefined;
    report(`${stateCount}-state Pass/Choice, ${clients} clients: executions`, perSecond, "/s", wanted);
    report(`${stateCount}-state Pass/Choice, ${clients} clients: transitions`, perSecond * stateCount, "/s");
    const perTransition = cpu === undefined ? undefined : (cpu * 1000) / stateCount;
    report(
      `${stateCount}-state Pass/Choice, ${clients} clients: CPU per transition`,
      perTransition,
      "µs",
      (value) => value < 100,
    );
  }
}

type Tokens = ReturnType<typeof tokenQueue>;

async function benchCallback(pid: number, tokens: Tokens): Promise<void> {
  const arn = await machine("callback", callback);
  for (const [clients, count] of [
    [1, 500],
    [16, 3000],
  ] as const) {
    const { perSecond } = await measure(pid, count, () =>
      share(clients, count, async () => {
        await start(arn);
        await call("SendTaskSuccess", { taskToken: await tokens.take(), output: "{}" });
      }),
    );
    report(`callback machine, ${clients} clients: executions`, perSecond, "/s");
    report(`callback machine, ${clients} clients: transitions`, perSecond * 2, "/s");
  }
}

/** Tokens in the order in which they arrive. */
function tokenQueue() {
  const here: string[] = [];
  const waiting: ((token: string) => void)[] = [];
  return {
    put: (token: string) => {
      const next = waiting.shift();
      if (next) next(token);
      else here.push(token);
    },
    take: () => {
      const token = here.shift();
      return token === undefined ? new Promise<string>((resolve) => waiting.push(resolve)) : Promise.resolve(token);
    },
  };
}

/** Opens 10,000 executions, kills the engine, and starts it again on the same folder. */
async function benchOpen(tokens: Tokens, lambda: string): Promise<void> {
  const home = mkdtempSync(path.join(tmpdir(), "bench-states-"));
  const first = await boot(home, lambda);
  report("start on an empty folder", first.ms, "ms");
  const arn = await machine("callback", callback);
  await share(16, open, () => start(arn));
  for (let i = 0; i < open; i++) await tokens.take();
  await call("ListStateMachines", {});
  report(`memory with ${open} executions just opened`, memoryOf(first.engine.pid!), "MB", (value) => value < 150);
  await kill(first.engine);
  const second = await boot(home, lambda);
  report(`restart after kill -9 with ${open} open executions`, second.ms, "ms", (value) => value < 2000);
  const page = { stateMachineArn: arn, statusFilter: "RUNNING", maxResults: 1000 };
  const { executions } = await call<{ executions: unknown[] }>("ListExecutions", page);
  if (executions.length !== 1000) failures.push("open executions after the restart");
  report(`memory after that restart`, memoryOf(second.engine.pid!), "MB", (value) => value < 150);
  await kill(second.engine);
  rmSync(home, { recursive: true, force: true });
}

function kill(engine: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    engine.once("exit", () => resolve());
    engine.kill("SIGKILL");
  });
}

async function benchLoad(tokens: Tokens, lambda: string): Promise<void> {
  const home = mkdtempSync(path.join(tmpdir(), "bench-states-"));
  const { engine } = await boot(home, lambda);
  await benchChain(engine.pid!);
  await benchCallback(engine.pid!, tokens);
  report("memory after all that, garbage included", memoryOf(engine.pid!), "MB");
  await kill(engine);
  rmSync(home, { recursive: true, force: true });
}

const tokens = tokenQueue();
const lambda = await lambdaEndpoint(tokens.put);
const lambdaUrl = `http://127.0.0.1:${(lambda.address() as AddressInfo).port}`;
await benchOpen(tokens, lambdaUrl);
await benchLoad(tokens, lambdaUrl);
lambda.closeAllConnections();
lambda.close();
agent.destroy();
if (failures.length > 0) console.error(`Missed: ${failures.join("; ")}`);
process.exitCode = failures.length > 0 ? 1 : 0;
