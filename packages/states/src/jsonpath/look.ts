/** Looks paths up in what a state may see. */
import { runtimeFailure, StateFailure } from "../failure/index.ts";
import { isObject, type Json, type JsonObject, own } from "../json/index.ts";
import type { Path, Segment } from "./grammar.ts";
import { Misfit, selectAll } from "./select.ts";

/** What a path may see. */
export interface Sight {
  input: Json;
  context: JsonObject;
  vars: Record<string, Json>;
}

/** The value at a path; undefined when it finds nothing, or cannot be followed. */
export function lookUp(path: Path, sight: Sight): Json | undefined {
  try {
    return lookUpStrictly(path, sight);
  } catch (error) {
    if (error instanceof StateFailure) return undefined;
    throw error;
  }
}

/** The same, where AWS says in Jayway's words why a path cannot be followed. @throws StateFailure States.Runtime */
export function lookUpStrictly(path: Path, sight: Sight): Json | undefined {
  const root = rootOf(path, sight);
  if (root === undefined) return undefined;
  try {
    return path.definite ? lookAlong(path.segments, root) : selectAll(path.segments, root);
  } catch (error) {
    throw error instanceof Misfit ? runtimeFailure(error.message) : error;
  }
}

/** The way that nearly all paths go: from field to field. */
function lookAlong(segments: Segment[], root: Json): Json | undefined {
  let value: Json | undefined = root;
  for (const segment of segments) {
    if (segment.kind === "child") value = isObject(value) ? own(value, segment.names[0]!) : undefined;
    else if (segment.kind === "index" && Array.isArray(value)) value = value.at(segment.indexes[0]!);
    else return selectAll(segments, root)[0];
    if (value === undefined) return undefined;
  }
  return value;
}

/** What a path looks into. */
export function seen(path: Path, sight: Sight): Json | undefined {
  return rootOf(path, sight);
}

function rootOf(path: Path, sight: Sight): Json | undefined {
  if (path.root === "input") return sight.input;
  if (path.root === "context") return sight.context;
  return Object.hasOwn(sight.vars, path.root.variable) ? sight.vars[path.root.variable] : undefined;
}

/** The words of AWS for a definite path that found nothing. */
export function notFound(path: Path, sight: Sight, field: string): string {
  if (typeof path.root === "object" && !Object.hasOwn(sight.vars, path.root.variable))
    return `The variable '$${path.root.variable}' referenced in the field '${field}' could not be found`;
  return `The JSONPath '${path.text}' specified for the field '${field}' could not be found in the input '${JSON.stringify(seen(path, sight))}'`;
}

/** The words of AWS (and of Jayway's JSONPath below it) for InputPath, OutputPath and the like. */
export function invalidPath(path: Path, sight: Sight): string {
  try {
    return missingIn(path, sight);
  } catch (error) {
    if (error instanceof Misfit) return `Invalid path '${path.text}' : ${error.message}`;
    throw error;
  }
}

function missingIn(path: Path, sight: Sight): string {
  const root = rootOf(path, sight);
  let at = "$";
  let values = root === undefined ? [] : [root];
  for (const [i, segment] of path.segments.entries()) {
    values = values.flatMap((value) => selectAll([segment], value));
    if (segment.kind === "child") at += `['${segment.names.join("','")}']`;
    else if (segment.kind === "index") at += `[${segment.indexes.join(",")}]`;
    if (values.length > 0) continue;
    const last = i === path.segments.length - 1;
    return `Invalid path '${path.text}' : ${last ? "No results for path:" : "Missing property in path"} ${at}`;
  }
  return `Invalid path '${path.text}' : No results for path: ${at}`;
}
