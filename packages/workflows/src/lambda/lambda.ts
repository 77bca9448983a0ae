import type * as z from "zod";
import type { Catcher, Json, Jsonata, Retrier, TaskState } from "../asl/index.ts";
import { jsonata } from "../asl/index.ts";
import type { Task, Wait } from "../tasks/task.ts";

/** Calls a function; its answer is `$states.result.Payload`. */
const invokeResource = "arn:aws:states:::lambda:invoke";
/** Calls a function and waits until somebody answers the task token; the answer is `$states.result`. */
const awaitResource = "arn:aws:states:::lambda:invoke.waitForTaskToken";

/**
 * The input of the state, to be handed on unchanged: so every state of a machine finds the execution's ids in
 * `$states.input`.
 */
export const sameInput = jsonata("$states.input");

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

/** The ARN of a function, by its logical name. */
export type ArnOf = (name: string) => string;

type InputOf<T extends Task> = z.input<T["input"]>;

/** Fields that the machine's own input has as the task wants them. */
type Same<Input, Wanted> = {
  [K in keyof Input & keyof Wanted]: Input[K] extends Wanted[K] ? K : never;
}[keyof Input & keyof Wanted];

/** What has to be given because the machine's own input does not have it. */
type Missing<T extends Task, Input> = Omit<InputOf<T>, "taskToken" | Same<Input, InputOf<T>>>;
type With<T extends Task, Input> = keyof Missing<T, Input> extends never
  ? { with?: never }
  : { with: Missing<T, Input> };

interface Call<S extends string> {
  comment: string;
  /** Variables to keep of the result: `{ outcome: openStage.out("outcome") }`. */
  assign?: Record<string, Jsonata>;
  catch?: Catcher<S>[];
}

/**
 * The tasks of a machine that is started with `Input`: each field of a task's input is read from the machine's own input of
 * the same name and kind, or is given `with` the call. What neither has does not compile.
 */
export function calling<Input extends object>(arnOf: ArnOf) {
  return {
    /** A field of the machine's input. */
    input: (field: keyof Input & string): Jsonata => jsonata(inputPath(field)),

    /** A task that calls a function and goes on with its answer. */
    invoke: <T extends Task, const S extends string>(
      task: T extends Wait ? never : T,
      call: Call<S> & With<T, Input> & { next: S },
    ): TaskState<S> => ({
      Type: "Task",
      Comment: call.comment,
      Resource: invokeResource,
      Arguments: { FunctionName: arnOf(task.name), Payload: payload(task, call.with) },
      Retry: serviceRetry,
      Catch: call.catch ?? [],
      Assign: call.assign,
      Output: sameInput,
      Next: call.next,
    }),

    /**
     * A task that hands its token to a function and waits. Without `next` it ends its scope (a branch), and without `catch`
     * its errors are the scope's.
     */
    awaitToken: <T extends Wait, const S extends string>(
      task: T,
      call: Call<S> & With<T, Input> & { timeoutSeconds: Jsonata; next?: S },
    ): TaskState<S> => ({
      Type: "Task",
      Comment: call.comment,
      Resource: awaitResource,
      Arguments: { FunctionName: arnOf(task.name), Payload: payload(task, call.with) },
      TimeoutSeconds: call.timeoutSeconds,
      Retry: serviceRetry,
      Catch: call.catch,
      Assign: call.assign,
      Output: sameInput,
      ...(call.next === undefined ? { End: true } : { Next: call.next }),
    }),
  };
}

const inputPath = (field: string) => `$states.input.${field}`;

/** Ids only, never personal data: the shape of the task's input says which. */
function payload(task: Task, given: object = {}): Record<string, Json> {
  const of = (field: string): Json => {
    if (field === "taskToken") return jsonata("$states.context.Task.Token");
    return (given as Record<string, Json>)[field] ?? jsonata(inputPath(field));
  };
  return Object.fromEntries(Object.keys(task.input.shape).map((field) => [field, of(field)]));
}
