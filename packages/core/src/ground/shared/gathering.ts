import { type DataBank, getLimit, type Key, keyText, type Stored, Unavailable } from "./bank.ts";
import { checkKey, checkKeys } from "./rules/index.ts";
import { inFrontOf } from "./source.ts";

/** Of how many keys whoever asks for several still goes with others. */
const several = 25;

interface Asked {
  keys: readonly Key[];
  answer(found: (Stored | undefined)[]): void;
  fail(error: unknown): void;
}

/**
 * The same bank for a process that works on many things side by side: reads of records by their keys that are asked for in the same turn
 * of the event loop go out as one, each key once. The busier the process, the more there are in a turn. Every read still
 * begins after it was asked for, so it is as consistent as it was. A record that cannot be read keeps nobody else's from them.
 *
 * Records only. What is personal, and its keys, is read one by one, by right of reading one: who happens to read beside whom must
 * not decide what a function has to be allowed.
 */
export function gathering(bank: DataBank): DataBank {
  const asked: Asked[] = [];
  const send = async () => {
    const together = fitting(asked);
    if (asked.length > 0) setImmediate(send);
    await read(together);
  };
  const read = async (together: readonly Asked[]): Promise<void> => {
    try {
      const places = new Map<string, number>();
      const keys: Key[] = [];
      for (const key of together.flatMap((one) => one.keys))
        if (!places.has(keyText(key))) places.set(keyText(key), keys.push(key) - 1);
      const found = keys.length === 1 ? [await bank.get(keys[0]!)] : await bank.getMany(keys);
      for (const one of together) one.answer(one.keys.map((key) => found[places.get(keyText(key))!]));
    } catch (error) {
      // A store that does not answer would not do so for each of them either.
      if (together.length > 1 && !(error instanceof Unavailable)) await Promise.all(together.map((one) => read([one])));
      else for (const { fail } of together) fail(error);
    }
  };
  const together = (keys: readonly Key[]) =>
    new Promise<(Stored | undefined)[]>((answer, fail) => {
      if (asked.push({ keys, answer, fail }) === 1) setImmediate(send);
    });
  return inFrontOf(bank, {
    ...bank,
    async get<T>(key: Key) {
      if (key.table !== "records") return bank.get<T>(key);
      checkKey(key); // before it could fail the others of its turn
      return (await together([key]))[0] as Stored<T> | undefined;
    },
    async getMany<T>(keys: readonly Key[]) {
      const isAlone = keys.length === 0 || keys.length > several || keys.some(({ table }) => table !== "records");
      if (isAlone) return bank.getMany<T>(keys);
      checkKeys(keys);
      return (await together(keys)) as (Stored<T> | undefined)[];
    },
  });
}

/** Takes out those who asked first, as many as one operation reads for. */
function fitting(asked: Asked[]): Asked[] {
  const together: Asked[] = [];
  let room = getLimit;
  for (; asked[0] && asked[0].keys.length <= room; room -= together.at(-1)!.keys.length) together.push(asked.shift()!);
  return together;
}
