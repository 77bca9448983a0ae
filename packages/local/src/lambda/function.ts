import { setTimeout as later } from "node:timers/promises";
import { LambdaError } from "./error.ts";

/** What a handler is told about its invocation: the part of AWS's context that Node handlers use. */
export interface LambdaContext {
  awsRequestId: string;
  functionName: string;
  functionVersion: string;
  invokedFunctionArn: string;
  memoryLimitInMB: string;
  logGroupName: string;
  logStreamName: string;
  callbackWaitsForEmptyEventLoop: boolean;
  getRemainingTimeInMillis(): number;
}

/** A function of the local cloud; `load` imports its module at the first invocation, as a cold start does. */
export interface FunctionSpec {
  name: string;
  load: () => Promise<{ handler: LambdaHandler }>;
  timeoutSeconds: number;
  /** Its environment. All functions share one process here, so two functions must not disagree on a name. */
  env?: Record<string, string>;
}

/** Any async Lambda handler, whatever its event (AWS's own handler types fit). */
export type LambdaHandler = (event: never, context: never, callback: never) => unknown;

/** How an invocation ended: the handler's answer, or the error payload that Lambda makes of a failure. */
export type Outcome = { ok: true; payload: string } | { ok: false; payload: string; reason: string };

/** Bytes of a synchronous answer. Source: Lambda quotas. */
const mostAnswerBytes = 6_291_556;

/** Runs the handler once on `event`, which nobody else has, with its timeout in real time. Never rejects. */
export async function run(
  spec: FunctionSpec,
  event: unknown,
  identity: { arn: string; requestId: string },
): Promise<Outcome> {
  const end = performance.now() + spec.timeoutSeconds * 1000;
  const done = new AbortController();
  const timeout = later(spec.timeoutSeconds * 1000, undefined, { signal: done.signal }).then(
    () => timedOut(spec.timeoutSeconds, identity.requestId),
    () => timedOut(0, ""), // the handler was first
  );
  const work = invoke(spec, event, contextOf(spec, identity, end)).catch(failure);
  const outcome = await Promise.race([work, timeout]);
  done.abort();
  return outcome;
}

async function invoke(spec: FunctionSpec, event: unknown, context: LambdaContext): Promise<Outcome> {
  const { handler } = await spec.load().catch((cause) => {
    throw Object.assign(new Error(`Cannot load ${spec.name}: ${cause}`, { cause }), {
      name: "Runtime.ImportModuleError",
    });
  });
  const answer = await handler(event as never, context as never, undefined as never);
  const text = JSON.stringify(answer ?? null) ?? "null";
  if (Buffer.byteLength(text) <= mostAnswerBytes) return { ok: true, payload: text };
  const error = new Error(`Response payload size exceeded maximum allowed payload size (${mostAnswerBytes} bytes).`);
  return failure(Object.assign(error, { name: "Function.ResponseSizeTooLarge" }));
}

/** The payload that the Node runtime of Lambda makes of what a handler throws. */
function failure(thrown: unknown): Outcome {
  const error =
    thrown instanceof Error
      ? { errorType: thrown.name, errorMessage: thrown.message, trace: thrown.stack?.split("\n") ?? [] }
      : { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };
  return { ok: false, payload: JSON.stringify(error), reason: `${error.errorType}: ${error.errorMessage}` };
}

function timedOut(seconds: number, requestId: string): Outcome {
  const errorMessage = `RequestId: ${requestId} Error: Task timed out after ${seconds.toFixed(2)} seconds`;
  return { ok: false, payload: JSON.stringify({ errorType: "Sandbox.Timedout", errorMessage }), reason: errorMessage };
}

function contextOf(
  spec: FunctionSpec,
  { arn, requestId }: { arn: string; requestId: string },
  end: number,
): LambdaContext {
  return {
    awsRequestId: requestId,
    functionName: spec.name,
    functionVersion: "$LATEST",
    invokedFunctionArn: arn,
    memoryLimitInMB: "1024",
    logGroupName: `/aws/lambda/${spec.name}`,
    logStreamName: "local",
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(end - performance.now())),
  };
}

/** Plain name of a function given as name, partial or whole ARN, with or without a qualifier. */
export function functionNameOf(reference: string): string {
  const match =
    /^(?:arn:[\w-]+:lambda:[\w-]+:)?(?:\d{12}:)?(?:function:)?([\w-]{1,140})(?::(?:\$LATEST|[\w-]+))?$/.exec(reference);
  if (!match?.[1]) throw new LambdaError("ValidationException", 400, `Not a function name: ${reference}`);
  return match[1];
}
