/** JSONata as AWS speaks it, on the `jsonata` package: compiled once, evaluated many times. */
import jsonata from "jsonata";
import type { Json } from "../json/index.ts";
import * as functions from "./functions.ts";

export interface Expression {
  /** Answers undefined when the expression found nothing; throws {code, message} of JSONata. */
  evaluate(bindings: Record<string, unknown>): Promise<unknown>;
}

/** An expression may take this long, ms, and nest this deep (as on AWS) before it is given up. */
const limits = { timeout: 1000, stack: 100 };
const cached = 5000;
const cache = new Map<string, Expression>();
const moment = jsonata("$fromMillis($ms, $picture, $zone)");

/** @throws what JSONata's parser throws: {code, message, position}. */
export function compile(source: string): Expression {
  const known = cache.get(source);
  if (known) return known;
  const expression = build(source);
  if (cache.size >= cached) cache.delete(cache.keys().next().value!);
  cache.set(source, expression);
  return expression;
}

function build(source: string): Expression {
  const compiled = jsonata(source, limits);
  compiled.registerFunction("partition", functions.partition, "<an?:a>");
  compiled.registerFunction("range", functions.range, "<nnn?:a>");
  compiled.registerFunction("hash", functions.hash, "<ss?:s>");
  compiled.registerFunction("random", functions.random, "<n?:n>");
  compiled.registerFunction("uuid", functions.uuid, "<:s>");
  compiled.registerFunction("parse", functions.parse, "<s?:x>");
  compiled.assign("eval", undefined); // AWS: "$eval is not supported"
  if (source.includes("$string")) compiled.registerFunction("string", string, "<x-b?:s>");
  if (grows.test(source)) compiled.assign(Symbol.for("jsonata.__evaluate_exit") as unknown as string, boundMemory);
  return { evaluate: (bindings) => compiled.evaluate(undefined, bindings) };
}

const plainString = jsonata("$string($value, $pretty)");

/** JSONata's own refuses numbers that are not finite; AWS writes them. */
function string(value: unknown, pretty = false): string | Promise<string> {
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  return plainString.evaluate(undefined, { value, pretty });
}

/** What can make much of little; to look at each step of the other expressions would only cost time. */
const grows = /function|λ|\.\.|pad|replace|join|reduce/;

/** The largest values that AWS was seen to hold: `[1..873782]`, eight bytes a number, and a text of 2^22 characters. */
const mostItems = 873_782;
const mostCharacters = mostItems * 8;

function boundMemory(_expression: unknown, _input: unknown, _environment: unknown, result: unknown): void {
  if (typeof result === "string" ? result.length > mostCharacters : Array.isArray(result) && result.length > mostItems)
    throw new functions.OutOfMemory();
}

/** `$now` and `$millis` of the engine's clock, for the bindings of an evaluation. */
export function clockFunctions(now: number): Record<string, unknown> {
  return {
    millis: () => now,
    now: (picture?: string, zone?: string) => moment.evaluate(undefined, { ms: now, picture, zone }),
  };
}

/** A deep copy without JSONata's marks on arrays; undefined for what is not JSON (functions, regular expressions). */
export function unwrap(value: unknown): Json | undefined {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  // JSON has no word for them: AWS writes "Infinity", "-Infinity", "NaN".
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (Array.isArray(value)) return value.map((item) => unwrap(item) ?? null);
  if (typeof value !== "object" || value instanceof RegExp) return undefined;
  if ("_jsonata_lambda" in value || "_jsonata_function" in value) return undefined;
  const entries = Object.entries(value).flatMap(([key, item]) => {
    const json = unwrap(item);
    return json === undefined ? [] : [[key, json] as const];
  });
  return Object.fromEntries(entries);
}
