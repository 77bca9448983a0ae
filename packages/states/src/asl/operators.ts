/** The comparison operators of JSONPath Choice rules: their names, and what each makes of two values. */
import { numberOf } from "../json/exact.ts";
import type { Json } from "../json/index.ts";
import { compareMoments, parseRfc3339 } from "../json/timestamp.ts";

const typeTests: Record<string, (value: Json) => boolean> = {
  IsNull: (value) => value === null,
  IsString: (value) => typeof value === "string",
  IsNumeric: (value) => numberOf(value) !== undefined,
  IsBoolean: (value) => typeof value === "boolean",
  IsTimestamp: (value) => parseRfc3339(value) !== undefined,
};

const orders: Record<string, (order: number) => boolean> = {
  Equals: (order) => order === 0,
  LessThan: (order) => order < 0,
  GreaterThan: (order) => order > 0,
  LessThanEquals: (order) => order <= 0,
  GreaterThanEquals: (order) => order >= 0,
};

const comparisons: Record<string, (a: Json, b: Json) => boolean> = {
  BooleanEquals: (a, b) => typeof a === "boolean" && a === b,
  StringMatches: (a, b) => typeof a === "string" && typeof b === "string" && wildcard(b).test(a),
  ...ordersOf("String", (value) => (typeof value === "string" ? value : undefined), inOrder),
  ...ordersOf("Numeric", numberOf, inOrder),
  ...ordersOf("Timestamp", parseRfc3339, compareMoments),
};

function inOrder<T extends number | string>(a: T, b: T): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function ordersOf<T>(prefix: string, read: (value: Json) => T | undefined, compare: (a: T, b: T) => number) {
  const entries = Object.entries(orders).map(([name, holds]) => {
    const test = (a: Json, b: Json) => {
      const [left, right] = [read(a), read(b)];
      return left !== undefined && right !== undefined && holds(compare(left, right));
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
