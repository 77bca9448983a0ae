/** Most at once from one address, and how fast the right to it comes back, per second. */
interface Limit {
  burst: number;
  perSecond: number;
}

/** Of tokens that are not ours. Whoever guesses has a purse of his own: the office behind the same address has its links'. */
export const guessing: Limit = { burst: 60, perSecond: 1 };
/** What one of them costs. */
export const guessCosts = 10;

/** Of bodies that must be read before their token is known, by their size. */
export const sending: Limit = { burst: 400, perSecond: 4 };
/** A body of the usual answer costs nothing: guesses do not use up what an office needs for its files. */
export const sendingCosts = (bytes: number): number => Math.floor(bytes / 2 ** 18);

/** Addresses remembered by one instance; the one unseen the longest is forgotten first. */
const remembered = 10_000;

/**
 * A leaky bucket for each source address, in the memory of one instance (FAULTS B7, B19). It only slows guessing down: what
 * makes guessing hopeless is the keyed hash of the token.
 */
export class Limiter {
  readonly #limit: Limit;
  readonly #buckets = new Map<string, { left: number; at: number }>();

  constructor(limit: Limit) {
    this.#limit = limit;
  }

  /** Addresses remembered now. */
  get size(): number {
    return this.#buckets.size;
  }

  /** Takes `cost` requests of an address. @returns seconds to wait when there are none left, else 0 */
  take(address: string, now: number, cost = 1): number {
    const { burst, perSecond } = this.#limit;
    const key = networkOf(address);
    const before = this.#buckets.get(key) ?? { left: burst, at: now };
    const left = Math.min(burst, before.left + (Math.max(0, now - before.at) / 1000) * perSecond);
    this.#buckets.delete(key);
    this.#buckets.set(key, { left: left < 1 ? left : left - cost, at: now });
    if (this.#buckets.size > remembered) this.#buckets.delete(this.#buckets.keys().next().value!);
    return left < 1 ? Math.ceil((1 - left) / perSecond) : 0;
  }
}

/** An IPv6 subscriber has a whole /64 of addresses: it counts as one. */
function networkOf(address: string): string {
  if (!address.includes(":") || address.includes(".")) return address.replace(/^::ffff:/i, "");
  const [head = "", tail] = address.toLowerCase().split("%")[0]!.split("::");
  const left = head.split(":").filter(Boolean);
  const right = tail === undefined ? [] : tail.split(":").filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => "0");
  return [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":");
}
