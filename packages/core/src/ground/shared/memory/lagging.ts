import type { DataBank, IndexName, Key, Page, Place, Stored, Write } from "../bank.ts";
import { compareKeys, within } from "../rules/index.ts";

/** A record that was just written, as it was before. */
interface Change {
  /** Epoch milliseconds; while it is being written, never yet. */
  at: number;
  key: Key;
  before: Stored | undefined;
}

/**
 * A bank whose secondary orders hear of everything so many milliseconds late, as DynamoDB's may; what is read by its key or its partition
 * is as it is (FAULTS F25). @param now epoch milliseconds
 */
export function lagging(bank: DataBank, now: () => number, lag: number): DataBank {
  let changes: Change[] = [];
  const unheard = () => {
    changes = changes.filter(({ at }) => at > now() - lag);
    // Of several changes of a record the first tells how it was.
    const before = new Map<string, Change>();
    for (const change of changes.toReversed()) before.set(nameOf(change.key), change);
    return before;
  };
  return {
    get: (key) => bank.get(key),
    getMany: (keys) => bank.getMany(keys),
    list: (...question) => bank.list(...question),
    async commit(writes) {
      const keys = writes.flatMap(writtenBy);
      const before = await Promise.all(keys.map((key) => bank.get(key)));
      // Unheard of from the beginning: who looks while it is being written must not find what is hidden again a moment later.
      const made = keys.map((key, i): Change => ({ at: Number.POSITIVE_INFINITY, key, before: before[i] }));
      changes.push(...made);
      try {
        await bank.commit(writes);
        for (const change of made) change.at = now();
      } catch (error) {
        changes = changes.filter((change) => !made.includes(change));
        throw error;
      }
    },
    async find<T>(...[index, pk, range = {}, page = {}]: Parameters<DataBank["find"]>): Promise<Page<Stored<T>>> {
      const found = await bank.find<T>(index, pk, range, page);
      const former = unheard();
      const placed = (one: Stored): Place | undefined => placeIn(index, one);
      const sign = range.descending ? -1 : 1;
      const order = (a: Stored, b: Stored) =>
        sign * (compareKeys(placed(a)!.sk, placed(b)!.sk) || compareKeys(a.key.sk, b.key.sk));
      const last = found.items.at(-1);
      const first = page.from === undefined ? undefined : cursorOf(page.from, index);
      const isOnPage = (one: Stored) => {
        const place = placed(one);
        if (place?.pk !== pk || !within(range, place.sk)) return false;
        if (first !== undefined && sign * compareKeys(place.sk, first) <= 0) return false;
        return found.next === undefined || (last !== undefined && order(one, last) <= 0);
      };
      const kept = found.items.filter(({ key }) => !former.has(nameOf(key)));
      const late = [...former.values()].flatMap(({ before }) => (before && isOnPage(before) ? [before] : []));
      return { ...found, items: [...kept, ...(late as Stored<T>[])].sort(order) };
    },
  };
}

const nameOf = ({ table, pk, sk }: Key): string => `${table} ${pk} ${sk}`;
const writtenBy = (write: Write): Key[] => ("put" in write ? [write.put.key] : "remove" in write ? [write.remove] : []);
const placeIn = (index: IndexName, one: Stored): Place | undefined => one.index?.[index];

/** After which place a page begins. */
const cursorOf = (cursor: string, index: IndexName): string | undefined =>
  (JSON.parse(Buffer.from(cursor, "base64url").toString()) as Record<string, string>)[`${index}sk`];
