/** Checks retriers and catchers. */
import { isObject, type Json, type JsonObject } from "../json/index.ts";
import { otherLanguage } from "./fields.ts";
import type { Place } from "./place.ts";
import { checks, integer, longest } from "./values.ts";

/** Checks the Retry and Catch lists of a state. */
export function checkHandlers(state: JsonObject, place: Place): void {
  for (const field of ["Retry", "Catch"] as const) {
    const list = state[field];
    if (list === undefined) continue;
    if (!Array.isArray(list)) {
      place.report.wrongType("Array", `${place.at}/${field}`);
      continue;
    }
    for (const [i, entry] of list.entries()) {
      const inside = { ...place, at: `${place.at}/${field}[${i}]` };
      if (!isObject(entry)) inside.report.wrongType("Object", inside.at);
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
    const inside: Place = { ...place, at: `${at}/${field}`, offers: kind === "Catch" ? "errorOutput" : undefined };
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

const inJson = (check: (value: Json, place: Place) => void) => (value: Json, place: Place) =>
  check(value, { ...place, language: "JSONPath" }); // no expressions in here

const handlerChecks: Record<string, (value: Json, place: Place) => void> = {
  ErrorEquals(value, place) {
    if (!Array.isArray(value) || !value.every((name) => typeof name === "string"))
      place.report.wrongType("Array", place.at);
    else if (value.length === 0) place.report.schema("Value cannot be empty", place.at);
  },
  IntervalSeconds: inJson(integer(1, longest)),
  MaxAttempts: inJson(integer(0, longest)),
  MaxDelaySeconds: inJson(integer(1, 31_622_399)),
  BackoffRate(value, place) {
    if (typeof value !== "number") place.report.wrongType("Number", place.at);
    else if (value < 1) place.report.schema("Minimum value is 1.0", place.at);
  },
  JitterStrategy(value, place) {
    if (value !== "FULL" && value !== "NONE") place.report.notOneOf(["FULL", "NONE"], place.at);
  },
};
