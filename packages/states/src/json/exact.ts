/**
 * Integers that a double cannot hold keep their digits on the way through an execution, as on AWS: JSON.parse leaves them as
 * the texts that JSON.rawJSON makes, and JSON.stringify writes those as they are. Nothing counts with them but comparisons.
 */
import type { Json } from "./json.ts";

/** What TypeScript's library does not know yet. */
interface ExactJSON {
  parse(text: string, revive: (key: string, value: Json, context: { source?: string }) => Json): Json;
  rawJSON(text: string): Json;
  isRawJSON(value: unknown): boolean;
}
const exact = JSON as unknown as ExactJSON;

let seen = false;

/** JSON.parse that loses no digits of integers. @throws SyntaxError */
export function parseJson(text: string): Json {
  if (!/\d{16}/.test(text)) return JSON.parse(text) as Json;
  return exact.parse(text, (_key, value, { source = "" }) => {
    if (typeof value !== "number" || Number.isSafeInteger(value) || !/^-?\d+$/.test(source)) return value;
    seen = true;
    return exact.rawJSON(source);
  });
}

/** True for an integer that a double cannot hold. */
export function isExact(value: unknown): boolean {
  // Nothing costs less than this question where no such number ever came.
  return seen && exact.isRawJSON(value);
}

/** A number as a double, whichever way it is held; undefined for what is no number. */
export function numberOf(value: Json): number | undefined {
  if (typeof value === "number") return value;
  return isExact(value) ? Number(JSON.stringify(value)) : undefined;
}

/** The value with doubles in the place of such integers: for who cannot do with them. */
export function inDoubles<T extends Json | undefined>(value: T): T {
  return seen ? (plain(value) as T) : value;
}

function plain(value: Json | undefined): Json | undefined {
  if (typeof value !== "object" || value === null) return value;
  if (isExact(value)) return numberOf(value);
  if (Array.isArray(value)) return value.map((item) => plain(item)!);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)!]));
}
