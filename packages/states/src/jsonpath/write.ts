/** ResultPath: puts a result into the input at a reference path. */
import { StateFailure } from "../failure/index.ts";
import { isObject, type Json } from "../json/index.ts";
import type { Segment } from "./grammar.ts";
import { parsePath } from "./path.ts";

/** The input with `value` at `text` (`$` replaces all); missing objects on the way are made. */
export function writeAt(text: string, input: Json, value: Json): Json {
  return put(parsePath(text).segments, input, value, text);
}

function put(segments: Segment[], target: Json | undefined, value: Json, text: string): Json {
  const [segment, ...rest] = segments;
  if (!segment) return value;
  if (segment.kind === "child") {
    const name = segment.names[0]!;
    if (target !== undefined && !isObject(target)) throw mismatch(text, target);
    const inner = target !== undefined && Object.hasOwn(target, name) ? target[name] : undefined;
    return Object.fromEntries([
      ...Object.entries(target ?? {}).filter(([key]) => key !== name),
      [
        name,
        put(
          rest,
          rest.length > 0 && inner !== undefined && !isObject(inner) && !Array.isArray(inner) ? undefined : inner,
          value,
          text,
        ),
      ],
    ]);
  }
  if (segment.kind === "index" && Array.isArray(target)) {
    const index = segment.indexes[0]!;
    if (index < target.length) return target.with(index, put(rest, target[index], value, text));
  }
  throw mismatch(text, target ?? null);
}

function mismatch(text: string, target: Json): StateFailure {
  return new StateFailure(
    "States.ResultPathMatchFailure",
    `Unable to apply ReferencePath ${text} to input ${JSON.stringify(target)}`,
  );
}
