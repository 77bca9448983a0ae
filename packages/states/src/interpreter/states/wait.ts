/** Wait: rests until a moment of the engine's clock. */
import type { WaitState } from "../../asl/types.ts";
import { longest } from "../../asl/values.ts";
import { queryFailure, runtimeFailure } from "../../failure/index.ts";
import type { Json } from "../../json/index.ts";
import { parseMoment, parseRfc3339, toMillis } from "../../json/timestamp.ts";
import * as Jsonata from "../../jsonata/index.ts";
import * as JsonPath from "../../jsonpath/index.ts";
import { effectiveInput, type Scene, shapeInput, sight, view } from "../fields.ts";
import { leave } from "../flow.ts";
import { plainText, readLong } from "../numbers.ts";

/** Seconds: AWS counts in 32 bits, so that a moment 24,856 days ahead fails. */
const furthest = 2 ** 31 - 1;

export async function beginWait(scene: Scene, state: WaitState): Promise<void> {
  const due = await dueOf(scene, state);
  if (due - scene.step.now() > furthest * 1000)
    throw runtimeFailure("The moment to wait for is too far in the future.");
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
    const at = parseMoment(value);
    if (at !== undefined) return toMillis(at);
    throw runtimeFailure(
      `The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: ${state.TimestampPath} == ${plainText(value)}`,
    );
  }
  if (state.Seconds !== undefined) return scene.step.now() + (await secondsOf(scene, state.Seconds)) * 1000;
  return timestampOf(scene, state.Timestamp!);
}

function readSeconds(value: Json, path: string): number {
  const about = `${path} == ${plainText(value)}`;
  const seconds = readLong(value);
  if (seconds === undefined)
    throw runtimeFailure(`The SecondsPath parameter cannot be parsed as a long value: ${about}`);
  if (seconds < 0) throw runtimeFailure(`The SecondsPath parameter references a negative value: ${about}`);
  if (seconds > longest)
    throw runtimeFailure(`The SecondsPath parameter references a value above ${longest}: ${about}`);
  return seconds;
}

async function secondsOf(scene: Scene, seconds: number | string): Promise<number> {
  if (typeof seconds === "number") return seconds;
  const value = (await Jsonata.evaluateAs(seconds, "number", view(scene), "Seconds")) as number;
  if (Number.isInteger(value) && value >= 0 && value <= longest) return value;
  throw queryFailure(
    `The JSONata expression '${Jsonata.expressionOf(seconds)}' specified for the field 'Seconds' returned an invalid value. Expected a non-negative integer, but was: ${value}`,
    "Seconds",
  );
}

async function timestampOf(scene: Scene, timestamp: string): Promise<number> {
  if (Jsonata.expressionOf(timestamp) === undefined) return toMillis(parseRfc3339(timestamp)!);
  const value = (await Jsonata.evaluateAs(timestamp, "string", view(scene), "Timestamp")) as string;
  const at = parseMoment(value);
  if (at !== undefined) return toMillis(at);
  throw queryFailure(
    `The JSONata expression '${Jsonata.expressionOf(timestamp)}' specified for the field 'Timestamp' does not return a valid ISO-8601 extended offset date-time format string: ${value}`,
    "Timestamp",
  );
}
