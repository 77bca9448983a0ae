/** Checks of request fields, with the messages of AWS's request validation. */
import { isObject, type Json, type JsonObject } from "../json/index.ts";
import { ApiError, invalid } from "./errors.ts";

export interface Rule {
  type: "string" | "integer" | "number" | "boolean" | "object" | "list";
  required?: boolean;
  min?: number;
  max?: number;
  values?: string[];
}
export type Rules = Record<string, Rule>;

/** The largest value that a message repeats, characters. */
const shown = 1000;

/** @throws ApiError SerializationException for a wrong type, ValidationException for a wrong value. */
export function check(input: JsonObject, rules: Rules): void {
  refuse(problemsOf(input, rules));
}

/** The fields of an object inside a request; messages name them with where they are. */
export function checkInside(object: Json | undefined, where: string, rules: Rules): void {
  if (!isObject(object)) return;
  const named = (fields: object) =>
    Object.fromEntries(Object.entries(fields).map(([key, at]) => [`${where}.${key}`, at]));
  refuse(problemsOf(named(object), named(rules) as Rules));
}

function problemsOf(input: JsonObject, rules: Rules): string[] {
  const problems: string[] = [];
  for (const [field, rule] of Object.entries(rules)) {
    const value = input[field] ?? undefined;
    if (value === undefined) {
      if (rule.required) problems.push(told(null, field, "Member must not be null"));
      continue;
    }
    if (!isOf(rule.type, value)) throw new ApiError("SerializationException", `${field} must be of type ${rule.type}`);
    problems.push(...limits(value, field, rule));
  }
  return problems;
}

function refuse(problems: string[]): void {
  if (problems.length === 0) return;
  const count = problems.length === 1 ? "1 validation error" : `${problems.length} validation errors`;
  throw invalid(`${count} detected: ${problems.join("; ")}`);
}

function isOf(type: Rule["type"], value: Json): boolean {
  if (type === "integer") return Number.isInteger(value);
  if (type === "object") return isObject(value);
  return type === "list" ? Array.isArray(value) : typeof value === type;
}

function limits(value: Json, field: string, rule: Rule): string[] {
  const problems: string[] = [];
  const { min = 0, max = Infinity, values } = rule;
  if (typeof value === "string") {
    if (value.length < min)
      problems.push(told(value, field, `Member must have length greater than or equal to ${min}`));
    if (value.length > max) problems.push(told(value, field, `Member must have length less than or equal to ${max}`));
    if (values && !values.includes(value))
      problems.push(told(value, field, `Member must satisfy enum value set: [${values.join(", ")}]`));
  } else if (typeof value === "number") {
    if (value < min) problems.push(told(value, field, `Member must have value greater than or equal to ${min}`));
    if (value > max) problems.push(told(value, field, `Member must have value less than or equal to ${max}`));
  }
  return problems;
}

function told(value: string | number | null, field: string, why: string): string {
  const text = value === null ? "null" : `'${String(value).slice(0, shown)}'`;
  return `Value ${text} at '${field}' failed to satisfy constraint: ${why}`;
}

export const arn: Rule = { type: "string", required: true, min: 1, max: 256 };
export const machineArn: Rule = arn;
export const name: Rule = { type: "string", min: 1, max: 80 };
export const definition: Rule = { type: "string", min: 1, max: 1048576 };
export const payload: Rule = { type: "string", max: 262144 };
export const maxResults: Rule = { type: "integer", min: 0, max: 1000 };
export const includedData: Rule = { type: "string", values: ["ALL_DATA", "METADATA_ONLY"] };
export const description: Rule = { type: "string", max: 256 };
export const nextToken: Rule = { type: "string", min: 1, max: 3096 };
export const taskToken: Rule = { type: "string", required: true, min: 1, max: 2048 };
export const error: Rule = { type: "string", max: 256 };
export const cause: Rule = { type: "string", max: 32768 };

/** A field that `check` has made sure of. */
export function text(input: JsonObject, field: string): string {
  return input[field] as string;
}
export function optionalText(input: JsonObject, field: string): string | undefined {
  return (input[field] ?? undefined) as string | undefined;
}

/** Names may hold what AWS allows: no white space, brackets, wildcards, quotes, surrogates or control characters. */
export function isName(value: string): boolean {
  if (/[\uD800-\uDFFF]/.test(value)) return false;
  return value.length <= 80 && /^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}\uFFFE\uFFFF]+$/u.test(value);
}
