import { createSign, createVerify, generateKeyPairSync } from "node:crypto";
import type { Seals } from "../seals.ts";

/** Seals in the memory of one process, for tests; `kept` lets a test change what nobody should. */
export function memorySeals(kept: Map<string, Uint8Array> = new Map()): Seals {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return {
    async put(name, bytes) {
      if (kept.has(name)) return false;
      kept.set(name, bytes.slice());
      return true;
    },
    get: async (name) => kept.get(name)?.slice(),
    has: async (name) => kept.has(name),
    sign: async (text) => ({ key: "memory", value: createSign("sha256").update(text).sign(privateKey, "base64") }),
    check: async (text, { key, value }) =>
      key === "memory" && createVerify("sha256").update(text).verify(publicKey, value, "base64"),
  };
}
