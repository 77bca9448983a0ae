import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import { KeyDestroyed, type Keyring, personOf, type SealContext, type SignPurpose, sameMac } from "../keyring.ts";

/** Keys in the memory of one process, for tests: truly encrypts, and forgets everything with the process unless given a root. */
export function memoryKeyring(root: Buffer = randomBytes(32)): Keyring {
  const made = new Map<string, KeyObject>();
  const destroyed = new Set<string>();
  const keyFor = (use: string): KeyObject => {
    const key = made.get(use) ?? createSecretKey(Buffer.from(hkdfSync("sha256", root, "", use, 32)));
    made.set(use, key);
    return key;
  };
  const ownKey = (tenant: string, person: string): KeyObject => {
    const use = `seal ${tenant} ${person}`;
    if (destroyed.has(use)) throw new KeyDestroyed("The person of this value was erased");
    return keyFor(use);
  };
  const hash = (use: string, text: string): string =>
    createHmac("sha256", keyFor(use)).update(text).digest("base64url");
  const generations = new Map<string, { newest: number; trustedFrom: number }>();
  const generationOf = (use: string) => generations.get(use) ?? { newest: 1, trustedFrom: 1 };
  const signed = (purpose: SignPurpose, tenant: string, no: number, text: string): string =>
    `${no}-${hash(`sign ${purpose} ${tenant} ${no}`, text)}`;
  const bind = ({ tenant, subject, field }: SealContext) => Buffer.from(JSON.stringify([tenant, subject, field]));
  return {
    async seal(plain, context) {
      const person = personOf(context);
      const key = person ? ownKey(context.tenant, person) : keyFor(`seal ${context.tenant}`);
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(bind(context));
      const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      const text = Buffer.concat([nonce, body, cipher.getAuthTag()]).toString("base64url");
      return `${person ? "memory-own" : "memory"}.${text}`;
    },
    async open(sealed, context) {
      const [, kind, body = ""] = /^(memory|memory-own)\.([\w-]+)$/.exec(sealed) ?? [];
      const bytes = Buffer.from(body, "base64url");
      const person = kind === "memory-own" ? personOf(context) : undefined;
      if (bytes.length < 28 || (kind === "memory-own" && !person)) throw new Error("This is not a sealed value");
      const key = person ? ownKey(context.tenant, person) : keyFor(`seal ${context.tenant}`);
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12), { authTagLength: 16 });
      decipher.setAAD(bind(context)).setAuthTag(bytes.subarray(-16));
      return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString("utf8");
    },
    mac: async (purpose, text) => hash(`mac ${purpose}`, text),
    sign: async (purpose, tenant, text) => signed(purpose, tenant, generationOf(`${tenant} ${purpose}`).newest, text),
    async isSigned(purpose, tenant, text, signature) {
      const no = Number(signature.split("-", 1)[0]);
      const { newest, trustedFrom } = generationOf(`${tenant} ${purpose}`);
      return no >= trustedFrom && no <= newest && sameMac(signature, signed(purpose, tenant, no, text));
    },
    async rotate(tenant, use, distrust = false) {
      const { newest, trustedFrom } = generationOf(`${tenant} ${use}`);
      const next = { newest: newest + 1, trustedFrom: distrust ? newest + 1 : trustedFrom };
      generations.set(`${tenant} ${use}`, next);
      return next.newest;
    },
    async destroy({ tenant, person }) {
      const use = `seal ${tenant} ${person}`;
      made.delete(use);
      destroyed.add(use);
    },
  };
}
