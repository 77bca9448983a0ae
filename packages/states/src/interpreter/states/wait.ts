/** Wait: rests until a moment of the engine's clock. */
import type { WaitState } from "../../asl/types.ts";
import { queryFailure, runtimeFailure } from "../../failure/index.ts";
import type { Json } from "../../json/index.ts";
import { parseTimestamp } from "../../json/timestamp.ts";
import * as Jsonata from "../../jsonata/index.ts";
import * as JsonPath from "../../jsonpath/index.ts";
import { effectiveInput, type Scene, shapeInput, sight, view } from "../fields.ts";
import { leave } from "../flow.ts";

export async function beginWait(scene: Scene, state: WaitState): Promise<void> {
  const due = await dueOf(scene, state);
  scene.step.rest(scene.thread, { kind: "waiting", due });
}

export async function endWait(scene: Scene, state: WaitState): Promise<void> {
  leave(scene, await shapeInput(scene, effectiveInput(scene)), state.Next);
}

async function dueOf(scene: Scene, state: WaitState): Promise<number> {
  const seen = sight(scene, effectiveInput(scene));
  if (state.SecondsPath !== undefined) {
    const value = JsonPath.evaluateQuery(state.SecondsPath, seen, "SecondsPath");
    return scene.step.now() + readSeconds(value, state.SecondsPath) * 1000;
  }
  if (state.TimestampPath !== undefined) {
    const value = JsonPath.evaluateQuery(state.TimestampPath, seen, "TimestampPath");
    const at = parseTimestamp(value);
    if (at !== undefined) return at;
    throw runtimeFailure(
      `The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: ${state.TimestampPath} == ${plainText(value)}`,
    );
  }
  if (state.Seconds !== undefined) return scene.step.now() + (await secondsOf(scene, state.Seconds)) * 1000;
  return timestampOf(scene, state.Timestamp!);
}

function readSeconds(value: Json, path: string): number {
  const about = `${path} == ${plainText(value)}`;
  if (!Number.isInteger(value))
    throw runtimeFailure(`The SecondsPath parameter cannot be parsed as a long value: ${about}`);
  if ((value as number) < 0) throw runtimeFailure(`The SecondsPath parameter references a negative value: ${about}`);
  return value as number;
}

function plainText(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

async function secondsOf(scene: Scene, seconds: number | string): Promise<number> {
  if (typeof seconds === "number") return seconds;
  const value = (await Jsonata.evaluateAs(seconds, "number", view(scene), "Seconds")) as number;
  if (Number.isInteger(value) && value >= 0) return value;
  throw queryFailure(
    `The JSONata expression '${Jsonata.expressionOf(seconds)}' specified for the field 'Seconds' returned an invalid value. Expected a non-negative integer, but was: ${value}`,
    "Seconds",
  );
}

async function timestampOf(scene: Scene, timestamp: string): Promise<number> {
  if (Jsonata.expressionOf(timestamp) === undefined) return parseTimestamp(timestamp)!;
  const value = (await Jsonata.evaluateAs(timestamp, "string", view(scene), "Timestamp")) as string;
  const at = parseTimestamp(value);
  if (at !== undefined) return at;
  throw queryFailure(
    `The JSONata expression '${Jsonata.expressionOf(timestamp)}' specified for the field 'Timestamp' does not return a valid ISO-8601 extended offset date-time format string: ${value}`,
    "Timestamp",
  );
}
