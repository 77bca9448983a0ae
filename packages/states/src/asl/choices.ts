/** Checks the rules of a Choice state. */
import { isObject, type Json, type JsonObject } from "../json/index.ts";
import { parsePath } from "../jsonpath/index.ts";
import { otherLanguage } from "./fields.ts";
import { isOperator } from "./operators.ts";
import { checks, expressions, type Place } from "./values.ts";

export function checkChoices(state: JsonObject, place: Place): void {
  const rules = state.Choices;
  if (rules === undefined) return;
  if (!Array.isArray(rules) || rules.length === 0) {
    place.report.schema("Expected a non-empty array", `${place.at}/Choices`);
    return;
  }
  for (const [i, rule] of rules.entries()) {
    const inside = { ...place, at: `${place.at}/Choices[${i}]` };
    if (isObject(rule)) checkTop(rule, inside);
    else place.report.schema("Expected value of type Object", inside.at);
  }
}

function checkTop(rule: JsonObject, place: Place): void {
  const { report, at } = place;
  if (rule.Next === undefined) report.schema("These fields are required: [Next]", at);
  else if (typeof rule.Next !== "string") report.schema("Expected value of type String", `${at}/Next`);
  if (rule.Assign !== undefined) checks.Assign!(rule.Assign, { ...place, at: `${at}/Assign` });
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
  else if (typeof condition !== "boolean") report.schema("Expected value of type Boolean", `${at}/Condition`);
}

function checkTest(test: JsonObject, place: Place): void {
  const { report, at } = place;
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
      report.schema("Expected value of type Object", inside.at);
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
  checkReference(test.Variable, { ...place, at: `${at}/Variable` });
  checkOperand(operator, test[operator]!, inside);
}

function checkList(rules: Json, place: Place): void {
  if (!Array.isArray(rules) || rules.length === 0) {
    place.report.schema("Expected a non-empty array", place.at);
    return;
  }
  for (const [i, rule] of rules.entries()) {
    const inside = { ...place, at: `${place.at}[${i}]` };
    if (isObject(rule)) checkTest(rule, inside);
    else place.report.schema("Expected value of type Object", inside.at);
  }
}

function checkReference(value: Json, place: Place): void {
  try {
    if (typeof value === "string" && parsePath(value)) return;
  } catch {}
  place.report.schema("Value is not a Reference Path", place.at);
}

function checkOperand(operator: string, value: Json, place: Place): void {
  if (operator.endsWith("Path")) {
    checkReference(value, place);
    return;
  }
  const type =
    operator.startsWith("Is") || operator.startsWith("Boolean")
      ? "Boolean"
      : operator.startsWith("Numeric")
        ? "Number"
        : "String";
  if (typeof value !== type.toLowerCase()) {
    place.report.schema(`Expected value of type ${type}`, place.at);
    return;
  }
  if (operator.startsWith("Timestamp")) checks.Timestamp!(value, place);
}
