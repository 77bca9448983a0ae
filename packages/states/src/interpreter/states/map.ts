/** Inline Map: one thread for each item, at most MaxConcurrency at a time. */
import { childPath, type MapState } from "../../asl/types.ts";
import { queryFailure, runtimeFailure } from "../../failure/index.ts";
import { isObject, type Json } from "../../json/index.ts";
import * as Jsonata from "../../jsonata/index.ts";
import * as JsonPath from "../../jsonpath/index.ts";
import { itemContext } from "../context.ts";
import { effectiveInput, type Scene, sceneOf, shapeResult, sight, view } from "../fields.ts";
import { leave } from "../flow.ts";
import { plainText, readLong } from "../numbers.ts";
import type { MapStatus, Thread } from "../run.ts";
import type { Step } from "../step.ts";
import { toleratedOf } from "./tolerance.ts";

/** An inline Map runs up to 40 iterations at once, also when MaxConcurrency is 0. */
const inlineConcurrency = 40;

export async function beginMap(scene: Scene, state: MapState): Promise<void> {
  const { step, thread } = scene;
  const input = effectiveInput(scene);
  const concurrency = (await maxConcurrencyOf(scene, state, input)) || inlineConcurrency;
  const tolerated = tolerates(state) ? await toleratedOf(scene, state, input) : undefined;
  const items = await itemsOf(scene, state, input);
  step.emit(thread, "MapStateStarted", { length: items.length });
  thread.at = {
    kind: "map",
    items,
    started: 0,
    running: 0,
    results: {},
    concurrency: Math.min(concurrency, inlineConcurrency),
    tolerated,
  };
  await startItems(scene, state, thread.at, input);
}

/** Whether each item is an execution of its own. */
export function isDistributed({ ItemProcessor: processor }: MapState): boolean {
  return isObject(processor?.ProcessorConfig) && processor.ProcessorConfig.Mode === "DISTRIBUTED";
}

function tolerates(state: MapState): boolean {
  return Object.keys(state).some((field) => field.startsWith("ToleratedFailure"));
}

/** How many may run at one time; 0 for as many as there may ever be. */
export async function maxConcurrencyOf(scene: Scene, state: MapState, input: Json): Promise<number> {
  let wanted: Json = state.MaxConcurrency ?? 0;
  if (state.MaxConcurrencyPath !== undefined) {
    const found = JsonPath.evaluateQuery(state.MaxConcurrencyPath, sight(scene, input), "MaxConcurrencyPath");
    const read = readLong(found);
    if (read === undefined) {
      throw runtimeFailure(
        `The MaxConcurrencyPath field refers to value "${plainText(found)}" which is not a valid integer: ${state.MaxConcurrencyPath}`,
      );
    }
    wanted = read;
  } else if (typeof wanted === "string") {
    wanted = await Jsonata.evaluateAs(wanted, "number", view(scene), "MaxConcurrency");
  }
  const count = wanted as number;
  if (count < 0) throw runtimeFailure("MaxConcurrency cannot be negative.");
  return count;
}

export async function itemsOf(scene: Scene, state: MapState, input: Json): Promise<Json[]> {
  if (state.language === "JSONata") {
    if (isObject(state.Items))
      return Object.values((await Jsonata.evaluate(state.Items, view(scene), "Items")) as object);
    if (state.Items !== undefined)
      return (await Jsonata.evaluateAs(state.Items, "array", view(scene), "Items")) as Json[];
    if (Array.isArray(input)) return input;
    throw queryFailure(`Map state input must be an array but was: ${JSON.stringify(input)}`);
  }
  const path = state.ItemsPath ?? "$";
  const items = JsonPath.lookUp(JsonPath.parsePath(path), sight(scene, input));
  if (Array.isArray(items)) return items;
  if (items === undefined) throw runtimeFailure(JsonPath.invalidPath(JsonPath.parsePath(path), sight(scene, input)));
  throw runtimeFailure(`Reference path "${path}" must point to array.`);
}

/** Starts as many iterations as there is room for; leaves the state when all are done. */
async function startItems(scene: Scene, state: MapState, at: MapStatus, input: Json): Promise<void> {
  const { step, thread } = scene;
  const block = step.machine.blocks.get(childPath(thread.block, state.name, 0))!;
  const follow = thread.prev;
  while (at.running < at.concurrency && at.started < at.items.length) {
    const index = at.started;
    const value = at.items[index]!;
    const given = await selectItem(scene, state, input, index, value);
    at.started += 1;
    at.running += 1;
    thread.prev = follow;
    const started = step.aside(thread, "MapIterationStarted", { name: state.name, index });
    step.spawn(thread, block, index, given, started, { index, value });
  }
  if (at.running > 0 || at.started < at.items.length) return;
  const results = at.items.map((_, i) => at.results[i]!);
  thread.at = { kind: "joined" };
  step.aside(thread, "MapStateSucceeded");
  leave(scene, await shapeResult(scene, state, results), state.Next);
}

export async function selectItem(
  scene: Scene,
  state: MapState,
  input: Json,
  Index: number,
  Value: Json,
): Promise<Json> {
  const selector = state.ItemSelector ?? state.Parameters;
  if (selector === undefined) return Value;
  const item = itemContext(state, Index, Value);
  const inner: Scene = { ...scene, context: { ...scene.context, Map: { Item: item } } };
  if (state.language === "JSONata") return Jsonata.evaluate(selector, view(inner), "ItemSelector");
  return JsonPath.fillTemplate(selector, sight(inner, input));
}

/** @param failed the iteration has failed and that is tolerated; the history has it already */
export async function joinMap(
  step: Step,
  parent: Thread,
  child: Thread,
  output: Json,
  failed?: boolean,
): Promise<void> {
  const state = step.state(parent) as MapState;
  const at = parent.at;
  if (at.kind !== "map") return;
  if (!failed) step.aside(child, "MapIterationSucceeded", { name: state.name, index: child.index });
  at.results[child.index] = output;
  at.running -= 1;
  parent.prev = child.prev;
  const scene = sceneOf(step, parent, state);
  await startItems(scene, state, at, effectiveInput(scene));
}
