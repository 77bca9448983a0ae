/** What the two query languages make of a state's fields: its input, its parameters, its result. */
import type { Effortful, PassState, State } from "../asl/types.ts";
import { runtimeFailure } from "../failure/index.ts";
import type { Json, JsonObject } from "../json/index.ts";
import * as Jsonata from "../jsonata/index.ts";
import * as JsonPath from "../jsonpath/index.ts";
import { contextOf } from "./context.ts";
import type { Thread } from "./run.ts";
import type { Step } from "./step.ts";

/** A state being worked on, with what its expressions may see. */
export interface Scene {
  step: Step;
  thread: Thread;
  state: State;
  context: JsonObject;
  vars: JsonObject;
}

export function sceneOf(step: Step, thread: Thread, state: State, extra?: JsonObject): Scene {
  return { step, thread, state, context: contextOf(step, thread, state, extra), vars: step.vars(thread) };
}

export function sight(scene: Scene, input: Json): JsonPath.Sight {
  return { input, context: scene.context, vars: scene.vars };
}

export function view(scene: Scene, more: Record<string, Json> = {}): Jsonata.View {
  return {
    states: { input: scene.thread.input, context: scene.context, ...more },
    vars: scene.vars,
    now: scene.step.now(),
  };
}

/** InputPath applied; `null` stands for an empty object. JSONata states take their input whole. */
export function effectiveInput(scene: Scene): Json {
  const { state, thread } = scene;
  return state.language === "JSONata" ? thread.input : applyPath(scene, state.InputPath, thread.input);
}

function applyPath(scene: Scene, path: string | null | undefined, value: Json): Json {
  if (path === null) return {};
  if (path === undefined || path === "$") return value;
  const found = JsonPath.lookUp(JsonPath.parsePath(path), sight(scene, value));
  if (found === undefined) throw runtimeFailure(JsonPath.invalidPath(JsonPath.parsePath(path), sight(scene, value)));
  return found;
}

/** What a Task or Parallel passes on: Parameters or Arguments, else its input. */
export async function parametersOf(scene: Scene, state: Effortful | PassState, input: Json): Promise<Json> {
  if (state.language === "JSONata") {
    const template = "Arguments" in state ? state.Arguments : undefined;
    return template === undefined ? input : Jsonata.evaluate(template, view(scene), "Arguments");
  }
  return state.Parameters === undefined ? input : JsonPath.fillTemplate(state.Parameters, sight(scene, input));
}

export interface Shaped {
  output: Json;
  assigned: JsonObject | undefined;
}

/** A state's result on its way out: ResultSelector, Assign, ResultPath and OutputPath, or Output and Assign. */
export async function shapeResult(scene: Scene, state: Effortful | PassState, result: Json): Promise<Shaped> {
  if (state.language === "JSONata") return shapeWithJsonata(scene, state, result, { result });
  const selected = selectResult(scene, state, result);
  const assigned = assignWithPaths(scene, state.Assign, selected);
  const merged = putResult(state.ResultPath, scene.thread.input, selected);
  return { output: applyPath(scene, state.OutputPath, merged), assigned };
}

export function selectResult(scene: Scene, state: Effortful | PassState, result: Json): Json {
  const selector = "ResultSelector" in state ? state.ResultSelector : undefined;
  return selector === undefined ? result : JsonPath.fillTemplate(selector, sight(scene, result));
}

/** States without a result of their own (Choice, Wait, Succeed; Pass in JSONata): the input goes through. */
export async function shapeInput(scene: Scene, input: Json): Promise<Shaped> {
  const { state } = scene;
  if (state.language === "JSONata") return shapeWithJsonata(scene, state, input, {});
  const assigned = assignWithPaths(scene, state.Assign, input);
  return { output: applyPath(scene, state.OutputPath, input), assigned };
}

/** Assign and Output of a JSONata state, choice rule or catcher. */
export async function shapeWithJsonata(
  scene: Scene,
  fields: { Assign?: JsonObject | undefined; Output?: Json | undefined },
  otherwise: Json,
  more: Record<string, Json>,
  prefix = "",
): Promise<Shaped> {
  const seen = view(scene, more);
  const assigned =
    fields.Assign === undefined ? undefined : await Jsonata.evaluate(fields.Assign, seen, `${prefix}Assign`);
  const output =
    fields.Output === undefined ? otherwise : await Jsonata.evaluate(fields.Output, seen, `${prefix}Output`);
  return { output, assigned: assigned as JsonObject | undefined };
}

export function assignWithPaths(scene: Scene, assign: JsonObject | undefined, value: Json): JsonObject | undefined {
  return assign === undefined ? undefined : (JsonPath.fillTemplate(assign, sight(scene, value)) as JsonObject);
}

/** ResultPath: `null` drops the result, nothing given replaces the input. */
export function putResult(path: string | null | undefined, input: Json, result: Json): Json {
  if (path === null) return input;
  return path === undefined || path === "$" ? result : JsonPath.writeAt(path, input, result);
}
