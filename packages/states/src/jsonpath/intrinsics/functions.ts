/** The intrinsic functions: docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html. */

import { createHash, randomUUID } from "node:crypto";
import { parseJson } from "../../json/exact.ts";
import { equal, isObject, type Json } from "../../json/index.ts";
import { seededRandom } from "../../jsonata/functions.ts";

/** Refuses with a reason that the caller turns into States.IntrinsicFailure. */
export class IntrinsicError extends Error {}

/** What an argument must be; `integer` takes any number, and the nearest whole one is meant. */
export type Check = "array" | "string" | "integer" | "boolean" | "object" | "any";
interface Intrinsic {
  takes: Check[];
  optional?: number;
  rest?: boolean;
  run: (args: never[]) => Json;
}

function define<A extends Json[]>(takes: Check[], run: (args: A) => Json, more: Partial<Intrinsic> = {}): Intrinsic {
  return { takes, run: run as unknown as Intrinsic["run"], ...more };
}

export const intrinsics: Record<string, Intrinsic> = {
  "States.Array": define(["any"], (items: Json[]) => items, { rest: true, optional: 1 }),
  "States.ArrayPartition": define(["array", "integer"], ([items, size]: [Json[], number]) => {
    if (size <= 0) throw new IntrinsicError("chunk size must be positive");
    return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
  }),
  "States.ArrayContains": define(["array", "any"], ([items, one]: [Json[], Json]) => items.some((x) => equal(x, one))),
  "States.ArrayRange": define(["integer", "integer", "integer"], ([first, last, step]: [number, number, number]) => {
    if (step === 0) throw new IntrinsicError("step must not be zero");
    const count = Math.floor((last - first) / step) + 1;
    if (count > 1000) throw new IntrinsicError("range must not exceed 1000 elements");
    return Array.from({ length: Math.max(0, count) }, (_, i) => first + i * step);
  }),
  "States.ArrayGetItem": define(["array", "integer"], ([items, index]: [Json[], number]) => {
    const item = index < 0 ? undefined : items[index];
    if (item === undefined) throw new IntrinsicError("index is out of bounds");
    return item;
  }),
  "States.ArrayLength": define(["array"], ([items]: [Json[]]) => items.length),
  "States.ArrayUnique": define(["array"], ([items]: [Json[]]) =>
    items.filter((item, i) => items.findIndex((other) => equal(item, other)) === i),
  ),
  "States.Base64Encode": define(["string"], ([text]: [string]) => Buffer.from(short(text), "utf8").toString("base64")),
  "States.Base64Decode": define(["string"], ([text]: [string]) => {
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(short(text))) throw new IntrinsicError("argument is not Base64");
    return Buffer.from(text, "base64").toString("utf8");
  }),
  "States.Hash": define(["any", "string"], ([data, algorithm]: [Json, string]) => {
    const name = hashes[algorithm];
    if (!name) throw new IntrinsicError(`algorithm ${algorithm} is not supported`);
    return createHash(name)
      .update(short(text(data)), "utf8")
      .digest("hex");
  }),
  "States.JsonMerge": define(["object", "object", "boolean"], ([a, b, deep]: [Json, Json, boolean]) => {
    if (deep) throw new IntrinsicError("deep merge is not supported");
    return { ...(a as object), ...(b as object) } as Json;
  }),
  "States.JsonToString": define(["any"], ([value]: [Json]) => JSON.stringify(value)),
  "States.StringToJson": define(["string"], ([text]: [string]) => {
    try {
      return text.trim() === "" ? null : parseJson(text);
    } catch {
      throw new IntrinsicError("argument is not valid JSON");
    }
  }),
  "States.MathRandom": define(
    ["integer", "integer", "integer"],
    ([from, to, seed]: number[] & [number, number]) => {
      if (to <= from) throw new IntrinsicError("end must be greater than start");
      const draw = seed === undefined ? Math.random() : seededRandom(seed);
      return from + Math.floor(draw * (to - from));
    },
    { optional: 1 },
  ),
  "States.MathAdd": define(["integer", "integer"], ([a, b]: [number, number]) => a + b),
  "States.StringSplit": define(["string", "string"], ([text, separators]: [string, string]) => {
    const parts: string[] = [];
    let part = "";
    for (const c of text) {
      if (!separators.includes(c)) part += c;
      else if (part !== "") {
        parts.push(part);
        part = "";
      }
    }
    return part === "" ? parts : [...parts, part];
  }),
  "States.UUID": define([], () => randomUUID()),
  "States.Format": define(["string", "any"], ([pattern, ...values]: [string, ...Json[]]) => format(pattern, values), {
    rest: true,
    optional: 1,
  }),
};

const hashes: Record<string, string> = {
  MD5: "md5",
  "SHA-1": "sha1",
  "SHA-256": "sha256",
  "SHA-384": "sha384",
  "SHA-512": "sha512",
};

/** Encoding and hashing take at most 10,000 characters. */
function short(text: string): string {
  if (text.length > 10_000) throw new IntrinsicError("argument is longer than 10000 characters");
  return text;
}

function text(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Math.round of Java: halves go up, as in JavaScript, and -0 is 0. */
export function round(value: number): number {
  return Math.round(value) + 0;
}

function format(pattern: string, values: Json[]): string {
  let used = 0;
  const filled = pattern.replace(/\\([{}\\])|\{\}|[{}]/g, (found, escaped?: string) => {
    if (escaped !== undefined) return escaped;
    if (found !== "{}") throw new IntrinsicError(`a '${found}' that stands for itself needs a backslash before it`);
    if (used >= values.length) throw new IntrinsicError("number of arguments does not match the placeholders");
    return javaText(values[used++]!);
  });
  if (used !== values.length) throw new IntrinsicError("number of arguments does not match the placeholders");
  return filled;
}

/** Java's toString of a parsed JSON value: AWS prints objects as `{a=1, b=x}`. */
function javaText(value: Json): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return javaNumber(value);
  if (Array.isArray(value)) return `[${value.map(javaText).join(", ")}]`;
  if (isObject(value)) {
    return `{${Object.entries(value)
      .map(([key, item]) => `${key}=${javaText(item)}`)
      .join(", ")}}`;
  }
  return JSON.stringify(value);
}

/** Java's Double.toString for numbers with a fraction: `1.23456789E7`, `1.0E-4`. */
function javaNumber(value: number): string {
  const size = Math.abs(value);
  if (Number.isInteger(value) || (size >= 1e-3 && size < 1e7)) return String(value);
  const [digits, exponent] = value.toExponential().split("e") as [string, string];
  return `${digits.includes(".") ? digits : `${digits}.0`}E${Number(exponent)}`;
}
