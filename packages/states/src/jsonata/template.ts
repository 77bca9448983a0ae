/** Fields of JSONata states: literals in which `{% … %}` strings are expressions. */

import { queryFailure } from "../failure/index.ts";
import { inDoubles, isExact } from "../json/exact.ts";
import { type Json, type JsonObject, typeName } from "../json/index.ts";
import { clockFunctions, compile, unwrap } from "./expression.ts";
import { OutOfMemory } from "./functions.ts";

/** What an expression may see. */
export interface View {
  /** `$states`: input, context, and where they apply result or errorOutput. */
  states: Record<string, Json | undefined>;
  vars: Record<string, Json>;
  now: number;
}

/** The source between `{%` and `%}`, or undefined when the text is a literal. */
export function expressionOf(text: unknown): string | undefined {
  if (typeof text !== "string" || !text.startsWith("{%") || !text.endsWith("%}") || text.length < 4) return undefined;
  return text.slice(2, -2).trim();
}

/**
 * True for what is opened like an expression and not closed like one, or the other way round. With spaces on both sides
 * it is a text, as recorded.
 */
export function isHalfExpression(text: unknown): boolean {
  return typeof text === "string" && expressionOf(text) === undefined && (text.startsWith("{%") || text.endsWith("%}"));
}

/**
 * Evaluates a field.
 * @param field its name in error causes, e.g. `Output`.
 * @throws StateFailure States.QueryEvaluationError in AWS's words.
 */
export async function evaluate(template: Json, view: View, field: string): Promise<Json> {
  return fill(template, bindings(view), field);
}

function bindings(view: View): Record<string, unknown> {
  return { ...inDoubles(view.vars), states: inDoubles(view.states as JsonObject), ...clockFunctions(view.now) };
}

async function fill(template: Json, scope: Record<string, unknown>, field: string): Promise<Json> {
  if (typeof template === "string") {
    const source = expressionOf(template);
    return source === undefined ? template : run(source, scope, field);
  }
  if (Array.isArray(template)) {
    const items: Json[] = [];
    for (const [i, item] of template.entries()) items.push(await fill(item, scope, `${field}[${i}]`));
    return items;
  }
  if (typeof template !== "object" || template === null || isExact(template)) return template;
  const entries: [string, Json][] = [];
  for (const [key, item] of Object.entries(template)) entries.push([key, await fill(item, scope, `${field}/${key}`)]);
  return Object.fromEntries(entries);
}

/** What AWS says where JSONata gives an evaluation up: too deep, too long, too large. */
const givenUp: Record<string, string> = {
  D1011: "Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive",
  D1012: "Expression evaluation timeout: Check for infinite loop",
};

async function run(source: string, scope: Record<string, unknown>, field: string): Promise<Json> {
  const about = `The JSONata expression '${source}' specified for the field '${field}'`;
  let value: unknown;
  try {
    value = await compile(source).evaluate({ ...scope }); // a copy: `:=` at the top binds there
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string };
    // AWS sets a colon where the evaluation was given up, and names the code of all other errors.
    const tooLong = /^Invalid (?:string|array) length$/.test(message ?? "") ? new OutOfMemory().message : message;
    const what =
      code && !Object.hasOwn(givenUp, code) ? `. ${code}: ${message}` : `: ${givenUp[code ?? ""] ?? tooLong}`;
    throw queryFailure(`${about} threw an error during evaluation${what}`, field);
  }
  if (value === undefined) throw queryFailure(`${about} returned nothing (undefined).`, field);
  const json = unwrap(value);
  if (json === undefined) throw queryFailure(`${about} returned an unsupported result type.`, field);
  return json;
}

/** Like `evaluate`, and the value must be of a type: `number`, `string`, `boolean`, `array`, `object`. */
export async function evaluateAs(template: Json, type: string, view: View, field: string): Promise<Json> {
  const value = await evaluate(template, view, field);
  if (typeName(value) === type) return value;
  const source = expressionOf(template) ?? JSON.stringify(template);
  throw queryFailure(
    `The JSONata expression '${source}' specified for the field '${field}' returned an unexpected result type. ` +
      `Expected '${type}', but was '${typeName(value)}' for value: ${JSON.stringify(value)}`,
    field,
  );
}
