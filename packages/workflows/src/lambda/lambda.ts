import type { Catcher, Json, Jsonata, Retrier, TaskState } from "../asl/index.ts";
import { jsonata } from "../asl/index.ts";

/** Calls a function; its answer is `$states.result.Payload`. */
const invokeResource = "arn:aws:states:::lambda:invoke";
/** Calls a function and waits until somebody answers the task token; the answer is `$states.result`. */
const awaitResource = "arn:aws:states:::lambda:invoke.waitForTaskToken";

/** The error name by which a handler says that a newer generation runs this route or step: this execution is not needed. */
export const superseded = "GenerationSuperseded";

/**
 * The input of the state, to be handed on unchanged: so every state of a machine finds the execution's ids in
 * `$states.input`.
 */
export const sameInput = jsonata("$states.input");

/** Fields of the input, each under its own name. */
export const fromInput = (...fields: string[]): Record<string, Jsonata> =>
  Object.fromEntries(fields.map((field) => [field, jsonata(`$states.input.${field}`)]));

/**
 * For accidents of the service and for a store that asked to slow down, not for refusals: eight attempts over some four
 * minutes (half of 2, 4, … 256 s, by full jitter), so that a thousand executions do not come back in step. Handlers are
 * idempotent, hence also the errors whose outcome is unknown. What lasts longer ends the execution; the reconciler starts
 * a new generation.
 */
export const serviceRetry: Retrier[] = [
  {
    ErrorEquals: [
      "Lambda.ServiceException",
      "Lambda.AWSLambdaException",
      "Lambda.SdkClientException",
      "Lambda.TooManyRequestsException",
      "Lambda.ClientExecutionTimeoutException",
      "Lambda.Unknown", // out of memory, or the runtime died
      "Runtime.ExitError", // its process died
      "Runtime.OutOfMemory",
      "Sandbox.Timedout", // the function's own timeout
      "Unavailable", // core's name for a store or service that does not answer
    ],
    IntervalSeconds: 2,
    BackoffRate: 2,
    MaxAttempts: 8,
    MaxDelaySeconds: 300,
    JitterStrategy: "FULL",
  },
];

/** Leads an error to a state, which still receives the ids. */
export const caught = <S extends string>(error: string, next: S): Catcher<S> => ({
  ErrorEquals: [error],
  Output: sameInput,
  Next: next,
});

interface Call {
  comment: string;
  /** ARN of the function. */
  function: string;
  /** Ids only: never personal data. */
  payload: Record<string, Json>;
  /** Variables to keep of the answer. */
  assign?: Record<string, Json>;
}

/** A task that calls a function and goes on with its answer. */
export const invoke = <const S extends string>(call: Call & { catch: Catcher<S>[]; next: S }): TaskState<S> => ({
  Type: "Task",
  Comment: call.comment,
  Resource: invokeResource,
  Arguments: { FunctionName: call.function, Payload: call.payload },
  Retry: serviceRetry,
  Catch: call.catch,
  ...(call.assign ? { Assign: call.assign } : {}),
  Output: sameInput,
  Next: call.next,
});

/**
 * A task that hands its token to a function and waits. Without `next` it ends its scope (a branch), and without `catch`
 * its errors are the scope's.
 */
export const awaitToken = <const S extends string>(
  call: Call & { timeoutSeconds: Jsonata; catch?: Catcher<S>[]; next?: S },
): TaskState<S> => ({
  Type: "Task",
  Comment: call.comment,
  Resource: awaitResource,
  Arguments: {
    FunctionName: call.function,
    Payload: { ...call.payload, taskToken: jsonata("$states.context.Task.Token") },
  },
  TimeoutSeconds: call.timeoutSeconds,
  Retry: serviceRetry,
  ...(call.catch ? { Catch: call.catch } : {}),
  ...(call.assign ? { Assign: call.assign } : {}),
  Output: sameInput,
  ...(call.next === undefined ? { End: true } : { Next: call.next }),
});
