/** The functions that Jayway's paths may end with: `$.prices.max()`. */
import { isObject, type Json } from "../json/index.ts";

/** Undefined for a value that the function can make nothing of. */
export function callFunction(name: string, value: Json, args: (Json | undefined)[]): Json | undefined {
  switch (name) {
    case "length":
    case "size":
      if (Array.isArray(value) || typeof value === "string") return value.length;
      return isObject(value) ? Object.keys(value).length : undefined;
    case "keys":
      return isObject(value) ? Object.keys(value) : undefined;
    case "append":
      return Array.isArray(value) ? [...value, ...args.filter((arg) => arg !== undefined)] : value;
    case "concat":
      return members(value, args)
        .filter((item) => typeof item === "string")
        .join("");
    case "first":
      return Array.isArray(value) ? value[0] : undefined;
    case "last":
      return Array.isArray(value) ? value.at(-1) : undefined;
    case "index":
      return Array.isArray(value) && typeof args[0] === "number" ? value.at(args[0]) : undefined;
    default:
      return aggregate(
        name,
        members(value, args).filter((item) => typeof item === "number"),
      );
  }
}

/** The value's items, then what the call was given. */
function members(value: Json, args: (Json | undefined)[]): Json[] {
  return [...(Array.isArray(value) ? value : []), ...args.flatMap((arg) => arg ?? [])];
}

function aggregate(name: string, numbers: number[]): number | undefined {
  if (numbers.length === 0) return undefined;
  const sum = numbers.reduce((total, item) => total + item, 0);
  const mean = sum / numbers.length;
  if (name === "sum") return sum;
  if (name === "avg") return mean;
  if (name === "stddev")
    return Math.sqrt(numbers.reduce((total, item) => total + (item - mean) ** 2, 0) / numbers.length);
  return numbers.reduce((best, item) => (name === "min" ? Math.min(best, item) : Math.max(best, item)));
}
