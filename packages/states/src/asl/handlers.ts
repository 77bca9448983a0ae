/** Checks retriers and catchers. */
import { isObject, type Json, type JsonObject } from "../json/index.ts";
import { otherLanguage } from "./fields.ts";
import { checks, type Place } from "./values.ts";

/** Checks the Retry and Catch lists of a state. */
export function checkHandlers(state: JsonObject, place: Place): void {
  for (const field of ["Retry", "Catch"] as const) {
    const list = state[field];
    if (list === undefined) continue;
    if (!Array.isArray(list)) {
      place.report.schema("Expected value of type Array", `${place.at}/${field}`);
      continue;
    }
    for (const [i, entry] of list.entries()) {
      const inside = { ...place, at: `${place.at}/${field}[${i}]` };
      if (!isObject(entry)) inside.report.schema("Expected value of type Object", inside.at);
      else checkHandler(entry, field, i === list.length - 1, inside);
    }
  }
}

const handlerFields = {
  Retry: [
    "ErrorEquals",
    "Comment",
    "IntervalSeconds",
    "MaxAttempts",
    "BackoffRate",
    "MaxDelaySeconds",
    "JitterStrategy",
  ],
  Catch: ["ErrorEquals", "Comment", "Next", "ResultPath", "Assign", "Output"],
};

function checkHandler(entry: JsonObject, kind: "Retry" | "Catch", last: boolean, place: Place) {
  const { report, at } = place;
  const required = kind === "Catch" ? ["ErrorEquals", "Next"] : ["ErrorEquals"];
  const missing = required.filter((field) => entry[field] === undefined);
  if (missing.length > 0) report.schema(`These fields are required: [${missing.join(", ")}]`, at);
  for (const [field, value] of Object.entries(entry)) {
    const inside = { ...place, at: `${at}/${field}` };
    const foreign =
      (field === "ResultPath" && place.language === "JSONata") || (field === "Output" && place.language === "JSONPath");
    if (foreign) report.schema(otherLanguage(place.language, field), at);
    else if (!handlerFields[kind].includes(field)) report.schema(`Field '${field}' is not supported`, at);
    else (handlerChecks[field] ?? checks[field])?.(value, inside);
  }
  const names = Array.isArray(entry.ErrorEquals) ? entry.ErrorEquals : [];
  if (names.includes("States.ALL") && (names.length > 1 || !last))
    report.schema("States.ALL must appear alone and in the last entry", `${at}/ErrorEquals`);
}

const number = (min: number, max: number) => (value: Json, place: Place) => {
  const fits = typeof value === "number" && value >= min && value <= max;
  if (!fits) place.report.schema(`Value is not a number from ${min} to ${max}`, place.at);
};

const handlerChecks: Record<string, (value: Json, place: Place) => void> = {
  ErrorEquals(value, place) {
    const fits = Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === "string");
    if (!fits) place.report.schema("Expected a non-empty array of strings", place.at);
  },
  IntervalSeconds: number(1, 99_999_999),
  MaxAttempts: number(0, 99_999_999),
  MaxDelaySeconds: number(1, 31_622_400),
  BackoffRate: number(1, Number.MAX_VALUE),
  JitterStrategy(value, place) {
    if (value !== "FULL" && value !== "NONE") place.report.schema("Value is not one of [FULL, NONE]", place.at);
  },
};
