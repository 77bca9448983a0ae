import { createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import { Conflict, type DataBank, getAll, type Key, KeyDestroyed, type Stored } from "@marshrut/core/shared";
import { remembered } from "./cache.ts";
import { decrypt, encrypt, SealBroken } from "./cipher.ts";
import type { LiveKey } from "./keys.ts";

/** A person's key as the safe keeps it: under the tenant's data key of that number. */
interface OwnKey {
  wrapped: string;
  by: number;
  /** Epoch ms. */
  madeAt: number;
}

export interface Person {
  tenant: string;
  person: string;
}

interface Options {
  bank: DataBank;
  now(): number;
  cacheFor: number;
  /** The tenant's data keys: the one that wraps today, and any of them by its number. */
  newest(tenant: string): Promise<LiveKey>;
  numbered(tenant: string, no: number): Promise<LiveKey>;
}

const place = ({ tenant, person }: Person, sk: "KEY" | "DESTROYED"): Key => ({
  table: "safe",
  pk: `T#${tenant}#KEY#${person}`,
  sk,
});
const bound = ({ tenant, person }: Person, by: number) => JSON.stringify(["own", by, tenant, person]);
const nameOf = ({ tenant, person }: Person) => JSON.stringify([tenant, person]);

/**
 * One key for each person, wrapped by the tenant's data key and not by KMS, so that a page of fifty children still costs one call
 * of it. They lie in a table of their own, which is not restored with the data that they open (decision 0106).
 */
export function ownKeys({ bank, now, cacheFor, newest, numbered }: Options) {
  const cache = remembered<KeyObject>({ now, for: cacheFor, most: 5_000 });
  const read = inTurns(bank);

  async function unwrap(of: Person, found: Stored<OwnKey>): Promise<KeyObject> {
    const { wrapped, by } = found.data;
    const { key } = await numbered(of.tenant, by);
    return secret(decrypt(key, wrapped, bound(of, by)));
  }

  /** Where there is none yet, it is made; of two who make it at once the first one's counts. */
  async function made(of: Person): Promise<KeyObject> {
    const { no, key } = await newest(of.tenant);
    const plain = randomBytes(32);
    const data: OwnKey = { wrapped: encrypt(key, plain, bound(of, no)), by: no, madeAt: now() };
    try {
      await bank.commit([
        { put: { key: place(of, "KEY"), kind: "own-key", data }, expect: "absent" },
        { check: place(of, "DESTROYED"), expect: "absent" },
      ]);
    } catch (error) {
      plain.fill(0);
      if (!(error instanceof Conflict)) throw error;
      const found = await read<OwnKey>(place(of, "KEY"));
      if (!found) throw destroyed();
      return unwrap(of, found);
    }
    return secret(plain);
  }

  return {
    /** The key that seals. @throws KeyDestroyed */
    sealing: (of: Person): Promise<KeyObject> =>
      cache.get(nameOf(of), async () => {
        const found = await read<OwnKey>(place(of, "KEY"));
        return found ? unwrap(of, found) : made(of);
      }),
    /** The key that opens. @throws KeyDestroyed when it is gone: what it sealed says that it was there */
    opening: (of: Person): Promise<KeyObject> =>
      cache.get(nameOf(of), async () => {
        const found = await read<OwnKey>(place(of, "KEY"));
        if (!found) throw destroyed();
        return unwrap(of, found);
      }),
    async destroy(of: Person): Promise<void> {
      const mark = { key: place(of, "DESTROYED"), kind: "destroyed", data: { at: now() } };
      try {
        await bank.commit([
          { remove: place(of, "KEY"), expect: "any" },
          { put: mark, expect: "absent" },
        ]);
      } catch (error) {
        // The mark is there already: the key went with it, and none has been made since.
        if (!(error instanceof Conflict)) throw error;
      }
      cache.forget(nameOf(of));
    },
  };
}

const destroyed = () => new KeyDestroyed("The person of this value was erased");

/** Single reads that are asked for in the same turn of the event loop go out as one: a page of children has a key each. */
function inTurns(bank: DataBank) {
  let asked: { key: Key; answer(found: Stored | undefined): void; fail(error: unknown): void }[] = [];
  async function send() {
    const together = asked;
    asked = [];
    try {
      const found = await getAll(
        bank,
        together.map(({ key }) => key),
      );
      for (const [i, { answer }] of together.entries()) answer(found[i]);
    } catch (error) {
      for (const { fail } of together) fail(error);
    }
  }
  return <T>(key: Key): Promise<Stored<T> | undefined> =>
    new Promise((resolve, fail) => {
      const answer = (found: Stored | undefined) => resolve(found as Stored<T> | undefined);
      if (asked.push({ key, answer, fail }) === 1) setImmediate(send);
    });
}

function secret(bytes: Buffer): KeyObject {
  if (bytes.length !== 32) throw new SealBroken("This is no key");
  const key = createSecretKey(bytes);
  bytes.fill(0);
  return key;
}
