/** The comparison operators of JSONPath Choice rules: their names, and what each makes of two values. */
import type { Json } from "../json/index.ts";
import { parseTimestamp } from "../json/timestamp.ts";

const typeTests: Record<string, (value: Json) => boolean> = {
  IsNull: (value) => value === null,
  IsString: (value) => typeof value === "string",
  IsNumeric: (value) => typeof value === "number",
  IsBoolean: (value) => typeof value === "boolean",
  IsTimestamp: (value) => parseTimestamp(value) !== undefined,
};

type Order = (a: number | string, b: number | string) => boolean;
const orders: Record<string, Order> = {
  Equals: (a, b) => a === b,
  LessThan: (a, b) => a < b,
  GreaterThan: (a, b) => a > b,
  LessThanEquals: (a, b) => a <= b,
  GreaterThanEquals: (a, b) => a >= b,
};

const comparisons: Record<string, (a: Json, b: Json) => boolean> = {
  BooleanEquals: (a, b) => typeof a === "boolean" && a === b,
  StringMatches: (a, b) => typeof a === "string" && typeof b === "string" && wildcard(b).test(a),
  ...ordersOf("String", (value) => (typeof value === "string" ? value : undefined)),
  ...ordersOf("Numeric", (value) => (typeof value === "number" ? value : undefined)),
  ...ordersOf("Timestamp", (value) => parseTimestamp(value)),
};

function ordersOf(prefix: string, read: (value: Json) => number | string | undefined) {
  const entries = Object.entries(orders).map(([name, order]) => {
    const test = (a: Json, b: Json) => {
      const [left, right] = [read(a), read(b)];
      return left !== undefined && right !== undefined && order(left, right);
    };
    return [prefix + name, test] as const;
  });
  return Object.fromEntries(entries);
}

/** `*` stands for any text; a backslash takes its meaning away. */
function wildcard(pattern: string): RegExp {
  const source = pattern.replace(/\\([\s\S])|([\s\S])/g, (_, escaped?: string, plain?: string) => {
    if (plain === "*") return "[\\s\\S]*";
    return (escaped ?? plain!).replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  });
  return new RegExp(`^${source}$`);
}

export function isOperator(key: string): boolean {
  return key === "IsPresent" || Object.hasOwn(typeTests, key) || Object.hasOwn(comparisons, withoutPath(key));
}

/** For all operators but IsPresent, which needs no value. @param operand the value itself, also where the rule gave its path */
export function operatorHolds(operator: string, value: Json, operand: Json): boolean {
  if (Object.hasOwn(typeTests, operator)) return typeTests[operator]!(value) === operand;
  return comparisons[withoutPath(operator)]!(value, operand);
}

/** `StringEqualsPath` compares as `StringEquals` does. */
const withoutPath = (operator: string): string => operator.replace(/Path$/, "");
