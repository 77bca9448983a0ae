import { createHash, type KeyObject, verify } from "node:crypto";
import type { Signature } from "@marshrut/core/shared";

/** What a public key is called in a signature: the beginning of its hash. */
export const keyId = (key: KeyObject): string =>
  createHash("sha256")
    .update(key.export({ type: "spki", format: "der" }))
    .digest("hex")
    .slice(0, 32);

export const isSignedBy = (key: KeyObject, text: string, { key: id, value }: Signature): boolean =>
  id === keyId(key) && verify("sha256", Buffer.from(text), key, Buffer.from(value, "base64"));
