/** Walks a parsed path over a value. */
import { isObject, type Json, own } from "../json/index.ts";
import { holds, type Lookup } from "./filter.ts";
import type { Segment } from "./grammar.ts";

/** All values that the segments reach, in document order. */
export function selectAll(segments: Segment[], root: Json): Json[] {
  let values: Json[] = [root];
  for (const [i, segment] of segments.entries()) {
    // `..name` applies the next segment at every depth.
    if (segment.kind === "descend") values = values.flatMap(descendants);
    else values = values.flatMap((value) => step(segment, value, root, segments[i - 1]?.kind === "descend"));
  }
  return values;
}

function step(segment: Segment, value: Json, root: Json, deep: boolean): Json[] {
  switch (segment.kind) {
    case "child":
      if (!isObject(value)) return [];
      return segment.names.flatMap((name) => present(own(value, name)));
    case "index":
      if (!Array.isArray(value)) return [];
      return segment.indexes.flatMap((index) => present(value.at(index)));
    case "slice":
      return Array.isArray(value) ? value.slice(segment.from, segment.to) : [];
    case "wildcard":
      return members(value);
    case "filter":
      return (Array.isArray(value) ? value : deep ? [] : [value]).filter((item) =>
        holds(segment.filter, item, lookup(root)),
      );
    case "function":
      return present(call(segment.name, value));
    case "descend":
      return descendants(value);
  }
}

function lookup(root: Json): Lookup {
  return (operand, item) => {
    const found = selectAll(operand.segments, operand.from === "item" ? item : root);
    return operand.segments.some((segment) => ["wildcard", "descend", "filter", "slice"].includes(segment.kind))
      ? found
      : found[0];
  };
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

function call(name: string, value: Json): Json | undefined {
  if (name === "length" || name === "size") {
    if (Array.isArray(value) || typeof value === "string") return value.length;
    return isObject(value) ? Object.keys(value).length : undefined;
  }
  if (name === "keys") return isObject(value) ? Object.keys(value) : undefined;
  if (!Array.isArray(value)) return undefined;
  if (name === "first") return value[0];
  if (name === "last") return value.at(-1);
  const numbers = value.filter((item) => typeof item === "number");
  if (numbers.length === 0) return undefined;
  const sum = numbers.reduce((total, item) => total + item, 0);
  if (name === "sum") return sum;
  if (name === "avg") return sum / numbers.length;
  return name === "min" ? Math.min(...numbers) : Math.max(...numbers);
}
