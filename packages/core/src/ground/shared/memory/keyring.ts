import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import type { Keyring, SealContext } from "../keyring.ts";

/** Keys in the memory of one process, for tests: truly encrypts, and forgets everything with the process unless given a root. */
export function memoryKeyring(root: Buffer = randomBytes(32)): Keyring {
  const made = new Map<string, Buffer>();
  const keyFor = (use: string): Buffer => {
    const key = made.get(use) ?? Buffer.from(hkdfSync("sha256", root, "", use, 32));
    made.set(use, key);
    return key;
  };
  const bind = ({ tenant, subject, field }: SealContext) => Buffer.from(JSON.stringify([tenant, subject, field]));
  return {
    async seal(plain, context) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", keyFor(`seal ${context.tenant}`), nonce).setAAD(bind(context));
      const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      return `memory.${Buffer.concat([nonce, body, cipher.getAuthTag()]).toString("base64url")}`;
    },
    async open(sealed, context) {
      const bytes = Buffer.from(sealed.replace(/^memory\./, ""), "base64url");
      if (!sealed.startsWith("memory.") || bytes.length < 28) throw new Error("This is not a sealed value");
      const key = keyFor(`seal ${context.tenant}`);
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12), { authTagLength: 16 });
      decipher.setAAD(bind(context)).setAuthTag(bytes.subarray(-16));
      return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString("utf8");
    },
    async mac(purpose, text) {
      return createHmac("sha256", keyFor(`mac ${purpose}`))
        .update(text)
        .digest("base64url");
    },
  };
}
