/** JSON values as the engine passes them around; treated as immutable everywhere. */
import { isExact } from "./exact.ts";
import type { Json, JsonObject } from "./json.ts";

export type { Json, JsonObject } from "./json.ts";

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isExact(value);
}

/** Own property only: `constructor` and `__proto__` of a payload are data, never the prototype's. */
export function own(value: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The JSON text in UTF-8 bytes: the unit of AWS's payload limit. */
export function byteLength(text: string): number {
  return Buffer.byteLength(text, "utf8");
}

/** JSONata's and AWS's word for a value's type. */
export function typeName(value: Json | undefined): string {
  if (value === null) return "null";
  if (isExact(value)) return "number";
  return Array.isArray(value) ? "array" : typeof value;
}

/** Structural equality; key order does not matter. */
export function equal(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (isExact(a) || isExact(b)) return JSON.stringify(a) === JSON.stringify(b);
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, i) => equal(item, b[i]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]));
}

/** As deep as AWS's JSON parser goes; deeper values would also be too much for JSON.stringify. */
export const deepest = 1000;

/** True when the JSON text nests deeper than that. */
export function tooDeep(text: string): boolean {
  if (text.length <= 2 * deepest) return false;
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === "\\" && quoted) i += 1;
    else if (c === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (c === "{" || c === "[") depth += 1;
    else if (c === "}" || c === "]") depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}
