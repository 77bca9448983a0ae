import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import { type LambdaCall, type LambdaResult, manualClock, startStates } from "@marshrut/states";
import { machines } from "@marshrut/workflows";
import type * as Task from "@marshrut/workflows/tasks";

/** A function in process: takes the payload, gives the answer or throws an error whose name the machine sees. */
export type Handler = (payload: Record<string, unknown>) => unknown;
export type Handlers = Partial<Record<keyof typeof Task, Handler>>;

/** `dispatch-step` is played by the handler `dispatchStep`. */
const camel = (name: string) => name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
const functionArn = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${camel(name)}`;

/** Our machines on the engine, over its wire, in virtual time, with functions that a test plays. @param only this machine */
export async function openWorld(start: string, handlers: Handlers, only?: string) {
  const home = await mkdtemp(join(tmpdir(), "machines-"));
  const clock = manualClock(Date.parse(start));
  const states = await startStates({ home, port: 0, clock, invokeLambda: (call) => invoke(handlers, call) });
  const client = new SFNClient({
    endpoint: states.url,
    region: "us-east-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  const arnOf = new Map<string, string>();
  for (const machine of machines.filter(({ name }) => !only || name === only)) {
    const { name } = machine;
    const definition = machine.definition(functionArn);
    const roleArn = "arn:aws:iam::123456789012:role/machines";
    const created = await client.send(new CreateStateMachineCommand({ name, definition, roleArn, type: "STANDARD" }));
    arnOf.set(name, created.stateMachineArn!);
  }

  // idle() may come back while the engine still has to commit, and with it to send its next call.
  const settle = async () => {
    do await states.idle();
    while (states.busy());
  };

  const world = {
    /** The clock of machines and handlers, as an ISO instant. */
    now: () => new Date(clock.now()).toISOString(),
    /** Until only timers and tokens remain. */
    settle,
    /** Runs all that is due until then. */
    moveTo: (instant: string) => clock.moveTo(Date.parse(instant), settle),
    async start(machine: string, input: object): Promise<string> {
      const stateMachineArn = arnOf.get(machine);
      const started = await client.send(new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) }));
      await settle();
      return started.executionArn!;
    },
    /** Answers a token; within a handler do not wait for the engine to settle: it waits for the handler. */
    answer: (taskToken: string, output: object) =>
      client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) })),
    fail: (taskToken: string, error: string) => client.send(new SendTaskFailureCommand({ taskToken, error })),
    async outcome(executionArn: string) {
      const { status, error, output } = await client.send(new DescribeExecutionCommand({ executionArn }));
      return { status, error, output: output === undefined ? undefined : JSON.parse(output) };
    },
    async history(executionArn: string): Promise<HistoryEvent[]> {
      const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }));
      return events!;
    },
    /** Names of the states entered, in order: each is a billed transition. */
    async transitions(executionArn: string): Promise<string[]> {
      return (await world.history(executionArn)).flatMap((event) => event.stateEnteredEventDetails?.name ?? []);
    },
    async close() {
      client.destroy();
      await states.close();
      await rm(home, { recursive: true });
    },
  };
  return world;
}

export type World = Awaited<ReturnType<typeof openWorld>>;

/** Thrown by a handler, it is an error of the Lambda service and not of the function. */
export class ServiceError extends Error {
  constructor(name: string) {
    super(name);
    this.name = name;
  }
}

/** What our handlers say when a newer generation runs. */
export class GenerationSuperseded extends Error {
  override readonly name = "GenerationSuperseded";
}

async function invoke(handlers: Handlers, call: LambdaCall): Promise<LambdaResult> {
  const name = call.functionName.split(":").at(-1) as keyof Handlers;
  try {
    const answer = await handlers[name]?.(JSON.parse(call.payload));
    return { statusCode: 200, payload: JSON.stringify(answer ?? null) };
  } catch (error) {
    if (error instanceof ServiceError || !(error instanceof Error)) throw error;
    const payload = JSON.stringify({ errorType: error.name, errorMessage: error.message, trace: [] });
    return { statusCode: 200, payload, functionError: "Unhandled" };
  }
}
