/** Numbers that a definition takes from a path: AWS parses the text of what it finds, so `"5"` is 5 and `1.5` is none. */
import type { Json } from "../json/index.ts";

/** A whole number, or undefined for what does not read as one. */
export function readLong(value: Json): number | undefined {
  if (typeof value === "number") return Number.isInteger(value) ? value : undefined;
  return typeof value === "string" && /^[+-]?\d{1,15}$/.test(value) ? Number(value) : undefined;
}

/** Any number, or undefined for what does not read as one. */
export function readFloat(value: Json): number | undefined {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^[+-]?\d{1,15}(\.\d+)?$/.test(value) ? Number(value) : undefined;
}

/** As the words of AWS show what was found. */
export function plainText(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
