/** One that is under way, and the one that all share who have come meanwhile. */
interface Turn {
  done: Promise<void>;
  next?: Promise<void>;
}
const turns = new WeakMap<object, Map<string, Turn>>();

/**
 * Milliseconds: work of another that has not come to its end by then may never do so, where a function was stopped in the midst. Nobody
 * waits for it any longer. A store that asks to slow down may take thirteen seconds for a call before it gives up (`aws/retry`).
 */
export const patience = 30_000;

/**
 * Does something that says the same whoever does it, once for all in this process who ask for it while it is being done: what is under way
 * may have read already what they have heard of, so they share the one that begins after it, and how it ends.
 * @param of whose names they are: the store that is read @param work is told whether it waited: then what was known before is known no more
 */
export async function coalescing(of: object, name: string, work: (waited: boolean) => Promise<void>): Promise<void> {
  const named = turns.get(of) ?? new Map<string, Turn>();
  turns.set(of, named);
  const begin = (waited: boolean): Promise<void> => {
    const turn: Turn = {
      done: work(waited).finally(() => {
        if (!turn.next && named.get(name) === turn) named.delete(name);
      }),
    };
    named.set(name, turn);
    return turn.done;
  };
  const turn = named.get(name);
  if (!turn) return begin(false);
  const after = () => begin(true);
  turn.next ??= inPatience(turn.done).then(after, after);
  // It has one to wait for itself.
  if (!(await inPatience(turn.next, 2 * patience))) await work(true);
}

/** @returns whether it came to its end */
function inPatience(work: Promise<void>, ms = patience): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const tooLong = setTimeout(() => resolve(false), ms);
    work.then(() => resolve(true), reject).finally(() => clearTimeout(tooLong));
  });
}
