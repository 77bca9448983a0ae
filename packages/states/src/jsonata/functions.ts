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

class FunctionError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Splits an array into pieces of `size`; the last may be shorter. */
export function partition(items: Json[] | undefined, size: number | undefined): Json[] | undefined {
  if (items === undefined || size === undefined) return undefined;
  const step = Math.floor(size);
  if (!(step > 0)) throw new FunctionError("D3000", "The chunk size of the $partition function must be positive");
  const parts: Json[] = [];
  for (let at = 0; at < items.length; at += step) parts.push(items.slice(at, at + step));
  return parts;
}

/** Numbers from `first` to `last` inclusive; at most 1000 of them, as with States.ArrayRange. */
export function range(first?: number, last?: number, delta?: number): Json[] | undefined {
  if (first === undefined || last === undefined || delta === undefined) return undefined;
  if (delta === 0) throw new FunctionError("D3000", "The delta of the $range function cannot be zero");
  const count = Math.floor((last - first) / delta) + 1;
  if (count > 1000) throw new FunctionError("D3000", "The $range function cannot generate more than 1000 elements");
  return sequence(Array.from({ length: Math.max(0, count) }, (_, i) => first + i * delta));
}

/** Hex digest; the algorithm is one of MD5, SHA-1, SHA-256, SHA-384, SHA-512. */
export function hash(content: string | undefined, algorithm?: string): string | undefined {
  if (content === undefined) return undefined;
  const name = algorithms[algorithm ?? "SHA-256"];
  if (!name) throw new FunctionError("D3000", `The hash algorithm "${algorithm}" is not supported`);
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

export function parse(text: string | undefined): Json | undefined {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new FunctionError("D3000", "The argument of the $parse function is not valid JSON");
  }
}
