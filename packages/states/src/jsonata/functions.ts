/** The functions that AWS adds to JSONata: docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html. */
import { createHash, randomUUID } from "node:crypto";
import type { Json } from "../json/index.ts";

/** JSONata's own functions answer with sequences, of which one member alone stands for itself. */
function sequence(items: Json[]): Json[] {
  return Object.defineProperty(items, "sequence", { value: true, enumerable: false });
}

const algorithms: Record<string, string> = {
  MD5: "md5",
  "SHA-1": "sha1",
  "SHA-256": "sha256",
  "SHA-384": "sha384",
  "SHA-512": "sha512",
};

/** An evaluation that would hold more than AWS lets it. JSONata has no code for that. */
export class OutOfMemory extends Error {
  constructor() {
    super("Expression evaluation memory limit exceeded: Check for excessive memory usage");
  }
}

class FunctionError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** AWS's code for arguments that its own functions refuse. */
const refused = (message: string) => new FunctionError("D3137", message);

/** Splits an array into pieces of `size`; the last may be shorter. Sizes are rounded towards zero, as measured on AWS. */
export function partition(items: Json[] | undefined, size?: number): Json[] | undefined {
  if (items === undefined || items.length === 0) return undefined;
  const step = Math.trunc(size ?? items.length);
  if (step < 0) throw refused("Second argument must be zero or greater");
  if (step === 0) return undefined;
  const parts: Json[] = [];
  for (let at = 0; at < items.length; at += step) parts.push(items.slice(at, at + step));
  return parts;
}

/** AWS fills its memory with one number more. */
const longestRange = 360_145;

/** Numbers from `first` to `last` inclusive; nothing when `delta` leads nowhere or elsewhere. */
export function range(first?: number, last?: number, delta?: number): Json[] | undefined {
  if (first === undefined || last === undefined || delta === undefined) return undefined;
  const [from, to, step] = [Math.trunc(first), Math.trunc(last), Math.trunc(delta)];
  const count = step === 0 ? 0 : Math.floor((to - from) / step) + 1;
  if (count > longestRange) throw new OutOfMemory();
  if (count < 1) return undefined;
  return sequence(Array.from({ length: count }, (_, i) => from + i * step));
}

/** Hex digest; the algorithm is one of MD5, SHA-1, SHA-256, SHA-384, SHA-512. */
export function hash(content?: string, algorithm?: string): string | undefined {
  if (content === undefined || algorithm === undefined) return undefined;
  const name = algorithms[algorithm];
  if (!name) throw refused(`The hash algorithm "${algorithm}" is not supported`);
  return createHash(name).update(content, "utf8").digest("hex");
}

/** 0 <= n < 1; with a seed the same number every time. */
export function random(seed?: number): number {
  if (seed === undefined) return Math.random();
  return seededRandom(seed);
}

/** The first nextDouble() of java.util.Random, which AWS draws from: seed 42 gives 0.7275636800328681. */
export function seededRandom(seed: number): number {
  const [factor, mask] = [0x5deece66dn, (1n << 48n) - 1n];
  let state = (BigInt(Math.trunc(seed)) ^ factor) & mask;
  const next = (bits: bigint) => {
    state = (state * factor + 0xbn) & mask;
    return state >> (48n - bits);
  };
  return Number((next(26n) << 27n) + next(27n)) / 2 ** 53;
}

export const uuid = (): string => randomUUID();

/** JSON as AWS's parser takes it: a name stands once in an object, and a number fits into a double. */
export function parse(text?: string): Json | undefined {
  if (text === undefined) return undefined;
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    throw refused("Invalid JSON");
  }
  const names = text.match(/"(?:[^"\\]|\\.)*"\s*:/g)?.length ?? 0;
  if (countNames(value) !== names) throw refused("Invalid JSON");
  return value;
}

function countNames(value: Json): number {
  if (typeof value === "number" && !Number.isFinite(value)) throw refused("Invalid JSON");
  if (typeof value !== "object" || value === null) return 0;
  const inside = Object.values(value).reduce<number>((sum, item) => sum + countNames(item), 0);
  return Array.isArray(value) ? inside : inside + Object.keys(value).length;
}
