import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { Files, Seals } from "@marshrut/core/shared";

/** Bytes and texts by name, in the simulation's own database, so that they stand and fall with everything else. */
export class Kept {
  readonly #get;
  readonly #put;
  readonly #remove;

  constructor(db: DatabaseSync) {
    db.exec("create table if not exists kept (name text primary key, bytes blob not null) without rowid");
    this.#get = db.prepare("select bytes from kept where name = ?");
    this.#put = db.prepare("insert or replace into kept values (?, ?)");
    this.#remove = db.prepare("delete from kept where name = ?");
  }

  get(name: string): Uint8Array | undefined {
    return (this.#get.get(name) as { bytes: Uint8Array } | undefined)?.bytes;
  }

  put(name: string, bytes: Uint8Array): void {
    this.#put.run(name, bytes);
  }

  remove(name: string): void {
    this.#remove.run(name);
  }

  /** A value that was kept as JSON. */
  value<T>(name: string): T | undefined {
    const bytes = this.get(name);
    return bytes && (JSON.parse(Buffer.from(bytes).toString()) as T);
  }

  setValue(name: string, value: unknown): void {
    this.put(name, Buffer.from(JSON.stringify(value)));
  }
}

export const filesIn = (kept: Kept): Files => ({
  put: async (name, bytes) => kept.put(`file ${name}`, bytes),
  get: async (name) => kept.get(`file ${name}`),
  remove: async (name) => kept.remove(`file ${name}`),
});

/** The audit log's seals, signed by a key that is made at the first signature. */
export function sealsIn(kept: Kept): Seals {
  const key = (): KeyObject => {
    const pem = kept.get("seal-key");
    if (pem) return createPrivateKey(Buffer.from(pem));
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    kept.put("seal-key", Buffer.from(privateKey.export({ type: "pkcs8", format: "pem" })));
    return privateKey;
  };
  return {
    async put(name, bytes) {
      if (kept.get(`seal ${name}`)) return false;
      kept.put(`seal ${name}`, bytes);
      return true;
    },
    get: async (name) => kept.get(`seal ${name}`),
    has: async (name) => kept.get(`seal ${name}`) !== undefined,
    sign: async (text) => ({ key: "simulation", value: sign("sha256", Buffer.from(text), key()).toString("base64") }),
    check: async (text, { value }) =>
      verify("sha256", Buffer.from(text), createPublicKey(key()), Buffer.from(value, "base64")),
  };
}
