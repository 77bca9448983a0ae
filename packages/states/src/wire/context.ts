/** What the operations work with. */
import type { Clock } from "../clock/index.ts";
import type { Activities } from "../engine/activities.ts";
import type { Executions } from "../engine/executions.ts";
import type { Call, CallResult } from "../interpreter/index.ts";
import type { JsonObject } from "../json/index.ts";
import type { Store } from "../store/index.ts";

export interface Api {
  store: Store;
  executions: Executions;
  activities: Activities;
  /** Asks the service that a Task names, for a test of the Task. */
  ask(call: Call): Promise<CallResult>;
  clock: Clock;
  region: string;
  accountId: string;
}

/** An operation: checks its input, answers or throws an ApiError. What it wrote is on disk before the answer leaves. */
export type Operation = (api: Api, input: JsonObject) => Promise<object> | object;

/** JSON 1.0 carries times as seconds. */
export const seconds = (ms: number): number => ms / 1000;
