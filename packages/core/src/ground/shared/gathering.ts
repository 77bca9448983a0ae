import { type DataBank, getLimit, type Key, type Stored } from "./bank.ts";
import { checkKey } from "./rules/index.ts";
import { inFrontOf } from "./source.ts";

interface Asked {
  key: Key;
  answer(found: Stored | undefined): void;
  fail(error: unknown): void;
}

/**
 * The same bank for a process that works on many things side by side: single reads that are asked for in the same turn of
 * the event loop go out as one, each key once. The busier the process, the more there are in a turn. Every read still
 * begins after it was asked for, so it is as consistent as it was.
 *
 * Records only. What is personal, and its keys, is read one by one, by right of reading one: who happens to read beside whom must
 * not decide what a function has to be allowed.
 */
export function gathering(bank: DataBank): DataBank {
  const asked: Asked[] = [];
  const send = async () => {
    const together = asked.splice(0, getLimit);
    if (asked.length > 0) setImmediate(send);
    try {
      const [first] = together;
      const found =
        together.length === 1 ? [await bank.get(first!.key)] : await bank.getMany(together.map(({ key }) => key));
      for (const [i, { answer }] of together.entries()) answer(found[i]);
    } catch (error) {
      for (const { fail } of together) fail(error);
    }
  };
  return inFrontOf(bank, {
    ...bank,
    async get<T>(key: Key) {
      if (key.table !== "records") return bank.get<T>(key);
      checkKey(key); // before it could fail the others of its turn
      return new Promise<Stored<T> | undefined>((resolve, fail) => {
        const answer = (found: Stored | undefined) => resolve(found as Stored<T> | undefined);
        if (asked.push({ key, answer, fail }) === 1) setImmediate(send);
      });
    },
  });
}
