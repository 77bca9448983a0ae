import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

/*
 * The engine is a process of its own and is killed again and again, while the function it calls and the one who answers
 * its task tokens live on. Time is real here: what is tested is the process, not the clock.
 */
const executions = 200;
const kills = 20;
const main = fileURLToPath(new URL("./main.ts", import.meta.url));
const role = "arn:aws:iam::123456789012:role/test";
const home = mkdtempSync(path.join(tmpdir(), "states-crash-"));
/** Where what has been compiled is kept, so that the engine is there the sooner after a kill. */
const compiled = path.join(home, "compiled");

let engine: ChildProcess | undefined;
let url = "";

async function boot(lambda: string): Promise<void> {
  const child = spawn(process.execPath, [main, "--port", "0", "--home", home], {
    env: { ...process.env, AWS_ENDPOINT_URL_LAMBDA: lambda, NODE_COMPILE_CACHE: compiled },
    stdio: ["ignore", "pipe", "inherit"],
  });
  engine = child;
  url = await new Promise<string>((resolve) => {
    child.stdout!.on("data", (part: Buffer) => {
      const found = /http:\/\/\S+/.exec(part.toString());
      if (found) resolve(found[0]);
    });
  });
}

async function kill(): Promise<void> {
  const child = engine!;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
}

class Refused extends Error {}

async function once<T>(operation: string, input: object): Promise<T> {
  const headers = { "x-amz-target": `AWSStepFunctions.${operation}`, "content-type": "application/x-amz-json-1.0" };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(input) });
  const body = (await response.json()) as { __type?: string };
  if (response.ok) return body as T;
  throw new Refused(body.__type?.split("#")[1]);
}

/** As an SDK does: asks again for as long as nobody answers. `settled` names the refusals that mean "done before". */
async function insist<T>(operation: string, input: object, settled: string[] = []): Promise<T | undefined> {
  for (;;) {
    try {
      return await once<T>(operation, input);
    } catch (error) {
      if (error instanceof Refused) {
        if (settled.includes(error.message)) return undefined;
        throw error;
      }
      await sleep(20);
    }
  }
}

interface Event {
  kind: "plain" | "flaky" | "ask";
  child: number;
  retry: number;
  token?: string;
}
const asked = new Map<number, number>();
const answers: Promise<unknown>[] = [];

function handle(event: Event): { status: number; body: object; error?: boolean } {
  if (event.kind === "flaky" && event.retry === 0)
    return { status: 200, body: { errorType: "Flaky", errorMessage: "the first time" }, error: true };
  if (event.kind === "ask") {
    asked.set(event.child, (asked.get(event.child) ?? 0) + 1);
    const answer = { taskToken: event.token, output: JSON.stringify({ answer: event.child }) };
    answers.push(sleep(20 + Math.random() * 200).then(() => insist("SendTaskSuccess", answer, ["TaskTimedOut"])));
  }
  return { status: 200, body: { seen: event.child } };
}

const lambda = http.createServer((request, response) => {
  let text = "";
  request.setEncoding("utf8");
  request.on("data", (part: string) => {
    text += part;
  });
  request.on("end", () => {
    const { status, body, error } = handle(JSON.parse(text) as Event);
    // Some time passes, so that the engine also dies while it waits for an answer.
    setTimeout(() => {
      response.writeHead(status, error ? { "x-amz-function-error": "Unhandled" } : {}).end(JSON.stringify(body));
    }, Math.random() * 30);
  });
});

afterAll(() => {
  engine?.kill("SIGKILL");
  lambda.closeAllConnections();
  lambda.close();
  rmSync(home, { recursive: true, force: true });
});

const invoke = (kind: Event["kind"], pattern = "") => ({
  Type: "Task",
  Resource: `arn:aws:states:::lambda:invoke${pattern}`,
  Arguments: {
    FunctionName: "f",
    Payload: {
      kind,
      child: "{% $child %}",
      retry: "{% $states.context.State.RetryCount %}",
      ...(pattern ? { token: "{% $states.context.Task.Token %}" } : {}),
    },
  },
});

/** Every state type, every way of waiting. */
const everything = (nested: string) => ({
  QueryLanguage: "JSONata",
  StartAt: "Remember",
  States: {
    Remember: { Type: "Pass", Assign: { child: "{% $states.input.child %}" }, Next: "Plain" },
    Plain: { ...invoke("plain"), Output: { seen: "{% $states.result.Payload.seen %}" }, Next: "Retried" },
    Retried: {
      ...invoke("flaky"),
      Retry: [{ ErrorEquals: ["Flaky"], IntervalSeconds: 1, MaxAttempts: 5, BackoffRate: 1 }],
      Output: "{% $states.input %}",
      Next: "Odd",
    },
    Odd: {
      Type: "Choice",
      Choices: [{ Condition: "{% $child % 2 = 1 %}", Next: "Pause" }],
      Default: "Ask",
    },
    Pause: { Type: "Wait", Seconds: 1, Next: "Ask" },
    Ask: {
      ...invoke("ask", ".waitForTaskToken"),
      TimeoutSeconds: 600,
      HeartbeatSeconds: 300,
      Output: "{% $merge([$states.input, $states.result]) %}",
      Next: "Branches",
    },
    Branches: {
      Type: "Parallel",
      Branches: [
        {
          StartAt: "Left",
          States: { Left: { ...invoke("plain"), Output: "{% $states.result.Payload.seen %}", End: true } },
        },
        { StartAt: "Right", States: { Right: { Type: "Wait", Seconds: 1, Output: "right", End: true } } },
      ],
      Output: "{% $merge([$states.input, {'branches': $states.result}]) %}",
      Next: "Items",
    },
    Items: {
      Type: "Map",
      Items: [1, 2, 3],
      MaxConcurrency: 2,
      ItemProcessor: {
        StartAt: "Each",
        States: {
          Each: { ...invoke("plain"), Output: "{% $states.context.Map.Item.Value * 10 %}", End: true },
        },
      },
      Output: "{% $merge([$states.input, {'items': $states.result}]) %}",
      Next: "Nested",
    },
    Nested: {
      Type: "Task",
      Resource: "arn:aws:states:::states:startExecution.sync:2",
      Arguments: { StateMachineArn: nested, Input: { child: "{% $child %}" } },
      Output: "{% $merge([$states.input, {'nested': $states.result.Output}]) %}",
      Next: "Refuse",
    },
    Refuse: {
      Type: "Parallel",
      Branches: [{ StartAt: "No", States: { No: { Type: "Fail", Error: "No", Cause: "as it should" } } }],
      Catch: [{ ErrorEquals: ["No"], Output: "{% $states.input %}", Next: "Done" }],
      Next: "Done",
    },
    Done: { Type: "Succeed" },
  },
});

const nestedMachine = {
  QueryLanguage: "JSONata",
  StartAt: "Call",
  States: {
    Call: { ...invoke("plain"), Assign: {}, Output: "{% $states.result.Payload.seen %}", End: true },
  },
};

test(`${executions} executions survive ${kills} kills`, { timeout: 240_000 }, async () => {
  await new Promise<void>((resolve) => {
    lambda.listen(0, "127.0.0.1", resolve);
  });
  const endpoint = `http://127.0.0.1:${(lambda.address() as AddressInfo).port}`;
  await boot(endpoint);
  const create = async (name: string, definition: object) => {
    const input = { name, definition: JSON.stringify(definition), roleArn: role };
    return (await insist<{ stateMachineArn: string }>("CreateStateMachine", input))!.stateMachineArn;
  };
  const nestedDefinition = structuredClone(nestedMachine);
  nestedDefinition.States.Call.Arguments.Payload.child = "{% $states.input.child %}";
  const nested = await create("nested", nestedDefinition);
  const machine = await create("everything", everything(nested));

  let killing = true;
  const killer = (async () => {
    for (let i = 0; i < kills; i++) {
      await sleep(50 + Math.random() * 350);
      await kill();
      await boot(endpoint);
    }
    killing = false;
  })();

  const start = async (child: number) => {
    const wanted = { stateMachineArn: machine, name: `child-${child}`, input: JSON.stringify({ child }) };
    // Not acknowledged before a kill, but begun all the same: then the name is taken.
    await insist("StartExecution", wanted, ["ExecutionAlreadyExists"]);
  };
  for (let child = 0; child < executions; child += 10) {
    await Promise.all(Array.from({ length: 10 }, (_, i) => start(child + i)));
    await sleep(100);
  }
  await killer;
  expect(killing).toBe(false);
  expect(readdirSync(compiled, { recursive: true }).length).toBeGreaterThan(100);

  const arnOf = (child: number) => `${machine.replace(":stateMachine:", ":execution:")}:child-${child}`;
  for (let child = 0; child < executions; child++) {
    const executionArn = arnOf(child);
    let about = (await insist<Record<string, string>>("DescribeExecution", { executionArn }))!;
    while (about.status === "RUNNING") {
      await sleep(50);
      about = (await insist<Record<string, string>>("DescribeExecution", { executionArn }))!;
    }
    expect([child, about.status, about.error, about.cause]).toEqual([child, "SUCCEEDED", undefined, undefined]);
    expect(JSON.parse(about.output!)).toEqual({
      seen: child,
      answer: child,
      branches: [child, "right"],
      items: [10, 20, 30],
      nested: child,
    });
    const { events } = (await insist<{ events: { id: number; type: string }[] }>("GetExecutionHistory", {
      executionArn,
      maxResults: 1000,
    }))!;
    expect(events.map(({ id }) => id)).toEqual(events.map((_, i) => i + 1));
    const count = (type: string) => events.filter((event) => event.type === type).length;
    // Nothing recorded twice: 2 plain calls, a retried one, a callback, 3 iterations, and a nested execution.
    expect([count("TaskSucceeded"), count("TaskFailed")]).toEqual([8, 1]);
    // The callback's request may be answered after the callback itself, and then says nothing more.
    expect([1, 2]).toContain(count("TaskSubmitted"));
    expect([count("WaitStateExited"), count("MapIterationSucceeded")]).toEqual([child % 2 === 1 ? 2 : 1, 3]);
  }
  await Promise.all(answers);
  // A nested execution is begun once, however often the engine died while it was begun.
  const list = await insist<{ executions: object[]; nextToken?: string }>("ListExecutions", {
    stateMachineArn: nested,
    maxResults: 1000,
  });
  expect(list!.executions.length).toBe(executions);
  // A request that was in flight when the engine died is made again; all others are made once.
  const repeated = [...asked.values()].filter((times) => times > 1).length;
  expect(asked.size).toBe(executions);
  expect(repeated).toBeLessThan(executions / 2);
});
