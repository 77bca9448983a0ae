import crypto from "node:crypto";
import { syncBuiltinESMExports } from "node:module";
import { randomOf } from "../pilot/random.ts";
import { pauses } from "./pauses.ts";

/** The chance of a whole process, and how it begins anew. */
export interface Chance {
  /** From here on everything that is drawn follows from this text alone. */
  begin(seed: string): void;
  /** Gives the process its own chance back. */
  end(): void;
}

/**
 * Makes all chance of this process follow from a seed: ids, keys, nonces, pauses between attempts. What is sealed under such keys is
 * not secret, so only invented data may be in it.
 */
export function seededChance(): Chance {
  let draw = randomOf("unsown");
  const fill = (bytes: Uint8Array) => {
    for (let i = 0; i < bytes.length; i++) bytes[i] = draw.below(256);
  };
  const randomBytes = (size: number): Buffer => {
    const bytes = Buffer.alloc(size);
    fill(bytes);
    return bytes;
  };
  const randomUUID = (): string => {
    const bytes = randomBytes(16);
    bytes[6] = (bytes[6]! & 0x0f) | 0x40; // version 4 (RFC 9562)
    bytes[8] = (bytes[8]! & 0x3f) | 0x80;
    return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  };
  const randomInt = (from: number, to?: number): number =>
    to === undefined ? draw.below(from) : draw.between(from, to - 1);
  const getRandomValues = <T extends NodeJS.ArrayBufferView>(values: T): T => {
    fill(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    return values;
  };
  const undo = [
    replaced(crypto, { randomBytes, randomUUID, randomInt }),
    replaced(globalThis.crypto, { getRandomValues, randomUUID }),
    replaced(Math, { random: () => draw.below(2 ** 32) / 2 ** 32 }),
    replaced(globalThis, pauses()),
  ];
  syncBuiltinESMExports();
  return {
    begin(seed) {
      draw = randomOf("simulation", seed);
    },
    end() {
      for (const back of undo) back();
      syncBuiltinESMExports();
    },
  };
}

/** Puts these in the place of an object's own; returns the way back. */
function replaced(of: object, by: object): () => void {
  const before = Object.keys(by).map((name) => [name, Object.getOwnPropertyDescriptor(of, name)] as const);
  for (const [name, value] of Object.entries(by))
    Object.defineProperty(of, name, { value, writable: true, configurable: true });
  return () => {
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(of, name, descriptor);
      else Reflect.deleteProperty(of, name);
    }
  };
}
