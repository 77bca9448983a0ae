/** Distributed Map: each item, or each batch of them, is an execution of its own; together they are a Map Run. */

import { childPath, type MapState } from "../../asl/types.ts";
import { queryFailure, runtimeFailure, StateFailure } from "../../failure/index.ts";
import { parseJson } from "../../json/exact.ts";
import { isObject, type Json, type JsonObject } from "../../json/index.ts";
import * as Jsonata from "../../jsonata/index.ts";
import * as JsonPath from "../../jsonpath/index.ts";
import { effectiveInput, type Scene, sceneOf, shapeResult, sight, view } from "../fields.ts";
import { fail, giveUpRun, leave } from "../flow.ts";
import { childEffect, mapRunRecord } from "../map-run.ts";
import type { CallResult, ChildEnd, MapRunStatus, Thread } from "../run.ts";
import type { Step } from "../step.ts";
import { exceeds } from "../tolerance.ts";
import { batched } from "./batches.ts";
import { itemsOf, maxConcurrencyOf, selectItem } from "./map.ts";
import { toleratedOf } from "./tolerance.ts";

/** As many children as run at one time here; AWS has 10,000. */
const mostAtOnce = 1000;

export async function beginMapRun(scene: Scene, state: MapState): Promise<void> {
  const { step, thread } = scene;
  const input = effectiveInput(scene);
  const items = state.ItemReader === undefined ? await itemsOf(scene, state, input) : undefined;
  step.emit(thread, "MapStateStarted", { length: items?.length ?? 0 });
  const concurrency = await maxConcurrencyOf(scene, state, input);
  const tolerated = await toleratedOf(scene, state, input);
  const label = state.Label ?? step.world.id();
  const { region, machineArn, executionArn } = step.identity;
  const [account, , machine] = machineArn.split(":").slice(4);
  const at: MapRunStatus = {
    kind: "maprun",
    arn: `arn:aws:states:${region}:${account}:mapRun:${machine!.split("/")[0]}/${label}:${step.world.id()}`,
    executionArn,
    label,
    block: childPath(thread.block, state.name, 0),
    express:
      isObject(state.ItemProcessor?.ProcessorConfig) && state.ItemProcessor.ProcessorConfig.ExecutionType === "EXPRESS",
    startedAt: step.now(),
    concurrency,
    tolerated,
    inputs: [],
    sizes: [],
    started: 0,
    children: {},
    results: {},
    ended: {},
  };
  thread.at = at;
  step.emit(thread, "MapRunStarted", { mapRunArn: at.arn });
  step.mapRuns.push(mapRunRecord(at, "RUNNING"));
  if (items) return startAll(scene, state, at, items);
  call(step, at, await readerCall(scene, state, input));
}

function call(step: Step, at: MapRunStatus, { resource, parameters }: { resource: string; parameters: Json }): void {
  at.call = { attempt: step.run.next++, resource, parameters };
  step.effects.push({ kind: "call", attempt: at.call.attempt, call: { resource, parameters } });
}

async function readerCall(scene: Scene, state: MapState, input: Json): Promise<{ resource: string; parameters: Json }> {
  const reader = state.ItemReader!;
  const config: JsonObject = isObject(reader.ReaderConfig) ? { ...reader.ReaderConfig } : {};
  const path = config.MaxItemsPath;
  if (typeof path === "string") config.MaxItems = JsonPath.evaluateQuery(path, sight(scene, input), "MaxItemsPath");
  else if (typeof config.MaxItems === "string")
    config.MaxItems = await Jsonata.evaluateAs(
      config.MaxItems,
      "number",
      view(scene),
      "ItemReader/ReaderConfig/MaxItems",
    );
  return {
    resource: reader.Resource as string,
    parameters: { ...(await filled(scene, input, reader, "ItemReader")), ReaderConfig: config },
  };
}

/** Parameters or Arguments of a reader or writer. */
async function filled(scene: Scene, input: Json, holder: JsonObject, field: string): Promise<JsonObject> {
  const value =
    scene.state.language === "JSONata"
      ? await Jsonata.evaluate(holder.Arguments ?? {}, view(scene), `${field}/Arguments`)
      : JsonPath.fillTemplate(holder.Parameters ?? {}, sight(scene, input));
  if (isObject(value)) return value;
  throw queryFailure(`The ${field}'s parameters must be an object`, field);
}

async function startAll(scene: Scene, state: MapState, at: MapRunStatus, items: Json[]): Promise<void> {
  const input = effectiveInput(scene);
  const selected: Json[] = [];
  for (const [index, value] of items.entries()) selected.push(await selectItem(scene, state, input, index, value));
  const batches = await batched(scene, state, input, selected);
  at.inputs = batches.map((batch) => batch.input);
  at.sizes = batches.map((batch) => batch.size);
  await goOn(scene.step, scene.thread, at);
}

/** Starts as many children as there is room for; ends the run when all have ended. */
async function goOn(step: Step, thread: Thread, at: MapRunStatus): Promise<void> {
  const room = Math.min(at.concurrency || mostAtOnce, mostAtOnce);
  while (Object.keys(at.children).length < room && at.started < at.inputs.length) {
    const attempt = step.run.next++;
    at.children[attempt] = at.started;
    step.effects.push(childEffect(at, attempt));
    at.started += 1;
  }
  if (Object.keys(at.children).length > 0) {
    step.mapRuns.push(mapRunRecord(at, "RUNNING"));
    return;
  }
  const state = step.state(thread) as MapState;
  const results = at.inputs.map((_, i) => at.results[i]!);
  if (state.ResultWriter === undefined) return succeed(step, thread, at, results);
  const scene = sceneOf(step, thread, state);
  const parameters = await filled(scene, effectiveInput(scene), state.ResultWriter, "ResultWriter");
  const writes = { ...parameters, MapRunArn: at.arn, Results: results, Failed: failedOf(at), Inputs: at.inputs };
  call(step, at, { resource: state.ResultWriter.Resource as string, parameters: writes });
}

/** Which children have not succeeded. */
function failedOf(at: MapRunStatus): number[] {
  return Object.entries(at.ended).flatMap(([index, status]) => (status === "SUCCEEDED" ? [] : [Number(index)]));
}

async function succeed(step: Step, thread: Thread, at: MapRunStatus, output: Json): Promise<void> {
  step.emit(thread, "MapRunSucceeded");
  step.mapRuns.push(mapRunRecord(at, "SUCCEEDED", step.now()));
  step.aside(thread, "MapStateSucceeded");
  thread.at = { kind: "joined" };
  const state = step.state(thread) as MapState;
  const scene = sceneOf(step, thread, state);
  leave(scene, await shapeResult(scene, state, output), state.Next);
}

/** A child has ended: its output, or its error in the place of one, is the item's result. */
export async function takeChildEnd(
  step: Step,
  thread: Thread,
  at: MapRunStatus,
  attempt: number,
  end: ChildEnd,
): Promise<void> {
  const index = at.children[attempt]!;
  delete at.children[attempt];
  at.ended[index] = end.status;
  const { output, error = null, cause = null } = end;
  at.results[index] = output === undefined ? { Error: error, Cause: cause } : parseJson(output);
  const total = at.sizes.reduce((sum, size) => sum + size, 0);
  const failed = failedOf(at).reduce((sum, one) => sum + at.sizes[one]!, 0);
  if (!exceeds(at.tolerated, failed, total)) return goOn(step, thread, at);
  const why = "The specified tolerated failure threshold was exceeded";
  await failRun(step, thread, at, new StateFailure("States.ExceedToleratedFailureThreshold", why));
}

/** The bucket has answered: what there is to map over, or that the results are written. */
export async function takeBucket(step: Step, thread: Thread, at: MapRunStatus, result: CallResult): Promise<void> {
  const state = step.state(thread) as MapState;
  // There may be nothing to map over, and results to be written all the same.
  const reading = at.call?.resource === state.ItemReader?.Resource;
  delete at.call;
  if (!result.ok) {
    const error = reading ? "States.ItemReaderFailed" : "States.ResultWriterFailed";
    return failRun(step, thread, at, new StateFailure(error, result.cause));
  }
  if (!reading) return succeed(step, thread, at, result.output);
  if (!Array.isArray(result.output)) throw runtimeFailure("The items that were read are no array.");
  await startAll(sceneOf(step, thread, state), state, at, result.output);
}

async function failRun(step: Step, thread: Thread, at: MapRunStatus, failure: StateFailure): Promise<void> {
  step.emit(thread, "MapRunFailed", { error: failure.error, cause: failure.reason });
  giveUpRun(step, at, "FAILED");
  thread.at = { kind: "branches", results: {}, total: 0 };
  await fail(step, thread, failure);
}

export interface MapRunChange {
  concurrency?: number | undefined;
  count?: number | undefined;
  percentage?: number | undefined;
}

/** UpdateMapRun: more or fewer children at one time, more or fewer failures. */
export async function changeMapRun(step: Step, thread: Thread, at: MapRunStatus, change: MapRunChange): Promise<void> {
  at.concurrency = change.concurrency ?? at.concurrency;
  at.tolerated = {
    count: change.count ?? at.tolerated.count,
    percentage: change.percentage ?? at.tolerated.percentage,
  };
  step.mapRuns.push(mapRunRecord(at, "RUNNING"));
  if (at.call === undefined) await goOn(step, thread, at);
}
