import { createHmac, createPrivateKey, generateKeyPairSync, randomBytes, sign } from "node:crypto";

// Standard Webhooks 1.0: the signed content is `{id}.{timestamp}.{body}`; several signatures stand in one header.

/** Keys as they are before sealing. */
export interface PlainKeys {
  secret: string;
  privateKey: string;
  publicKey: string;
}

/** A new pair: 32 bytes for HMAC and an ed25519 key. */
export function newKeys(): PlainKeys {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const raw = publicKey.export({ format: "der", type: "spki" }).subarray(-32);
  return {
    secret: `whsec_${randomBytes(32).toString("base64")}`,
    privateKey: privateKey.export({ format: "der", type: "pkcs8" }).toString("base64"),
    publicKey: `whpk_${raw.toString("base64")}`,
  };
}

/** What a receiver checks: its id (the same for every attempt), when it left, and a signature by each key that is valid. */
export function signedHeaders(
  message: { id: string; at: number; body: string },
  keys: readonly Pick<PlainKeys, "secret" | "privateKey">[],
): Record<"webhook-id" | "webhook-timestamp" | "webhook-signature", string> {
  const timestamp = String(Math.floor(message.at / 1000));
  const content = Buffer.from(`${message.id}.${timestamp}.${message.body}`);
  const signatures = keys.flatMap(({ secret, privateKey }) => [
    `v1,${createHmac("sha256", Buffer.from(secret.replace(/^whsec_/, ""), "base64"))
      .update(content)
      .digest("base64")}`,
    `v1a,${sign(null, content, keyOf(privateKey)).toString("base64")}`,
  ]);
  return { "webhook-id": message.id, "webhook-timestamp": timestamp, "webhook-signature": signatures.join(" ") };
}

const keyOf = (privateKey: string) =>
  createPrivateKey({ key: Buffer.from(privateKey, "base64"), format: "der", type: "pkcs8" });
