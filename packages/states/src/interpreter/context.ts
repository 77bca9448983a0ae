/** The context object: `$$` in JSONPath, `$states.context` in JSONata. */
import type { MapState, State } from "../asl/types.ts";
import { isObject, type Json, type JsonObject } from "../json/index.ts";
import type { Thread } from "./run.ts";
import type { Step } from "./step.ts";

export function contextOf(step: Step, thread: Thread, state: State, extra: JsonObject = {}): JsonObject {
  const { identity } = step;
  const retries = state.Type === "Task" || state.Type === "Parallel" || state.Type === "Map";
  return {
    Execution: {
      Id: identity.executionArn,
      Input: identity.input,
      StartTime: new Date(identity.startedAt).toISOString(),
      Name: identity.name,
      RoleArn: identity.roleArn,
      ...(identity.express ? {} : { RedriveCount: step.run.redriveCount }),
      ...(step.run.redrivenAt === undefined ? {} : { RedriveTime: new Date(step.run.redrivenAt).toISOString() }),
    },
    StateMachine: { Id: identity.machineArn, Name: identity.machineName },
    State: {
      Name: state.name,
      EnteredTime: new Date(thread.enteredAt).toISOString(),
      ...(retries ? { RetryCount: thread.retryCount } : {}),
    },
    ...itemOf(step, thread),
    ...extra,
  };
}

/** `Map.Item` of the iteration that the thread is in, however deep. */
function itemOf(step: Step, thread: Thread): JsonObject {
  for (let one: Thread | undefined = thread; one; one = step.parent(one)) {
    if (!one.item) continue;
    const map = step.state(step.parent(one)!) as MapState;
    return { Map: { Item: itemContext(map, one.item.index, one.item.value) } };
  }
  return {};
}

/** What an iteration may know of its item; its key where the items are the fields of an object. */
export function itemContext(map: MapState, index: number, value: Json): JsonObject {
  const item: JsonObject = { Index: index, Value: value, Source: "STATE_DATA" };
  if (isObject(map.Items)) item.Key = Object.keys(map.Items)[index]!;
  return item;
}
