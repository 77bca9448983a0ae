/** Checks of what is filled at run time: payload templates of JSONPath states, expressions of JSONata states. */
import { isObject, type Json, type JsonObject } from "../json/index.ts";
import { compile, expressionOf, isHalfExpression, referencesOf } from "../jsonata/index.ts";
import { intrinsicProblem, isIntrinsic, parsePath } from "../jsonpath/index.ts";
import type { Place } from "./place.ts";

/** A path, or a call of an intrinsic function with arguments of the right number. */
export function isQuery(value: Json): boolean {
  if (typeof value !== "string") return false;
  if (isIntrinsic(value)) return intrinsicProblem(value) === undefined;
  try {
    return parsePath(value) !== undefined;
  } catch {
    return false;
  }
}

/** A payload template: an object in which the values of `.$` keys are paths or intrinsic calls. */
export function template(value: Json, place: Place): void {
  if (isObject(value)) inTemplate(value, place);
  else place.report.wrongType("Object", place.at);
}

/** Parameters and ItemSelector: AWS's own schema takes lists and numbers as well; a text is a path at the wrong place. */
export function parameters(value: Json, place: Place): void {
  const jsonata = place.language === "JSONata";
  if (typeof value === "string" && !(jsonata && expressionOf(value) !== undefined))
    place.report.wrongType("Object", place.at);
  else if (jsonata) expressions(value, place);
  else inTemplate(value, place);
}

function inTemplate(value: Json, place: Place): void {
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) inTemplate(item, { ...place, at: `${place.at}[${i}]` });
  } else if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) inField(value, key, item, { ...place, at: `${place.at}/${key}` });
  } else if (isQueryLike(value)) {
    const message = "No .$ on a field that appears to be a JSONPath or Intrinsic Function.";
    place.report.warn("NO_DOLLAR", message, place.at);
  }
}

function inField(holder: JsonObject, key: string, value: Json, place: Place): void {
  if (!key.endsWith(".$")) {
    inTemplate(value, place);
    return;
  }
  if (!isQuery(value)) {
    place.report.schema(
      `The value for the field '${key}' must be a valid JSONPath or a valid intrinsic function call`,
      place.at,
    );
  }
  const name = key.slice(0, -2);
  if (Object.hasOwn(holder, name))
    place.report.schema(`The field '${name}' stands here with and without '.$'`, place.at);
}

/** A text that somebody may have meant for a path: `$.a`, `$$.Execution.Id`, `States.UUID()`. */
export function isQueryLike(value: Json): boolean {
  return typeof value === "string" && /^(?:\$|\$\$|\$[.[]|\$\$[.[]|States\.\w+\()/.test(value) && isQuery(value);
}

/** An object or an expression that gives one: no list, no plain text. */
export function objectOrExpression(value: Json, place: Place): void {
  if (isObject(value) || expressionOf(value) !== undefined) expressions(value, place);
  else place.report.wrongType("Object", place.at);
}

/** Every `{% … %}` inside must compile, and read what there is. */
export function expressions(value: Json, place: Place): void {
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) expressions(item, { ...place, at: `${place.at}[${i}]` });
  } else if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) expressions(item, { ...place, at: `${place.at}/${key}` });
  } else {
    const source = expressionOf(value);
    if (source !== undefined) checkExpression(source, place);
    else if (isHalfExpression(value))
      place.report.add(
        "INVALID_JSONATA_EXPRESSION",
        "A JSONata expression must start with '{%' and end with '%}'.",
        place.at,
      );
  }
}

function checkExpression(source: string, place: Place): void {
  try {
    compile(source);
  } catch (error) {
    place.report.add("INVALID_JSONATA_EXPRESSION", (error as { message: string }).message, place.at);
    return;
  }
  const { topLevel, states } = referencesOf(source);
  const refuse = (what: string) => place.report.add("UNSUPPORTED_JSONATA_EXPRESSION", what, place.at);
  for (const name of topLevel)
    refuse(
      name === "$$"
        ? "Reference to '$$' is not supported."
        : `Reference to '${name}' at the top level is not supported.`,
    );
  for (const field of ["result", "errorOutput"] as const) {
    if (states.includes(field) && place.offers !== field) refuse(`Reference to '$states.${field}' is not supported.`);
  }
}

/** The names that Assign gives values: identifiers of Unicode, 80 characters at most, and not AWS's own. */
export function checkAssign(value: Json, place: Place): void {
  if (!isObject(value)) {
    place.report.wrongType("Object", place.at);
    return;
  }
  const jsonata = place.language === "JSONata";
  (jsonata ? expressions : template)(value, place);
  for (const key of Object.keys(value)) {
    const name = jsonata ? key : key.replace(/\.\$$/, "");
    const at = `${place.at}/${key}`;
    if (name === "states") place.report.schema("The variable name 'states' is reserved", at);
    else if (!/^\p{ID_Start}\p{ID_Continue}*$/u.test(name))
      place.report.schema(`'${name}' is not a valid variable name`, at);
    else if ([...name].length > 80) place.report.schema("A variable name has at most 80 characters", at);
  }
}
