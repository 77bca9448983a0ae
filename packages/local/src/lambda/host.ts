import { randomUUID } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { LambdaCall, LambdaResult } from "@marshrut/states";
import type { VirtualClock } from "../clock/index.ts";
import type { DeadLetters } from "../dead-letters/index.ts";
import { LambdaError } from "./error.ts";
import { type FunctionSpec, functionNameOf, type Outcome, run } from "./function.ts";
import { EventQueue } from "./queue.ts";

export interface LambdaHostOptions {
  functions: readonly FunctionSpec[];
  db: DatabaseSync;
  clock: VirtualClock;
  deadLetters: DeadLetters;
  region: string;
  accountId: string;
  /** Functions that run at one time; over it a call is refused. Default: any number. */
  concurrency?: number | undefined;
  /** Called after every invocation: what it has written may now be in a stream. */
  onInvoked?: () => void;
  /** Hears of failed invocations, one line each. */
  log?: (line: string) => void;
}

/** Bytes of a payload, by kind of invocation. Source: Lambda quotas. */
const mostBytes = { RequestResponse: 6_291_456, Event: 1_048_576 } as const;

/** Runs the very handlers of the product inside of this process, with the semantics of Lambda's Invoke API. */
export class LambdaHost {
  #options: LambdaHostOptions;
  #functions: Map<string, FunctionSpec>;
  #running = new Map<Promise<Outcome>, { name: string; reads: boolean }>();
  /** By name, how many of a function may run at one time, whatever others do. */
  #reserved = new Map<string, number>();
  #started = 0;
  #reported = 0;
  #queue: EventQueue;

  constructor(options: LambdaHostOptions) {
    this.#options = options;
    this.#functions = new Map(options.functions.map((spec) => [spec.name, spec]));
    const { db, clock, deadLetters } = options;
    const queue = { db, clock, deadLetters, isFull: this.#isFull, isStopped: this.#isStopped };
    this.#queue = new EventQueue({ ...queue, run: (name, payload, id) => this.#run(name, JSON.parse(payload), id) });
    deadLetters.onRedrive("lambda", async ({ name, body }) => {
      await this.invoke({ functionName: name, payload: JSON.stringify(body), invocationType: "Event" });
    });
  }

  /** Takes up the events that a former run has accepted and not finished: once everything that handlers need is there. */
  resume(): void {
    this.#queue.resume();
  }

  /** ARN of a function by its plain name. */
  arn(name: string): string {
    return `arn:aws:lambda:${this.#options.region}:${this.#options.accountId}:function:${name}`;
  }

  /**
   * Lambda's Invoke. Rejects with a LambdaError (`ResourceNotFoundException`, `InvalidRequestContentException`,
   * `RequestTooLargeException`, `TooManyRequestsException`); a failure of the handler is an answer with `functionError`. An Event is durable once accepted.
   * @param reads it changes nothing that anything else would follow from: whoever waits for rest does not wait for it
   */
  async invoke(call: LambdaCall, { reads = false }: { reads?: boolean } = {}): Promise<LambdaResult> {
    const name = functionNameOf(call.functionName);
    const payload = call.payload === "" ? "{}" : call.payload;
    const event = this.#check(name, payload, call.invocationType);
    if (call.invocationType === "Event")
      return { statusCode: 202, payload: "", requestId: this.#queue.add(name, payload) };
    if (this.#isFull(name)) throw new LambdaError("TooManyRequestsException", 429, "Rate Exceeded.");
    const requestId = randomUUID();
    const outcome = await this.#run(name, event, requestId, reads);
    const answer = { statusCode: 200, payload: outcome.payload, executedVersion: "$LATEST", requestId };
    return outcome.ok ? answer : { ...answer, functionError: "Unhandled" };
  }

  /**
   * Lambda's PutFunctionConcurrency; undefined: DeleteFunctionConcurrency. With 0 the function is stopped.
   * @throws LambdaError `ResourceNotFoundException`
   */
  reserve(functionName: string, most: number | undefined): void {
    const name = functionNameOf(functionName);
    this.#mustHave(name);
    if (most === undefined) this.#reserved.delete(name);
    else this.#reserved.set(name, most);
  }

  /**
   * Resolves when no handler runs but such as read; true when one has been started since the last call. People who read would
   * otherwise keep the clock from moving on for as long as they do.
   */
  async idle(): Promise<boolean> {
    for (let at = this.#acting(); at.length > 0; at = this.#acting()) await Promise.all(at);
    const moved = this.#started !== this.#reported;
    this.#reported = this.#started;
    return moved;
  }

  /** Takes no more from the queue of events, and resolves when the running handlers are done (at most `graceMs`). */
  async close(graceMs = 5_000): Promise<void> {
    this.#queue.close();
    let grace: NodeJS.Timeout | undefined;
    const timeout = new Promise((resolve) => {
      grace = setTimeout(resolve, graceMs);
    });
    await Promise.race([this.#ended(), timeout]);
    clearTimeout(grace);
  }

  async #ended(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.keys());
  }

  #acting = (): Promise<Outcome>[] => [...this.#running].filter(([, { reads }]) => !reads).map(([work]) => work);

  /** @returns the event that the payload is */
  #check(name: string, payload: string, type: "RequestResponse" | "Event"): unknown {
    this.#mustHave(name);
    const bytes = Buffer.byteLength(payload);
    if (bytes > mostBytes[type]) {
      const message = `${bytes} byte payload is too large for the ${type} invocation type (limit ${mostBytes[type]} bytes)`;
      throw new LambdaError("RequestTooLargeException", 413, message);
    }
    try {
      return JSON.parse(payload);
    } catch (cause) {
      const message = `Could not parse request body into json: ${(cause as Error).message}`;
      throw new LambdaError("InvalidRequestContentException", 400, message);
    }
  }

  #mustHave(name: string): void {
    if (!this.#functions.has(name))
      throw new LambdaError("ResourceNotFoundException", 404, `Function not found: ${this.arn(name)}`);
  }

  #isFull = (name: string): boolean => {
    const { concurrency = Number.POSITIVE_INFINITY } = this.#options;
    const own = [...this.#running.values()].filter((one) => one.name === name).length;
    return this.#running.size >= concurrency || own >= (this.#reserved.get(name) ?? Number.POSITIVE_INFINITY);
  };

  #isStopped = (name: string): boolean => this.#reserved.get(name) === 0;

  async #run(name: string, event: unknown, requestId: string, reads = false): Promise<Outcome> {
    const spec = this.#functions.get(name);
    if (!spec) return { ok: false, payload: "null", reason: `Function not found: ${this.arn(name)}` };
    const work = run(spec, event, { arn: this.arn(name), requestId });
    this.#running.set(work, { name, reads });
    if (!reads) this.#started++;
    const outcome = await work;
    this.#running.delete(work);
    if (!outcome.ok) this.#options.log?.(`lambda ${name} ${requestId}: ${outcome.reason}`);
    this.#options.onInvoked?.();
    return outcome;
  }
}
