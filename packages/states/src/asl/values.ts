/** Checks of single values: numbers, paths, timestamps; what is filled at run time is checked in templates. */
import { isObject, type Json } from "../json/index.ts";
import { parseRfc3339 } from "../json/timestamp.ts";
import { expressionOf } from "../jsonata/index.ts";
import { intrinsicName, isIntrinsic, isReference, parsePath } from "../jsonpath/index.ts";
import type { Place } from "./place.ts";
import {
  checkAssign,
  expressions,
  isQuery,
  isQueryLike,
  objectOrExpression,
  parameters,
  template,
} from "./templates.ts";

type Check = (value: Json, place: Place) => void;

const wrong = (place: Place, wanted: string) => place.report.wrongType(wanted, place.at);

export const text: Check = (value, place) => {
  if (typeof value !== "string") wrong(place, "String");
};
const flag: Check = (value, place) => {
  if (typeof value !== "boolean") wrong(place, "Boolean");
};
const object: Check = (value, place) => {
  if (!isObject(value)) wrong(place, "Object");
};

/** An integer of a range, or in JSONata states an expression. */
export function integer(min: number, max: number): Check {
  return (value, place) => {
    if (place.language === "JSONata" && expressionOf(value) !== undefined) return expressions(value, place);
    if (!Number.isInteger(value)) return wrong(place, "Integer");
    if ((value as number) < min) place.report.schema(`Minimum value is ${min}`, place.at);
    if ((value as number) > max) place.report.schema(`Maximum value is ${max}`, place.at);
  };
}

/** A share of a hundred: a number, or an expression of one. */
const percentage: Check = (value, place) => {
  if (place.language === "JSONata" && expressionOf(value) !== undefined) expressions(value, place);
  else if (typeof value !== "number") wrong(place, "Float");
  else if (value < 0 || value > 100) place.report.schema("Value must be between 0 and 100", place.at);
};

const timestamp: Check = (value, place) => {
  if (place.language === "JSONata" && expressionOf(value) !== undefined) return expressions(value, place);
  if (parseRfc3339(value) === undefined) place.report.schema("String does not match RFC3339 timestamp", place.at);
};

/** InputPath and OutputPath: any path, or `null`; no intrinsic call. */
const path: Check = (value, place) => {
  if (value === null) return;
  if (typeof value !== "string") return wrong(place, "String");
  if (isIntrinsic(value) || !isQuery(value)) place.report.schema("Value must be a valid JSONPath.", place.at);
};

/** A path that can name one place only. */
export const referencePath: Check = (value, place) => {
  if (typeof value !== "string") return wrong(place, "String");
  if (isIntrinsic(value) || !isQuery(value)) place.report.schema("Value must be a valid JSONPath.", place.at);
  else if (!isReference(parsePath(value))) place.report.schema("Value is not a Reference Path", place.at);
};

const resultPath: Check = (value, place) => {
  if (value === null) return;
  if (typeof value !== "string") return wrong(place, "String");
  try {
    const parsed = parsePath(value);
    const fromEnd = parsed.segments.some((segment) => segment.kind === "index" && segment.indexes[0]! < 0);
    if (isReference(parsed) && parsed.root === "input" && !fromEnd) return;
  } catch {}
  place.report.schema("Value is not a Reference Path", place.at);
};

/** ErrorPath and CausePath may call these functions, as AWS's page on the Fail state says. */
const givesText = ["Format", "JsonToString", "ArrayGetItem", "Base64Encode", "Base64Decode", "Hash", "UUID"];

const referenceOrCall: Check = (value, place) => {
  if (typeof value !== "string" || !isIntrinsic(value)) return referencePath(value, place);
  const fits = isQuery(value) && givesText.includes(intrinsicName(value));
  if (!fits) place.report.schema("Value must be a valid JSONPath or a valid intrinsic function call", place.at);
};

const textOrExpression: Check = (value, place) => {
  if (typeof value !== "string") wrong(place, "String");
  else if (place.language === "JSONata") expressions(value, place);
  else if (isQueryLike(value)) {
    const message = "Field value looks like a path, but field name does not end with 'Path'.";
    place.report.warn("NO_PATH", message, place.at);
  }
};

/** A Pass state's Result is handed on as it is. */
const result: Check = (value, place) => {
  const seeksPath = (one: Json): boolean => {
    if (Array.isArray(one)) return one.some(seeksPath);
    if (isObject(one)) return Object.entries(one).some(([key, item]) => key.endsWith(".$") || seeksPath(item));
    return isQueryLike(one);
  };
  if (!seeksPath(value)) return;
  place.report.warn("PASS_RESULT_IS_STATIC", "Attempt to use a path in the result of a pass state.", place.at);
};

const items: Check = (value, place) => {
  if (Array.isArray(value) || isObject(value) || expressionOf(value) !== undefined) expressions(value, place);
  else wrong(place, "Array");
};

export const longest = 99_999_999;

/** How each field's value is checked; fields not named here are checked where they are used. */
export const checks: Record<string, Check> = {
  Comment: text,
  Next: text,
  End: flag,
  Default: text,
  Resource: text,
  InputPath: path,
  OutputPath: path,
  ResultPath: resultPath,
  ItemsPath: referencePath,
  SecondsPath: referencePath,
  TimestampPath: referencePath,
  TimeoutSecondsPath: referencePath,
  HeartbeatSecondsPath: referencePath,
  MaxConcurrencyPath: referencePath,
  ErrorPath: referenceOrCall,
  CausePath: referenceOrCall,
  Parameters: parameters,
  ResultSelector: template,
  Result: result,
  Arguments: objectOrExpression,
  Output: expressions,
  Items: items,
  ItemSelector: parameters,
  Assign: checkAssign,
  Credentials: object,
  Seconds: integer(0, longest),
  TimeoutSeconds: integer(1, longest),
  HeartbeatSeconds: integer(1, longest),
  MaxConcurrency: integer(0, longest),
  ToleratedFailureCount: integer(0, longest),
  ToleratedFailureCountPath: referencePath,
  ToleratedFailurePercentage: percentage,
  ToleratedFailurePercentagePath: referencePath,
  Timestamp: timestamp,
  Error: textOrExpression,
  Cause: textOrExpression,
};
