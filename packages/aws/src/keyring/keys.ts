import { createSecretKey, type KeyObject } from "node:crypto";
import { Conflict, type DataBank, type Key, type Stored } from "@marshrut/core/shared";
import { SealBroken } from "./cipher.ts";
import type { KeyWrapper, WrapContext } from "./wrapper.ts";

/** A wrapped key as the vault keeps it. */
interface WrappedKey {
  wrapped: string;
  /** Epoch ms. */
  madeAt: number;
  /** The oldest of its series that is still believed; those before it have leaked. */
  trustedFrom?: number;
}

/** A key in use. `no` counts from 1 within its series. */
export interface LiveKey {
  no: number;
  key: KeyObject;
  madeAt: number;
  trustedFrom: number;
}

/** Keys of one kind, numbered; the highest number seals. A tenant's data keys are one series, a purpose's MAC key another. */
export interface Series {
  pk: string;
  name: string;
  /** Bound to each wrapped key, so that it cannot be moved to another series. */
  context: WrapContext;
}

const place = (series: Series, no: number): Key => ({
  table: "vault",
  pk: series.pk,
  sk: `${series.name}#${String(no).padStart(8, "0")}`,
});

const contextOf = (series: Series, no: number): WrapContext => ({
  ...series.context,
  series: series.name,
  no: `${no}`,
});

/** Reads and makes wrapped keys in the vault. */
export function keyStore(bank: DataBank, wrapper: KeyWrapper) {
  async function live(series: Series, record: Stored<WrappedKey>): Promise<LiveKey> {
    const no = Number(record.key.sk.slice(series.name.length + 1));
    const { wrapped, madeAt, trustedFrom = 1 } = record.data;
    return { no, madeAt, trustedFrom, key: secret(await wrapper.unwrap(wrapped, contextOf(series, no))) };
  }
  return {
    async newest(series: Series): Promise<LiveKey | undefined> {
      const range = { prefix: `${series.name}#`, descending: true };
      const [record] = (await bank.list<WrappedKey>("vault", series.pk, range, { limit: 1 })).items;
      return record && live(series, record);
    },
    /** The same by a right to list alone; none when there is no such key. */
    async listed(series: Series, no: number): Promise<LiveKey | undefined> {
      const [record] = (await bank.list<WrappedKey>("vault", series.pk, { prefix: place(series, no).sk }, { limit: 1 }))
        .items;
      return record && live(series, record);
    },
    /** @throws SealBroken when there is no such key. */
    async numbered(series: Series, no: number): Promise<LiveKey> {
      const record = await bank.get<WrappedKey>(place(series, no));
      if (!record) throw new SealBroken("The key of this sealed value does not exist");
      return live(series, record);
    },
    /** @returns none when another process made that number first: its key is the one to use. */
    async make(series: Series, no: number, madeAt: number, trustedFrom = 1): Promise<LiveKey | undefined> {
      const { plain, wrapped } = await wrapper.generate(contextOf(series, no));
      const data: WrappedKey = { wrapped, madeAt, trustedFrom: trustedFrom > 1 ? trustedFrom : undefined };
      try {
        await bank.commit([{ put: { key: place(series, no), kind: "key", data }, expect: "absent" }]);
      } catch (error) {
        plain.fill(0);
        if (error instanceof Conflict) return undefined;
        throw error;
      }
      return { no, madeAt, trustedFrom, key: secret(plain) };
    },
  };
}

/** Takes the bytes into a key object, out of the reach of heap dumps and logs. */
function secret(bytes: Buffer): KeyObject {
  const key = createSecretKey(bytes);
  bytes.fill(0);
  return key;
}
