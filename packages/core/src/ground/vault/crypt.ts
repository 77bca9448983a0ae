import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

// The keyring seals texts; a file gets a key of its own, which the keyring seals. AES-256-GCM, bound to its id.

/** @returns nonce, content and tag in one, and the key (base64), to be sealed */
export function encrypt(
  bytes: Uint8Array,
  id: string,
  key: Buffer = randomBytes(32),
): { sealed: Uint8Array; key: string } {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(id));
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return { sealed: Buffer.concat([nonce, body, cipher.getAuthTag()]), key: key.toString("base64") };
}

/** @throws when a byte has changed, or the file is another one */
export function decrypt(sealed: Uint8Array, key: string, id: string): Uint8Array {
  const file = Buffer.from(sealed);
  const decipher = createDecipheriv("aes-256-gcm", Buffer.from(key, "base64"), file.subarray(0, 12), {
    authTagLength: 16,
  });
  decipher.setAAD(Buffer.from(id)).setAuthTag(file.subarray(-16));
  return Buffer.concat([decipher.update(file.subarray(12, -16)), decipher.final()]);
}
