/** Checks the rules of a Choice state. */
import { isObject, type Json, type JsonObject } from "../json/index.ts";
import { otherLanguage } from "./fields.ts";
import { isOperator } from "./operators.ts";
import type { Place } from "./place.ts";
import { checkAssign, expressions, isQueryLike } from "./templates.ts";
import { checks, referencePath, text } from "./values.ts";

export function checkChoices(state: JsonObject, place: Place): void {
  const rules = state.Choices;
  if (rules === undefined) return;
  if (!Array.isArray(rules) || rules.length === 0) {
    emptyOrNoList(rules, `${place.at}/Choices`, place);
    return;
  }
  for (const [i, rule] of rules.entries()) {
    const inside = { ...place, at: `${place.at}/Choices[${i}]` };
    if (isObject(rule)) checkTop(rule, inside);
    else place.report.wrongType("Object", inside.at);
  }
}

function checkTop(rule: JsonObject, place: Place): void {
  const { report, at } = place;
  if (rule.Next === undefined) report.schema("These fields are required: [Next]", at);
  else if (typeof rule.Next !== "string") report.wrongType("String", `${at}/Next`);
  if (rule.Assign !== undefined) checkAssign(rule.Assign, { ...place, at: `${at}/Assign` });
  if (rule.Comment !== undefined) text(rule.Comment, { ...place, at: `${at}/Comment` });
  const { Next: _n, Assign: _a, Comment: _c, ...test } = rule;
  if (place.language === "JSONata") checkCondition(test, place);
  else checkTest(test, place);
}

function checkCondition(test: JsonObject, place: Place): void {
  const { report, at } = place;
  for (const [field, value] of Object.entries(test)) {
    if (field === "Output") expressions(value, { ...place, at: `${at}/Output` });
    else if (field !== "Condition") report.schema(otherLanguage("JSONata", field), at);
  }
  const { Condition: condition } = test;
  if (condition === undefined) {
    report.schema("These fields are required: [Condition]", at);
    return;
  }
  if (typeof condition === "string") expressions(condition, { ...place, at: `${at}/Condition` });
  else if (typeof condition !== "boolean") report.wrongType("Boolean", `${at}/Condition`);
}

function checkTest(test: JsonObject, place: Place): void {
  const { report, at } = place;
  for (const field of ["Condition", "Output"]) {
    if (test[field] === undefined) continue;
    report.schema(otherLanguage("JSONPath", field), at);
    return;
  }
  const operators = Object.keys(test).filter((key) => !["Variable", "Comment"].includes(key));
  const [operator] = operators;
  if (operators.length !== 1 || operator === undefined) {
    report.schema("Exactly one comparison operator is required", at);
    return;
  }
  const inside = { ...place, at: `${at}/${operator}` };
  if (operator === "And" || operator === "Or") {
    checkList(test[operator]!, inside);
    return;
  }
  if (operator === "Not") {
    if (!isObject(test.Not)) {
      report.wrongType("Object", inside.at);
      return;
    }
    checkTest(test.Not, inside);
    return;
  }
  if (!isOperator(operator)) {
    report.schema(`Field '${operator}' is not supported`, at);
    return;
  }
  if (test.Variable === undefined) {
    report.schema("These fields are required: [Variable]", at);
    return;
  }
  referencePath(test.Variable, { ...place, at: `${at}/Variable` });
  checkOperand(operator, test[operator]!, inside);
}

function checkList(rules: Json, place: Place): void {
  if (!Array.isArray(rules) || rules.length === 0) {
    emptyOrNoList(rules, place.at, place);
    return;
  }
  for (const [i, rule] of rules.entries()) {
    const inside = { ...place, at: `${place.at}[${i}]` };
    if (isObject(rule)) checkTest(rule, inside);
    else place.report.wrongType("Object", inside.at);
  }
}

function checkOperand(operator: string, value: Json, place: Place): void {
  if (operator.endsWith("Path")) {
    referencePath(value, place);
    return;
  }
  const type =
    operator.startsWith("Is") || operator.startsWith("Boolean")
      ? "Boolean"
      : operator.startsWith("Numeric")
        ? "Number"
        : "String";
  if (typeof value !== type.toLowerCase()) {
    place.report.wrongType(type, place.at);
    return;
  }
  if (operator.startsWith("Timestamp")) checks.Timestamp!(value, place);
  else if (isQueryLike(value)) {
    const message = "Field value looks like a path, but field name does not end with 'Path'.";
    place.report.warn("NO_PATH", message, place.at);
  }
}

function emptyOrNoList(rules: Json, at: string, { report }: Place): void {
  if (Array.isArray(rules)) report.schema("Value cannot be empty", at);
  else report.wrongType("Array", at);
}
