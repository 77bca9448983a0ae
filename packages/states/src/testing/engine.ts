/** An engine for tests: a folder of its own, a clock that is moved, a Lambda that is a function. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  type BucketPort,
  type LambdaCall,
  type LambdaResult,
  type ManualClock,
  manualClock,
  type States,
  startStates,
} from "../index.ts";
import type { HistoryEvent } from "../interpreter/index.ts";
import type { Json, JsonObject } from "../json/index.ts";

export const role = "arn:aws:iam::123456789012:role/test";
export const startTime = Date.parse("2026-03-02T09:00:00Z");

/** What a function does with its event: answers, or throws to fail with the error's name and message. */
export type Handler = (event: Json, call: LambdaCall) => Json | Promise<Json>;

export class ApiFault extends Error {}

export interface Execution {
  executionArn: string;
  status: string;
  output: Json | undefined;
  error: string | undefined;
  cause: string | undefined;
  events: HistoryEvent[];
}

export class Engine {
  readonly home = mkdtempSync(path.join(tmpdir(), "states-test-"));
  readonly clock: ManualClock = manualClock(startTime);
  readonly functions: Record<string, Handler> = {};
  readonly calls: LambdaCall[] = [];
  #states: States | undefined;
  #names = 0;

  async open(): Promise<this> {
    this.#states = await startStates({
      home: this.home,
      clock: this.clock,
      endpoints: this.endpoints,
      bucket: this.bucket,
      invokeLambda: (call) => this.#invoke(call),
    });
    return this;
  }
  endpoints: { sqs?: string; dynamodb?: string } = {};
  /** What lies in buckets, by `bucket/key`. */
  readonly objects: Record<string, string> = {};
  readonly bucket: BucketPort = {
    get: async (bucket, key) => {
      const body = this.objects[`${bucket}/${key}`];
      if (body === undefined)
        throw Object.assign(new Error("The specified key does not exist."), { name: "NoSuchKey" });
      return body;
    },
    put: async (bucket, key, body) => {
      this.objects[`${bucket}/${key}`] = body;
    },
    list: async (bucket, prefix) =>
      Object.entries(this.objects)
        .filter(([name]) => name.startsWith(`${bucket}/${prefix}`))
        .map(([name, body]) => ({
          Key: name.slice(bucket.length + 1),
          Size: body.length,
          ETag: '"e"',
          LastModified: 0,
          StorageClass: "STANDARD",
        })),
  };

  /** @param meanwhile what happens to its folder in between */
  async restart(meanwhile = () => {}): Promise<void> {
    await this.#states!.close();
    meanwhile();
    await this.open();
  }

  async close(): Promise<void> {
    await this.#states!.close();
    rmSync(this.home, { recursive: true, force: true });
  }

  get url(): string {
    return this.#states!.url;
  }
  idle(): Promise<void> {
    return this.#states!.idle();
  }

  /** Moves the clock, stopping at all that falls due. */
  async pass(seconds: number): Promise<void> {
    await this.clock.moveTo(this.clock.now() + seconds * 1000, () => this.idle());
    await this.idle();
  }

  /** Stands in for all functions when set: answers as the service would. */
  raw: ((call: LambdaCall) => LambdaResult) | undefined;

  async #invoke(call: LambdaCall): Promise<LambdaResult> {
    if (this.raw) return this.raw(call);
    this.calls.push(call);
    const name = call.functionName.split(":function:").at(-1)!;
    const handler = Object.hasOwn(this.functions, name) ? this.functions[name] : undefined;
    if (!handler) throw Object.assign(new Error(`Function not found: ${name}`), { name: "ResourceNotFoundException" });
    try {
      const output = await handler(JSON.parse(call.payload) as Json, call);
      return { statusCode: 200, payload: JSON.stringify(output), executedVersion: "$LATEST" };
    } catch (error) {
      const { name: errorType, message: errorMessage } = error as Error;
      const payload = JSON.stringify({ errorType, errorMessage });
      return { statusCode: 200, payload, functionError: "Unhandled" as const };
    }
  }

  /** One request; throws an ApiFault with the error's name. */
  async call<T = JsonObject>(operation: string, input: JsonObject): Promise<T> {
    const response = await fetch(this.url, {
      method: "POST",
      headers: { "x-amz-target": `AWSStepFunctions.${operation}`, "content-type": "application/x-amz-json-1.0" },
      body: JSON.stringify(input),
    });
    const body = (await response.json()) as { __type?: string; message?: string };
    if (response.ok) return body as T;
    throw Object.assign(new ApiFault(body.message), { name: body.__type?.split("#")[1] ?? "" });
  }

  async machine(definition: JsonObject, name = `machine-${++this.#names}`): Promise<string> {
    const input = { name, definition: JSON.stringify(definition), roleArn: role };
    return (await this.call<{ stateMachineArn: string }>("CreateStateMachine", input)).stateMachineArn;
  }

  async start(stateMachineArn: string, input: Json = {}, name?: string): Promise<string> {
    const started = await this.call<{ executionArn: string }>("StartExecution", {
      stateMachineArn,
      input: JSON.stringify(input),
      ...(name ? { name } : {}),
    });
    return started.executionArn;
  }

  async look(executionArn: string): Promise<Execution> {
    const about = await this.call<Record<string, string | undefined>>("DescribeExecution", { executionArn });
    return {
      executionArn,
      status: about.status!,
      output: about.output === undefined ? undefined : (JSON.parse(about.output) as Json),
      error: about.error,
      cause: about.cause,
      events: await this.history(executionArn),
    };
  }

  async history(executionArn: string): Promise<HistoryEvent[]> {
    const events: HistoryEvent[] = [];
    let nextToken: string | undefined;
    do {
      const page = await this.call<{ events: HistoryEvent[]; nextToken?: string }>("GetExecutionHistory", {
        executionArn,
        maxResults: 1000,
        ...(nextToken ? { nextToken } : {}),
      });
      events.push(...page.events);
      nextToken = page.nextToken;
    } while (nextToken);
    return events;
  }

  /** Runs a machine to where it rests, and looks. */
  async run(definition: JsonObject, input: Json = {}): Promise<Execution> {
    const arn = await this.start(await this.machine(definition), input);
    await this.idle();
    return this.look(arn);
  }

  /** Starts a one-state machine and lets it run to where it rests. */
  async startState(state: JsonObject, input: Json = {}): Promise<string> {
    const arn = await this.start(await this.machine({ StartAt: "T", States: { T: { End: true, ...state } } }), input);
    await this.idle();
    return arn;
  }

  /** A one-state machine, run and looked at. */
  runState(state: JsonObject, input: Json = {}): Promise<Execution> {
    return this.run({ StartAt: "Only", States: { Only: { End: true, ...state } } }, input);
  }
}

export const typesOf = (execution: Execution): string[] => execution.events.map(({ type }) => type);
