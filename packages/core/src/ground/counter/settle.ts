import { type Key, keyText } from "../shared/bank.ts";
import { add, type Sum, shards } from "./counter.store.ts";

// Where processes write to different shards, a cell that was added to one is taken back from another: there it stands below nothing, here
// above, and both for ever, though together they are none. By days, on which everything falls due, that would grow without an end (decision 0277).

/** So many cells of a shard may be owed to the others: few enough to be read, and enough that settling them is seldom. */
export const mostOwed = 16;

/**
 * Sums as they are to be written, with what the other shards have of the cells that one of them owes too much of.
 * @param most how many may be written in all @param read how those others stand
 */
export async function settled(
  sums: readonly { sum: Sum; keys: readonly Key[] }[],
  most: number,
  read: (keys: readonly Key[]) => Promise<(Sum | undefined)[]>,
): Promise<Sum[]> {
  const written = sums.map(({ sum }) => sum);
  const room = Math.max(0, Math.floor((most - written.length) / (shards - 1)));
  const owing = sums.flatMap(({ sum, keys }) => {
    const cells = Object.keys(sum.data).filter((cell) => sum.data[cell]! < 0);
    const others = keys.filter((key) => keyText(key) !== keyText(sum.key));
    return cells.length > mostOwed ? [{ sum, cells, others }] : [];
  });
  const now = owing.slice(0, room);
  if (now.length === 0) return written;
  const found = await read(now.flatMap(({ others }) => others));
  for (const { sum, cells, others } of now)
    for (const other of found.splice(0, others.length)) {
      const taken = Object.fromEntries(cells.flatMap((cell) => (other?.data[cell] ? [[cell, other.data[cell]]] : [])));
      if (!other || Object.keys(taken).length === 0) continue;
      const data = { ...other.data };
      add(data, taken, -1);
      add(sum.data, taken, 1);
      written.push({ ...other, data, version: other.version + 1 });
    }
  return written;
}
