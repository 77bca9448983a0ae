/** A checked definition, in the field names of the Amazon States Language. */
import type { Json, JsonObject } from "../json/index.ts";

export type QueryLanguage = "JSONPath" | "JSONata";

export interface Machine {
  root: Block;
  /** Every block by its path: the root's is "", a branch's or iterator's is its parent state's path. */
  blocks: Map<string, Block>;
  timeoutSeconds?: number;
}

/** A StartAt with its States: the machine itself, a Parallel's branch or a Map's processor. */
export interface Block {
  path: string;
  startAt: string;
  states: Map<string, State>;
}

export interface Common {
  name: string;
  language: QueryLanguage;
  Comment?: string;
  Next?: string;
  End?: boolean;
  InputPath?: string | null;
  OutputPath?: string | null;
  Output?: Json;
  Assign?: JsonObject;
}

export interface Retrier {
  ErrorEquals: string[];
  IntervalSeconds?: number;
  MaxAttempts?: number;
  BackoffRate?: number;
  MaxDelaySeconds?: number;
  JitterStrategy?: "FULL" | "NONE";
}

export interface Catcher {
  ErrorEquals: string[];
  Next: string;
  ResultPath?: string | null;
  Output?: Json;
  Assign?: JsonObject;
}

/** What Task, Parallel and Map share: parameters, a result to shape, and what to do with errors. */
export interface Effortful extends Common {
  Parameters?: Json;
  Arguments?: Json;
  ResultSelector?: JsonObject;
  ResultPath?: string | null;
  Retry?: Retrier[];
  Catch?: Catcher[];
}

export interface PassState extends Common {
  Type: "Pass";
  Result?: Json;
  ResultPath?: string | null;
  Parameters?: Json;
}
export interface TaskState extends Effortful {
  Type: "Task";
  Resource: string;
  TimeoutSeconds?: number | string;
  TimeoutSecondsPath?: string;
  HeartbeatSeconds?: number | string;
  HeartbeatSecondsPath?: string;
  Credentials?: JsonObject;
}
export interface ChoiceRule extends JsonObject {
  Next: string;
}
export interface ChoiceState extends Common {
  Type: "Choice";
  Choices: ChoiceRule[];
  Default?: string;
}
export interface WaitState extends Common {
  Type: "Wait";
  Seconds?: number | string;
  SecondsPath?: string;
  Timestamp?: string;
  TimestampPath?: string;
}
export interface SucceedState extends Common {
  Type: "Succeed";
}
export interface FailState extends Common {
  Type: "Fail";
  Error?: string;
  ErrorPath?: string;
  Cause?: string;
  CausePath?: string;
}
export interface ParallelState extends Effortful {
  Type: "Parallel";
  Branches: JsonObject[];
}
export interface MapState extends Effortful {
  Type: "Map";
  ItemsPath?: string;
  Items?: Json;
  ItemSelector?: Json;
  MaxConcurrency?: number | string;
  MaxConcurrencyPath?: string;
  ItemProcessor?: JsonObject;
  ItemReader?: JsonObject;
  ItemBatcher?: JsonObject;
  ResultWriter?: JsonObject;
  Label?: string;
  ToleratedFailureCount?: number | string;
  ToleratedFailureCountPath?: string;
  ToleratedFailurePercentage?: number | string;
  ToleratedFailurePercentagePath?: string;
}

export type State =
  | PassState
  | TaskState
  | ChoiceState
  | WaitState
  | SucceedState
  | FailState
  | ParallelState
  | MapState;

/** The path of the block that a state owns: `index` is the branch's number, 0 for a Map. */
export function childPath(block: string, state: string, index: number): string {
  return `${block}/${encodeURIComponent(state)}/${index}`;
}
