import { type DataBank, getAll, getLimit, type Key, keyText, type Page, type Stored, type Write } from "./bank.ts";
import { inFrontOf } from "./source.ts";

/** More than any one request comes back to; beyond it the oldest are forgotten, so that a walk over thousands stays flat. */
const most = 200;
/** Longer pages are walked through once, not asked for again. */
const longestPage = 50;

const ofPartition = (table: string, pk: string) => `${table} ${pk}`;

/**
 * The data bank as one request sees it: each record, and each short list, is read once and carried along, also from one room
 * to the next; a record also where it came with others. Writes stay what they were: guarded by the version that was read, so
 * what somebody else changed meanwhile is a `Conflict`, and after a conflict everything is read anew. What the request itself
 * has written is read anew as well.
 *
 * For a request, a task of a machine, the telling of one event; never for what waits for others to change a record.
 */
export function readOnce(bank: DataBank): DataBank {
  const records = new Map<string, Promise<Stored | undefined>>();
  const lists = new Map<string, Map<string, Promise<Page<Stored>>>>();
  /** Grows as a write begins and as it ends: what was asked for before it is not carried along after it. */
  let writes = 0;

  const forget = (key: Key) => {
    records.delete(keyText(key));
    lists.delete(ofPartition(key.table, key.pk));
  };
  /** Records that came with others, or were read anew, are not asked for again. */
  async function carried<T>(answer: Promise<T>, found: (answer: T) => Iterable<[Key, Stored | undefined]>): Promise<T> {
    const before = writes;
    const answered = await answer;
    if (writes === before)
      for (const [key, one] of found(answered))
        if (key.table === "records") bounded(records).set(keyText(key), Promise.resolve(one));
    return answered;
  }
  const carriedPage = <T>(page: Promise<Page<Stored<T>>>) =>
    carried(page, ({ items }) => (items.length > longestPage ? [] : items.map((one): [Key, Stored] => [one.key, one])));
  /** What will be wanted, and comes with the next batch. */
  const wanted = new Map<string, Key>();
  async function carriedMany<T>(from: DataBank, keys: readonly Key[]) {
    const along = keys.length === 0 ? [] : [...wanted.values()].slice(0, getLimit - keys.length);
    for (const key of along) wanted.delete(keyText(key));
    const together = [...keys, ...along];
    const answer = from.getMany<T>(together);
    const found = await carried(answer, (all) => together.map((key, i): [Key, Stored | undefined] => [key, all[i]]));
    return found.slice(0, keys.length);
  }

  const through: Through = async (keys, commit) => {
    writes++;
    try {
      await commit();
    } catch (error) {
      records.clear();
      lists.clear();
      throw error;
    } finally {
      writes++;
    }
    keys.forEach(forget);
  };

  const request: DataBank = {
    ...bank,
    get<T>(key: Key) {
      return once(records, keyText(key), () => bank.get(key)) as Promise<Stored<T> | undefined>;
    },
    getMany: (keys) => carriedMany(bank, keys),
    async list<T>(...[table, pk, range = {}, page = {}]: Parameters<DataBank["list"]>) {
      const partition = ofPartition(table, pk);
      const pages = lists.get(partition) ?? new Map<string, Promise<Page<Stored>>>();
      bounded(lists).set(partition, pages);
      const name = JSON.stringify([range, page]);
      const found = await once(pages, name, () => carriedPage(bank.list(table, pk, range, page)));
      if (found.items.length > longestPage) pages.delete(name);
      return found as Page<Stored<T>>;
    },
    commit: (changes) => through(changes.flatMap(writtenBy), () => bank.commit(changes)),
  };
  const source = sources.get(bank) ?? bank;
  const anew: DataBank = {
    ...source,
    get: <T>(key: Key) => carried(source.get<T>(key), (found) => [[key, found]]),
    getMany: (keys) => carriedMany(source, keys),
    list: <T>(...question: Parameters<DataBank["list"]>) => carriedPage(source.list<T>(...question)),
    commit: request.commit,
  };
  sources.set(request, source);
  const missingOf = (keys: readonly Key[]) => keys.filter((key) => !records.has(keyText(key)));
  askers.set(request, {
    async ahead(keys) {
      const missing = missingOf(keys);
      // One alone may be read together with those of others (gathering).
      if (missing.length === 1 && wanted.size === 0) await request.get(missing[0]!);
      else await getAll(request, missing);
    },
    along(keys) {
      for (const key of missingOf(keys)) bounded(wanted).set(keyText(key), key);
    },
  });
  readAnew.set(request, inFrontOf(source, anew));
  for (const one of [request, anew]) ways.set(one, through);
  return inFrontOf(bank, request);
}

/** What a request's bank reads from, which remembers nothing. */
const sources = new WeakMap<DataBank, DataBank>();
/** The same for whoever works for the request: what is read and written there, the request knows. */
const readAnew = new WeakMap<DataBank, DataBank>();

const writtenBy = (write: Write): Key[] => ("put" in write ? [write.put.key] : "remove" in write ? [write.remove] : []);

type Through = (keys: readonly Key[], commit: () => Promise<void>) => Promise<void>;
const ways = new WeakMap<DataBank, Through>();

/** What somebody else commits on behalf of a request: it knows of it as if it were its own. @param keys whose records may be other ones then */
export const committing: (bank: DataBank, ...of: Parameters<Through>) => Promise<void> = (bank, keys, commit) =>
  (ways.get(bank) ?? ((_, plain) => plain()))(keys, commit);

/**
 * The same work, reading what others have written since the request began: for what is decided by lists, which no version
 * guards. The request carries along what was read so.
 */
export const readingAnew = <C extends { bank: DataBank }>(ctx: C): C => ({
  ...ctx,
  bank: readAnew.get(ctx.bank) ?? ctx.bank,
});

interface Asker {
  ahead(keys: readonly Key[]): Promise<void>;
  along(keys: readonly Key[]): void;
}
/** How a request asks for what it does not carry yet. */
const askers = new WeakMap<DataBank, Asker>();

/**
 * What will be asked for one after the other comes by one read, without what the request carries already. Where nothing is carried
 * along there is nothing to ask for ahead.
 */
export const askAhead = async ({ bank }: { bank: DataBank }, keys: readonly Key[]): Promise<void> =>
  askers.get(bank)?.ahead(keys);

/** What will be wanted for certain comes with whatever is read next by a batch; where nothing is, it is asked for when it is wanted. */
export const bringAlong = ({ bank }: { bank: DataBank }, keys: readonly Key[]): void => askers.get(bank)?.along(keys);

/** Records by their keys, in their order: those that the request does not carry yet, by one read. */
export async function getCarried<T>(bank: DataBank, keys: readonly Key[]): Promise<(Stored<T> | undefined)[]> {
  if (!askers.has(bank) || keys.length > longestPage) return getAll<T>(bank, keys);
  await askAhead({ bank }, keys);
  return Promise.all(keys.map((key) => bank.get<T>(key)));
}

/** A read that failed is tried again by whoever asks next. */
function once<T>(kept: Map<string, Promise<T>>, name: string, read: () => Promise<T>): Promise<T> {
  const known = kept.get(name);
  if (known) return known;
  const asked = read();
  bounded(kept).set(name, asked);
  asked.catch(() => kept.delete(name));
  return asked;
}

function bounded<T>(kept: Map<string, T>): Map<string, T> {
  if (kept.size >= most) kept.delete(kept.keys().next().value!);
  return kept;
}
