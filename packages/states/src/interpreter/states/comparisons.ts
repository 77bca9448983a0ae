/** Whether a rule of a JSONPath Choice holds. */
import { isOperator, operatorHolds } from "../../asl/operators.ts";
import { runtimeFailure } from "../../failure/index.ts";
import { isObject, type Json, type JsonObject } from "../../json/index.ts";
import { lookUp, parsePath, type Sight } from "../../jsonpath/index.ts";

/** Presence tests take a variable that is not there; all other operators refuse it. */
export function ruleHolds(rule: JsonObject, sight: Sight): boolean {
  if (Array.isArray(rule.And)) return rule.And.every((one) => ruleHolds(one as JsonObject, sight));
  if (Array.isArray(rule.Or)) return rule.Or.some((one) => ruleHolds(one as JsonObject, sight));
  if (isObject(rule.Not)) return !ruleHolds(rule.Not, sight);
  const operator = Object.keys(rule).find((key) => isOperator(key))!;
  const variable = String(rule.Variable);
  const value = lookUp(parsePath(variable), sight);
  if (operator === "IsPresent") return (value !== undefined) === rule.IsPresent;
  if (value === undefined) throw invalidReference(variable);
  return operatorHolds(operator, value, operandOf(rule, operator, sight));
}

function operandOf(rule: JsonObject, operator: string, sight: Sight): Json {
  if (!operator.endsWith("Path")) return rule[operator]!;
  const path = String(rule[operator]);
  const operand = lookUp(parsePath(path), sight);
  if (operand === undefined) throw invalidReference(path);
  return operand;
}

function invalidReference(path: string) {
  return runtimeFailure(`Invalid path '${path}': The choice state's condition path references an invalid value.`);
}
