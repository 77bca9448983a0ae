/** The comparison operators of JSONPath Choice rules. */
import { runtimeFailure } from "../../failure/index.ts";
import { isObject, type Json, type JsonObject } from "../../json/index.ts";
import { lookUp, parsePath, type Sight } from "../../jsonpath/index.ts";
import { parseTimestamp } from "../timestamp.ts";

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
  if (Object.hasOwn(TYPE_TESTS, operator)) return TYPE_TESTS[operator]!(value) === rule[operator];
  return compare(operator, value, operandOf(rule, operator, sight));
}

export function isOperator(key: string): boolean {
  return key === "IsPresent" || Object.hasOwn(TYPE_TESTS, key) || Object.hasOwn(COMPARISONS, key.replace(/Path$/, ""));
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

const TYPE_TESTS: Record<string, (value: Json) => boolean> = {
  IsNull: (value) => value === null,
  IsString: (value) => typeof value === "string",
  IsNumeric: (value) => typeof value === "number",
  IsBoolean: (value) => typeof value === "boolean",
  IsTimestamp: (value) => parseTimestamp(value) !== undefined,
};

type Order = (a: number | string, b: number | string) => boolean;
const ORDERS: Record<string, Order> = {
  Equals: (a, b) => a === b,
  LessThan: (a, b) => a < b,
  GreaterThan: (a, b) => a > b,
  LessThanEquals: (a, b) => a <= b,
  GreaterThanEquals: (a, b) => a >= b,
};

const COMPARISONS: Record<string, (a: Json, b: Json) => boolean> = {
  BooleanEquals: (a, b) => typeof a === "boolean" && a === b,
  StringMatches: (a, b) => typeof a === "string" && typeof b === "string" && wildcard(b).test(a),
  ...ordersOf("String", (value) => (typeof value === "string" ? value : undefined)),
  ...ordersOf("Numeric", (value) => (typeof value === "number" ? value : undefined)),
  ...ordersOf("Timestamp", (value) => parseTimestamp(value)),
};

function ordersOf(prefix: string, read: (value: Json) => number | string | undefined) {
  const entries = Object.entries(ORDERS).map(([name, order]) => {
    const test = (a: Json, b: Json) => {
      const [left, right] = [read(a), read(b)];
      return left !== undefined && right !== undefined && order(left, right);
    };
    return [prefix + name, test] as const;
  });
  return Object.fromEntries(entries);
}

function compare(operator: string, value: Json, operand: Json): boolean {
  return COMPARISONS[operator.replace(/Path$/, "")]!(value, operand);
}

/** `*` stands for any text; a backslash takes its meaning away. */
function wildcard(pattern: string): RegExp {
  const source = pattern.replace(/\\([\s\S])|([\s\S])/g, (_, escaped?: string, plain?: string) => {
    if (plain === "*") return "[\\s\\S]*";
    return (escaped ?? plain!).replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  });
  return new RegExp(`^${source}$`);
}
