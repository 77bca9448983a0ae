/** Walks a parsed path over a value. */
import { isObject, type Json, own } from "../json/index.ts";
import { holds, type Lookup } from "./filter.ts";
import { callFunction } from "./functions.ts";
import { isOne, type Operand, type Segment } from "./grammar.ts";

/** An index, a slice or a filter where there is nothing that it could look through; the message is AWS's. */
export class Misfit extends Error {}

/**
 * All values that the segments reach, in document order. A field that is missing on the way leaves nothing to find.
 * @throws Misfit as AWS does where one value only can have been reached before
 */
export function selectAll(segments: Segment[], root: Json): Json[] {
  let values: Json[] = [root];
  let definite = true;
  for (const [i, segment] of segments.entries()) {
    const at = { root, deep: segments[i - 1]?.kind === "descend", last: i === segments.length - 1, definite };
    if (definite && values.length === 1) refuseMisfit(segment, values[0]!);
    values = values.flatMap((value) => step(segment, value, at));
    definite &&= isOne(segment);
  }
  return values;
}

interface Place {
  root: Json;
  /** Behind `..`, which applies a segment at every depth. */
  deep: boolean;
  last: boolean;
  /** Whether the segments before can have found one value only. */
  definite: boolean;
}

function refuseMisfit(segment: Segment, value: Json): void {
  const context = `Current context is: ${JSON.stringify(value)}`;
  if ((segment.kind === "index" || segment.kind === "slice") && !Array.isArray(value))
    throw new Misfit(`Filter: ${written(segment)} can only be applied to arrays. ${context}`);
  if (segment.kind === "filter" && !Array.isArray(value) && !isObject(value))
    throw new Misfit(`Filter: [?] can not be applied to primitives. ${context}`);
}

function written(segment: Extract<Segment, { kind: "index" | "slice" }>): string {
  if (segment.kind === "index") return `[${segment.indexes.join(",")}]`;
  return `[${segment.from ?? ""}:${segment.to ?? ""}]`;
}

function step(segment: Segment, value: Json, at: Place): Json[] {
  switch (segment.kind) {
    case "child":
      if (!isObject(value)) return [];
      return segment.names.flatMap((name) => present(own(value, name)));
    case "pick":
      return pick(segment.names, value, at);
    case "index":
      return Array.isArray(value) ? segment.indexes.flatMap((index) => itemAt(value, index, segment, at)) : [];
    case "slice":
      return Array.isArray(value) ? slice(value, segment.from, segment.to) : [];
    case "wildcard":
      return members(value);
    case "filter":
      return candidates(value, at).filter((item) => holds(segment.filter, item, lookup(at.root)));
    case "function":
      return present(call(segment, value, at.root));
    case "descend":
      return descendants(value);
  }
}

/** A filter looks at the items of a list and at an object as a whole; `..` brings every item by itself. */
function candidates(value: Json, { deep }: Place): Json[] {
  if (Array.isArray(value)) return deep ? [] : value;
  return isObject(value) ? [value] : [];
}

function pick(names: string[], value: Json, at: Place): Json[] {
  if (!isObject(value)) return [];
  const has = names.filter((name) => Object.hasOwn(value, name));
  if (at.deep && has.length < names.length) return [];
  return [Object.fromEntries(has.map((name) => [name, value[name]!]))];
}

/** Past the end of a list there is `null` where a path may find many values, and nothing where it names one. */
function itemAt(value: Json[], index: number, segment: Segment, at: Place): Json[] {
  const item = value.at(index);
  if (item !== undefined) return [item];
  return at.last && !(at.definite && isOne(segment)) ? [null] : [];
}

/** Only the ends `[-2:]` and `[:-2]` count from behind when the other end is given as well. */
function slice(value: Json[], from: number | undefined, to: number | undefined): Json[] {
  if (from === undefined || to === undefined) return value.slice(from, to);
  const end = Math.min(value.length, to);
  return Array.from({ length: Math.max(0, end - from) }, (_, i) => value.at(from + i) ?? null);
}

function lookup(root: Json): Lookup {
  return (operand, item) => {
    try {
      const found = selectAll(operand.segments, operand.from === "item" ? item : root);
      return operand.definite ? found[0] : found;
    } catch (error) {
      if (error instanceof Misfit) return undefined;
      throw error;
    }
  };
}

function call(segment: Extract<Segment, { kind: "function" }>, value: Json, root: Json): Json | undefined {
  const args = segment.args.map((operand) => argument(operand, root));
  if (segment.of === undefined) return callFunction(segment.name, value, args);
  const found = selectAll(segment.of, value);
  const counts = segment.name === "length" || segment.name === "size";
  return callFunction(segment.name, counts ? found.flatMap(members) : found.flat(), args);
}

function argument(operand: Operand, root: Json): Json | undefined {
  if (operand.kind === "literal") return operand.value;
  return operand.kind === "path" ? lookup(root)(operand, root) : undefined;
}

function present(value: Json | undefined): Json[] {
  return value === undefined ? [] : [value];
}

function members(value: Json): Json[] {
  if (Array.isArray(value)) return value;
  return isObject(value) ? Object.values(value) : [];
}

function descendants(value: Json): Json[] {
  return [value, ...members(value).flatMap(descendants)];
}
