/** Pass, Succeed and Fail. */
import type { FailState, PassState, SucceedState } from "../../asl/types.ts";
import { runtimeFailure, StateFailure } from "../../failure/index.ts";
import * as Jsonata from "../../jsonata/index.ts";
import * as JsonPath from "../../jsonpath/index.ts";
import { effectiveInput, parametersOf, type Scene, shapeInput, shapeResult, sight, view } from "../fields.ts";
import { leave } from "../flow.ts";
import { plainText } from "../numbers.ts";

export async function beginPass(scene: Scene, state: PassState): Promise<void> {
  if (state.language === "JSONata") return leave(scene, await shapeInput(scene, scene.thread.input), state.Next);
  const given = await parametersOf(scene, state, effectiveInput(scene));
  const result = state.Result === undefined ? given : state.Result;
  leave(scene, await shapeResult(scene, state, result), state.Next);
}

export async function beginSucceed(scene: Scene, _state: SucceedState): Promise<void> {
  leave(scene, await shapeInput(scene, effectiveInput(scene)), undefined);
}

/** Ends its thread with an error; both Error and Cause may be left out. */
export async function beginFail(scene: Scene, state: FailState): Promise<void> {
  const error = await textOf(scene, state, "Error");
  const cause = await textOf(scene, state, "Cause");
  throw new StateFailure(error, cause);
}

async function textOf(scene: Scene, state: FailState, field: "Error" | "Cause"): Promise<string | undefined> {
  const path = state[`${field}Path`];
  if (path !== undefined) {
    const value = JsonPath.evaluateQuery(path, sight(scene, scene.thread.input), `${field}Path`);
    if (typeof value === "string") return value;
    throw runtimeFailure(`The ${field}Path parameter does not reference a string: ${path} == ${plainText(value)}`);
  }
  const value = state[field];
  if (value === undefined || state.language === "JSONPath") return value;
  return (await Jsonata.evaluateAs(value, "string", view(scene), field)) as string;
}
