import { createHmac, type KeyObject } from "node:crypto";
import {
  type DataBank,
  type Keyring,
  type MacPurpose,
  personOf,
  type SealContext,
  type SignPurpose,
  sameMac,
  signing,
} from "@marshrut/core/shared";
import { remembered } from "./cache.ts";
import { decrypt, encrypt, SealBroken } from "./cipher.ts";
import { keyStore, type LiveKey, type Series } from "./keys.ts";
import { ownKeys } from "./own.ts";
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
 * Envelope encryption: fields are sealed by the tenant's data key (`m1`), those of a person by that person's own (`m2`), which the
 * data key wraps. Data keys are wrapped by the {@link KeyWrapper} and kept in the vault (`T#<tenant>#KEYS`), people's keys in the
 * safe. Why, and how safe: decisions 0004 and 0106.
 * @throws SealBroken from `open`; Unavailable, or what KMS said, when a key cannot be had.
 */
export function envelopeKeyring(options: KeyringOptions): Keyring {
  const { bank, wrapper, now, rotateAfter = 90 * day, cacheFor = 5 * minute } = options;
  const store = keyStore(bank, wrapper);
  const cache = remembered<LiveKey>({ now, for: cacheFor, most: 1_000 });
  const known = remembered<LiveKey | undefined>({ now, for: cacheFor, most: 1_000 });
  const numbered = (series: Series, no: number) =>
    cache.get(`${nameOf(series)} ${no}`, () => store.numbered(series, no));
  const newest = (series: Series, maxAge: number) => cache.get(nameOf(series), () => sealing(series, maxAge));

  /** The key that seals: the newest, or a new one when there is none or it is older than allowed. */
  async function sealing(series: Series, maxAge: number): Promise<LiveKey> {
    for (;;) {
      const last = await store.newest(series);
      if (last && now() - last.madeAt < maxAge) return last;
      // None: another process made that number first, and its key is the newest now.
      const made = await store.make(series, (last?.no ?? 0) + 1, now(), last?.trustedFrom);
      if (made) return made;
    }
  }

  /** The newest of a series, if there is one: what comes from outside makes no keys. That there is none is not remembered. */
  async function last(series: Series): Promise<LiveKey | undefined> {
    const found = await known.get(nameOf(series), () => store.newest(series));
    if (!found) known.forget(nameOf(series));
    return found;
  }

  /** The key of a signature, as long as it is believed. */
  async function believed(series: Series, no: number, term: number): Promise<LiveKey | undefined> {
    let top = await last(series);
    if (top && no > top.no) {
      // Made meanwhile by another process.
      known.forget(nameOf(series));
      top = await last(series);
    }
    if (!top || no > top.no || no < top.trustedFrom) return undefined;
    const key = no === top.no ? top : await known.get(`${nameOf(series)} ${no}`, () => store.listed(series, no));
    return key && now() - key.madeAt < term ? key : undefined;
  }

  const own = ownKeys({
    bank,
    now,
    cacheFor,
    newest: (tenant) => newest(dataKeys(tenant), rotateAfter),
    numbered: (tenant, no) => numbered(dataKeys(tenant), no),
  });

  return {
    async seal(plain, context) {
      const person = personOf(context);
      if (person) {
        const key = await own.sealing({ tenant: context.tenant, person });
        return `m2.${encrypt(key, Buffer.from(plain), bindOwn(context, person))}`;
      }
      const { no, key } = await newest(dataKeys(context.tenant), rotateAfter);
      return `m1.${no}.${encrypt(key, Buffer.from(plain), bind(context, no))}`;
    },
    async open(sealed, context) {
      const person = personOf(context);
      const [, ofPerson] = /^m2\.([\w-]+)$/.exec(sealed) ?? [];
      if (ofPerson && person) {
        const key = await own.opening({ tenant: context.tenant, person });
        return decrypt(key, ofPerson, bindOwn(context, person)).toString("utf8");
      }
      const [, no, body] = /^m1\.([1-9]\d{0,7})\.([\w-]+)$/.exec(sealed) ?? [];
      if (!no || !body) throw new SealBroken("This is not a sealed value");
      const { key } = await numbered(dataKeys(context.tenant), Number(no));
      return decrypt(key, body, bind(context, Number(no))).toString("utf8");
    },
    async mac(purpose, text) {
      const { key } = await newest(macKeys(purpose), Number.POSITIVE_INFINITY);
      return hash(key, text);
    },
    destroy: (of) => own.destroy(of),
    async sign(purpose, tenant, text) {
      const { no, key } = await newest(signingKeys(purpose, tenant), signing[purpose].signs * day);
      return `${no}-${hash(key, text)}`;
    },
    async isSigned(purpose, tenant, text, signature) {
      const no = Number(/^([1-9]\d{0,7})-/.exec(signature)?.[1]);
      const { signs, holds } = signing[purpose];
      const found = no > 0 ? await believed(signingKeys(purpose, tenant), no, (signs + holds) * day) : undefined;
      return found !== undefined && sameMac(signature, `${no}-${hash(found.key, text)}`);
    },
    async rotate(tenant, use, distrust = false) {
      const series = use === "data" ? dataKeys(tenant) : signingKeys(use, tenant);
      for (;;) {
        const { no, trustedFrom } = (await store.newest(series)) ?? { no: 0, trustedFrom: 1 };
        const made = await store.make(series, no + 1, now(), distrust ? no + 1 : trustedFrom);
        cache.forget(nameOf(series));
        known.forget(nameOf(series));
        if (made) return made.no;
      }
    },
  };
}

const hash = (key: KeyObject, text: string): string => createHmac("sha256", key).update(text).digest("base64url");

const nameOf = (series: Series) => `${series.pk} ${series.name}`;

const dataKeys = (tenant: string): Series => ({
  pk: `T#${tenant}#KEYS`,
  name: "DATA",
  context: { tenant, use: "data" },
});

/** A tenant's own, by generations: who reads one region's keys signs for no other. */
const signingKeys = (purpose: SignPurpose, tenant: string): Series => ({
  pk: `T#${tenant}#KEYS`,
  name: `SIGN-${purpose}`,
  context: { tenant, purpose, use: "mac" },
});

/** Not of a tenant and never rotated: what was hashed under the key would no longer be found (decision 0111). */
const macKeys = (purpose: MacPurpose): Series => ({
  pk: "PLATFORM#KEYS",
  name: purpose,
  context: { purpose, use: "mac" },
});

const bindOwn = ({ tenant, subject, field }: SealContext, person: string) =>
  JSON.stringify(["m2", person, tenant, subject, field]);

const bind = ({ tenant, subject, field }: SealContext, no: number) =>
  JSON.stringify(["m1", no, tenant, subject, field]);
