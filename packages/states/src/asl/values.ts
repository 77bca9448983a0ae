/** Checks of single values: numbers, paths, templates, timestamps, expressions. */
import { isObject, type Json } from "../json/index.ts";
import { parseTimestamp } from "../json/timestamp.ts";
import { compile, expressionOf, topLevelReferences } from "../jsonata/index.ts";
import { intrinsicProblem, isIntrinsic, parsePath } from "../jsonpath/index.ts";
import type { Report } from "./report.ts";
import type { QueryLanguage } from "./types.ts";

export interface Place {
  report: Report;
  language: QueryLanguage;
  /** The language of the whole machine, which blocks inside a state fall back to. */
  machineLanguage?: QueryLanguage;
  at: string;
}

type Check = (value: Json, place: Place) => void;

const wrong = (place: Place, wanted: string) => place.report.schema(`Expected value of type ${wanted}`, place.at);

const text: Check = (value, place) => {
  if (typeof value !== "string") wrong(place, "String");
};
const flag: Check = (value, place) => {
  if (typeof value !== "boolean") wrong(place, "Boolean");
};
const object: Check = (value, place) => {
  if (!isObject(value)) wrong(place, "Object");
};

/** An integer of a range, or in JSONata states an expression. */
function integer(min: number, max: number): Check {
  return (value, place) => {
    if (place.language === "JSONata" && expressionOf(value) !== undefined) return expressions(value, place);
    if (!Number.isInteger(value)) return wrong(place, "Integer");
    if ((value as number) < min) place.report.schema(`Minimum value is ${min}`, place.at);
    if ((value as number) > max) place.report.schema(`Maximum value is ${max}`, place.at);
  };
}

const timestamp: Check = (value, place) => {
  if (place.language === "JSONata" && expressionOf(value) !== undefined) return expressions(value, place);
  if (parseTimestamp(value) === undefined) place.report.schema("String does not match RFC3339 timestamp", place.at);
};

const path: Check = (value, place) => {
  if (value === null) return;
  if (typeof value !== "string") return wrong(place, "String");
  checkPath(value, place);
};

/** Paths that must name something: `null` does not do. */
const givenPath: Check = (value, place) => (value === null ? wrong(place, "String") : path(value, place));

const referencePath: Check = (value, place) => {
  if (value === null) return;
  if (typeof value !== "string") return wrong(place, "String");
  try {
    const parsed = parsePath(value);
    if (parsed.definite && parsed.root === "input") return;
  } catch {}
  place.report.schema("Value is not a Reference Path", place.at);
};

/** A path, or a call of an intrinsic function with arguments of the right number. */
function isQuery(value: Json): boolean {
  if (typeof value !== "string") return false;
  if (isIntrinsic(value)) return intrinsicProblem(value) === undefined;
  try {
    return parsePath(value) !== undefined;
  } catch {
    return false;
  }
}

function checkPath(value: string, place: Place): void {
  if (!isQuery(value)) place.report.schema("Value must be a valid JSONPath.", place.at);
}

/** A payload template: the values of `.$` keys are paths or intrinsic calls. */
export const template: Check = (value, place) => {
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) template(item, { ...place, at: `${place.at}[${i}]` });
  } else if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      const inner = { ...place, at: `${place.at}/${key}` };
      if (!key.endsWith(".$")) template(item, inner);
      else if (!isQuery(item)) {
        place.report.schema(
          `The value for the field '${key}' must be a valid JSONPath or a valid intrinsic function call`,
          inner.at,
        );
      }
    }
  }
};

/** Every `{% … %}` inside must compile. */
export const expressions: Check = (value, place) => {
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) expressions(item, { ...place, at: `${place.at}[${i}]` });
  } else if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) expressions(item, { ...place, at: `${place.at}/${key}` });
  } else {
    const source = expressionOf(value);
    if (source === undefined) return;
    try {
      compile(source);
    } catch (error) {
      place.report.add("INVALID_JSONATA_EXPRESSION", (error as { message: string }).message, place.at);
      return;
    }
    for (const name of topLevelReferences(source)) {
      const message = `Reference to '${name}' at the top level is not supported.`;
      place.report.add("UNSUPPORTED_JSONATA_EXPRESSION", message, place.at);
    }
  }
};

const byLanguage: Check = (value, place) => (place.language === "JSONata" ? expressions : template)(value, place);
const objectByLanguage: Check = (value, place) => (isObject(value) ? byLanguage(value, place) : wrong(place, "Object"));
const textOrExpression: Check = (value, place) => {
  if (typeof value !== "string") wrong(place, "String");
  else if (place.language === "JSONata") expressions(value, place);
};

const seconds = 99_999_999;

/** How each field's value is checked; fields not named here are checked where they are used. */
export const checks: Record<string, Check> = {
  Comment: text,
  Next: text,
  End: flag,
  Default: text,
  Resource: text,
  InputPath: path,
  OutputPath: path,
  ResultPath: referencePath,
  ItemsPath: givenPath,
  SecondsPath: givenPath,
  TimestampPath: givenPath,
  TimeoutSecondsPath: givenPath,
  HeartbeatSecondsPath: givenPath,
  MaxConcurrencyPath: givenPath,
  ErrorPath: givenPath,
  CausePath: givenPath,
  Parameters: template,
  ResultSelector: template,
  Arguments: byLanguage,
  Output: expressions,
  Items: (value, place) =>
    typeof value === "string" || Array.isArray(value) ? expressions(value, place) : wrong(place, "Array"),
  ItemSelector: byLanguage,
  Assign: objectByLanguage,
  Credentials: object,
  Seconds: integer(0, seconds),
  TimeoutSeconds: integer(1, seconds),
  HeartbeatSeconds: integer(1, seconds),
  MaxConcurrency: integer(0, seconds),
  Timestamp: timestamp,
  Error: textOrExpression,
  Cause: textOrExpression,
};
