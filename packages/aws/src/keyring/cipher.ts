import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from "node:crypto";

const [nonceBytes, tagBytes] = [12, 16];

/** The value does not open: sealed for another subject, field or tenant, changed, or never sealed. Tells nothing of it. */
export class SealBroken extends Error {
  override readonly name = "SealBroken";
}

/** AES-256-GCM with a random nonce. @returns nonce, ciphertext and tag, base64url */
export function encrypt(key: KeyObject | Buffer, plain: Buffer, bound: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(bound));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString("base64url");
}

/** @throws SealBroken */
export function decrypt(key: KeyObject | Buffer, text: string, bound: string): Buffer {
  const bytes = Buffer.from(text, "base64url");
  if (bytes.length < nonceBytes + tagBytes) throw new SealBroken("The sealed value is too short");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(bound)).setAuthTag(bytes.subarray(-tagBytes));
  const plain = decipher.update(bytes.subarray(nonceBytes, -tagBytes));
  try {
    return Buffer.concat([plain, decipher.final()]);
  } catch (cause) {
    throw new SealBroken("The sealed value does not open here", { cause });
  }
}

/** A context as one text, the same whatever the order of its names. */
export const boundText = (context: Record<string, string>): string =>
  JSON.stringify(Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1)));
