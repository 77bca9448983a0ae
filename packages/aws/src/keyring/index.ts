import { createHmac } from "node:crypto";
import type { DataBank, Keyring, MacPurpose, SealContext } from "@marshrut/core/shared";
import { remembered } from "./cache.ts";
import { decrypt, encrypt, SealBroken } from "./cipher.ts";
import { keyStore, type LiveKey, type Series } from "./keys.ts";
import type { KeyWrapper } from "./wrapper.ts";

export { SealBroken } from "./cipher.ts";
export { kmsKeys } from "./kms.ts";
export { localWrapper } from "./local.ts";
export type { KeyWrapper, WrapContext } from "./wrapper.ts";

export interface KeyringOptions {
  bank: DataBank;
  wrapper: KeyWrapper;
  /** Epoch ms. */
  now(): number;
  /** Age at which a data key stops sealing; it opens for ever. Default 90 days, in ms. */
  rotateAfter?: number;
  /** How long an unwrapped key stays in memory, and so how long after a denial by KMS it still serves. Default 5 minutes. */
  cacheFor?: number;
}

const [minute, day] = [60_000, 86_400_000];

/**
 * Envelope encryption: fields are sealed by the tenant's data key, data keys are wrapped by the {@link KeyWrapper} and kept
 * in the vault (`T#<tenant>#KEYS`). Why, and how safe: docs/decisions/0004-envelope-of-our-own.md.
 * @throws SealBroken from `open`; Unavailable, or what KMS said, when a key cannot be had.
 */
export function envelopeKeyring(options: KeyringOptions): Keyring & { rotate(tenant: string): Promise<void> } {
  const { bank, wrapper, now, rotateAfter = 90 * day, cacheFor = 5 * minute } = options;
  const store = keyStore(bank, wrapper);
  const cache = remembered<LiveKey>({ now, for: cacheFor, most: 1_000 });
  const numbered = (series: Series, no: number) =>
    cache.get(`${series.pk} ${series.name} ${no}`, () => store.numbered(series, no));
  const newest = (series: Series, maxAge: number) => cache.get(nameOf(series), () => sealing(series, maxAge));

  /** The key that seals: the newest, or a new one when there is none or it is older than allowed. */
  async function sealing(series: Series, maxAge: number): Promise<LiveKey> {
    for (;;) {
      const last = await store.newest(series);
      if (last && now() - last.madeAt < maxAge) return last;
      // None: another process made that number first, and its key is the newest now.
      const made = await store.make(series, (last?.no ?? 0) + 1, now());
      if (made) return made;
    }
  }

  return {
    async seal(plain, context) {
      const { no, key } = await newest(dataKeys(context.tenant), rotateAfter);
      return `m1.${no}.${encrypt(key, Buffer.from(plain), bind(context, no))}`;
    },
    async open(sealed, context) {
      const [, no, body] = /^m1\.([1-9]\d{0,7})\.([\w-]+)$/.exec(sealed) ?? [];
      if (!no || !body) throw new SealBroken("This is not a sealed value");
      const { key } = await numbered(dataKeys(context.tenant), Number(no));
      return decrypt(key, body, bind(context, Number(no))).toString("utf8");
    },
    async mac(purpose, text) {
      const { key } = await newest(macKeys(purpose), Number.POSITIVE_INFINITY);
      return createHmac("sha256", key).update(text).digest("base64url");
    },
    async rotate(tenant) {
      const series = dataKeys(tenant);
      await store.make(series, ((await store.newest(series))?.no ?? 0) + 1, now());
      cache.forget(nameOf(series));
    },
  };
}

const nameOf = (series: Series) => `${series.pk} ${series.name}`;

const dataKeys = (tenant: string): Series => ({
  pk: `T#${tenant}#KEYS`,
  name: "DATA",
  context: { tenant, use: "data" },
});

/** Not of a tenant and never rotated: what was hashed under the key (indexes, links) would no longer be found. */
const macKeys = (purpose: MacPurpose): Series => ({
  pk: "PLATFORM#KEYS",
  name: purpose,
  context: { purpose, use: "mac" },
});

const bind = ({ tenant, subject, field }: SealContext, no: number) =>
  JSON.stringify(["m1", no, tenant, subject, field]);
