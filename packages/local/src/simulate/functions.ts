import { functions } from "@marshrut/functions";
import type { LambdaCall, LambdaResult } from "@marshrut/states";
import { type FunctionSpec, functionNameOf, type LambdaHandler } from "../lambda/index.ts";
import type { Turns } from "./turns.ts";

export interface Invoker {
  invoke(call: LambdaCall): Promise<LambdaResult>;
  /** The same for who has made the event for this call alone, and reads the answer at once: neither becomes a text. */
  call(name: string, event: object): Promise<Answer>;
  /** How often each function has run. */
  readonly runs: Map<string, number>;
}

export interface Answer {
  answer?: unknown;
  /** What it threw. */
  error?: Error;
}

/** What a failed run is told as. */
export type OnFailure = (functionName: string, error: Error) => void;

/** How often an event is given to a function that fails (AWS: Lambda, "Asynchronous invocation"). */
const attempts = 3;

/**
 * Runs the product's own handlers in this process, one after the other. @param failed hears of each run that threw: a machine sees it as
 * Lambda's error, and an event is tried again
 */
export function invoker(turns: Turns, failed: OnFailure): Invoker {
  const handlers = new Map<string, Promise<{ handler: LambdaHandler }>>();
  const runs = new Map<string, number>();
  let requests = 0;

  async function run(name: string, event: unknown): Promise<Answer> {
    const entry = functions.find((one) => one.name === name);
    if (!entry) throw Object.assign(new Error(`Function not found: ${name}`), { name: "ResourceNotFoundException" });
    runs.set(name, (runs.get(name) ?? 0) + 1);
    if (!handlers.has(name)) handlers.set(name, entry.load() as ReturnType<FunctionSpec["load"]>);
    const { handler } = await handlers.get(name)!;
    try {
      return { answer: await handler(event as never, contextOf(name, ++requests) as never, undefined as never) };
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      failed(name, error);
      return { error };
    }
  }

  async function told(name: string, payload: string): Promise<void> {
    for (let attempt = 1; attempt <= attempts; attempt++) if (!(await run(name, JSON.parse(payload))).error) return;
  }

  return {
    runs,
    async call(name, event) {
      return await turns.take(() => run(name, event));
    },
    async invoke({ functionName, payload, invocationType }) {
      const name = functionNameOf(functionName);
      const requestId = String(requests);
      if (invocationType === "Event") {
        void turns.take(() => told(name, payload));
        return { statusCode: 202, payload: "", requestId };
      }
      const ended = await turns.take(() => run(name, JSON.parse(payload || "{}")));
      return { statusCode: 200, executedVersion: "$LATEST", requestId, ...asText(ended) };
    },
  };
}

function asText({ answer, error }: Answer): Pick<LambdaResult, "payload" | "functionError"> {
  if (!error) return { payload: JSON.stringify(answer ?? null) };
  const payload = JSON.stringify({ errorType: error.name, errorMessage: error.message, trace: [] });
  return { payload, functionError: "Unhandled" };
}

/** Handlers have as long as they need: what takes too long on AWS is not the matter here. */
const contextOf = (name: string, request: number) => ({
  awsRequestId: String(request),
  functionName: name,
  getRemainingTimeInMillis: () => 900_000,
});
