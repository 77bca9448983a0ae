/** What filter expressions `[?( … )]` of Jayway's JSONPath make of an item. */
import { equal, isObject, type Json } from "../json/index.ts";
import type { Filter, Operand } from "./grammar.ts";

/** How a path inside the filter is looked up: the selector's own function, handed in to keep the two apart. */
export type Lookup = (operand: Extract<Operand, { kind: "path" }>, item: Json) => Json | undefined;

export function holds(filter: Filter, item: Json, look: Lookup): boolean {
  switch (filter.kind) {
    case "or":
      return holds(filter.left, item, look) || holds(filter.right, item, look);
    case "and":
      return holds(filter.left, item, look) && holds(filter.right, item, look);
    case "not":
      return !holds(filter.of, item, look);
    case "exists":
      return filter.of.kind === "path" ? look(filter.of, item) !== undefined : true;
    case "compare":
      return compare(filter, item, look);
  }
}

function compare(filter: Extract<Filter, { kind: "compare" }>, item: Json, look: Lookup): boolean {
  const left = read(filter.left, item, look);
  if (filter.operator === "=~")
    return filter.right.kind === "pattern" && typeof left === "string" && filter.right.value.test(left);
  const right = read(filter.right, item, look);
  switch (filter.operator) {
    case "==":
      return same(left, right);
    case "!=":
      return !same(left, right);
    case "===":
      return equal(left, right);
    case "!==":
      return !equal(left, right);
    case "in":
      return Array.isArray(right) && right.some((one) => same(one, left));
    case "nin":
      return !(Array.isArray(right) && right.some((one) => same(one, left)));
    case "contains":
      if (typeof left === "string") return typeof right === "string" && left.includes(right);
      return Array.isArray(left) && left.some((one) => same(one, right));
    case "all":
      return lists(left, right, (a, b) => b.every((one) => a.some((other) => same(one, other))));
    case "size":
      return (Array.isArray(left) || typeof left === "string") && left.length === right;
    case "empty":
      return isEmpty(left) === right;
    case "subsetof":
      return lists(left, right, (a, b) => a.every((one) => b.some((other) => same(one, other))));
    case "anyof":
      return lists(left, right, (a, b) => a.some((one) => b.some((other) => same(one, other))));
    case "noneof":
      return lists(left, right, (a, b) => !a.some((one) => b.some((other) => same(one, other))));
    default:
      return ordered(filter.operator, left, right);
  }
}

/** Jayway's `==`: a number and a text are the same when they read the same. */
function same(left: Json | undefined, right: Json | undefined): boolean {
  if (typeof left === "number" && typeof right === "string") return /\S/.test(right) && Number(right) === left;
  if (typeof left === "string" && typeof right === "number") return left === String(right);
  return equal(left, right);
}

function read(operand: Operand, item: Json, look: Lookup): Json | undefined {
  if (operand.kind === "literal") return operand.value;
  return operand.kind === "path" ? look(operand, item) : undefined;
}

function ordered(operator: string, left: Json | undefined, right: Json | undefined): boolean {
  const comparable =
    (typeof left === "number" && typeof right === "number") || (typeof left === "string" && typeof right === "string");
  if (!comparable) return false;
  if (operator === "<") return left < right;
  if (operator === "<=") return left <= right;
  return operator === ">" ? left > right : left >= right;
}

/** Undefined for what can be neither full nor empty. */
function isEmpty(value: Json | undefined): boolean | undefined {
  if (typeof value === "string" || Array.isArray(value)) return value.length === 0;
  return isObject(value) ? Object.keys(value).length === 0 : undefined;
}

function lists(a: Json | undefined, b: Json | undefined, test: (a: Json[], b: Json[]) => boolean): boolean {
  return Array.isArray(a) && Array.isArray(b) && test(a, b);
}
