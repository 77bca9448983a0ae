import type { Json, Jsonata } from "./json.ts";

/**
 * The states of Amazon States Language, query language JSONata, as typed data. `S` is the names that exist in the same
 * scope: a transition to any other name does not compile (see `machine`).
 */
export type State<S extends string> =
  | TaskState<S>
  | ParallelState<S>
  | MapState<S>
  | ChoiceState<S>
  | WaitState<S>
  | PassState<S>
  | SucceedState
  | FailState;

/** Where a state leads: to a state of its scope, or to the end of the scope. */
export type Transition<S extends string> = { Next: S; End?: never } | { End: true; Next?: never };

interface Described {
  /** Shown beside the state in the console. */
  Comment?: string;
}

interface Producing {
  /** What the next state receives as `$states.input`; without it, the state's result (or its input where it has none). */
  Output?: Json;
  /** Variables that later states of the scope read as `$name`; the state itself still sees their old values. */
  Assign?: { [variable: string]: Json };
}

/** One of the errors of the language (`States.Timeout`), of a service (`Lambda.ServiceException`) or of a handler (its name). */
export type ErrorName = string;

export interface Retrier {
  ErrorEquals: ErrorName[];
  /** Seconds, at least 1. */
  IntervalSeconds?: number;
  MaxAttempts?: number;
  BackoffRate?: number;
  /** Seconds: the cap of the growing interval. */
  MaxDelaySeconds?: number;
  JitterStrategy?: "FULL" | "NONE";
}

/** Note that the state's own Assign and Output do not apply when an error is caught: the catcher has its own. */
export interface Catcher<S extends string> extends Producing {
  ErrorEquals: ErrorName[];
  Next: S;
}

interface Fallible<S extends string> {
  Retry?: Retrier[];
  Catch?: Catcher<S>[];
}

export type TaskState<S extends string> = Described &
  Producing &
  Fallible<S> &
  Transition<S> & {
    Type: "Task";
    Resource: `arn:${string}`;
    Arguments?: { [key: string]: Json };
    /** Whole seconds, 1 to 99,999,999; counted anew for each attempt. */
    TimeoutSeconds?: number | Jsonata;
    HeartbeatSeconds?: number | Jsonata;
  };

export type ParallelState<S extends string> = Described &
  Producing &
  Fallible<S> &
  Transition<S> & {
    Type: "Parallel";
    /** Each made by `branch`, so that its transitions are checked too. */
    Branches: Branch[];
    Arguments?: Json;
  };

export type MapState<S extends string> = Described &
  Producing &
  Fallible<S> &
  Transition<S> & {
    Type: "Map";
    Items?: Json[] | Jsonata;
    ItemSelector?: Json;
    ItemProcessor: Branch;
    MaxConcurrency?: number | Jsonata;
  };

export interface ChoiceRule<S extends string> extends Described, Producing {
  Condition: Jsonata | boolean;
  Next: S;
}

export interface ChoiceState<S extends string> extends Described, Producing {
  Type: "Choice";
  Choices: ChoiceRule<S>[];
  /** Without it, an input that no rule matches ends the execution with an error of the runtime. */
  Default?: S;
}

export type WaitState<S extends string> = Described &
  Producing &
  Transition<S> & { Type: "Wait" } & (
    | { Seconds: number | Jsonata; Timestamp?: never }
    | { /** ISO 8601 instant with `T` and `Z`. */ Timestamp: string; Seconds?: never }
  );

export type PassState<S extends string> = Described & Producing & Transition<S> & { Type: "Pass" };

export interface SucceedState extends Described {
  Type: "Succeed";
  Output?: Json;
}

export interface FailState extends Described {
  Type: "Fail";
  Error: string;
  Cause?: string;
}

/** States and where to start: `S` is inferred from the keys of `States` alone, and every transition must be one of them. */
export interface Scope<S extends string> {
  Comment?: string;
  StartAt: NoInfer<S>;
  States: Record<S, State<NoInfer<S>>>;
}

/** A whole definition, plain JSON: what CreateStateMachine takes once it is a string. */
export interface StateMachine {
  Comment?: string;
  QueryLanguage: "JSONata";
  StartAt: string;
  States: Record<string, State<string>>;
}

declare const checked: unique symbol;

/** What runs inside a Parallel or Map; only `branch` makes it, so that no unchecked literal slips in. */
export interface Branch {
  StartAt: string;
  States: Record<string, State<string>>;
  readonly [checked]: true;
}
