import { type Bucket, fullBucket, type Rate, refilled } from "@marshrut/core/shared";

/** Of tokens that are not ours. Whoever guesses has a purse of his own: the office behind the same address has its links'. */
export const guessing: Rate = { burst: 60, perMinute: 60 };
/** What one of them costs. */
export const guessCosts = 10;

/** Of bodies that must be read before their token is known, by their size. */
export const sending: Rate = { burst: 400, perMinute: 240 };
/** A body of the usual answer costs nothing: guesses do not use up what an office needs for its files. */
export const sendingCosts = (bytes: number): number => Math.floor(bytes / 2 ** 18);

/** Addresses remembered by one instance; the one unseen the longest is forgotten first. */
const remembered = 10_000;

/**
 * A leaky bucket for each source address, in the memory of one instance (FAULTS B7, B19). It only slows guessing down: what
 * makes guessing hopeless is the keyed hash of the token.
 */
export class Limiter {
  readonly #rate: Rate;
  readonly #buckets = new Map<string, Bucket>();

  constructor(rate: Rate) {
    this.#rate = rate;
  }

  /** Addresses remembered now. */
  get size(): number {
    return this.#buckets.size;
  }

  /** Takes `cost` requests of an address. @returns seconds to wait when there are none left, else 0 */
  take(address: string, now: number, cost = 1): number {
    const key = networkOf(address);
    const { left, at } = refilled(this.#buckets.get(key) ?? fullBucket(this.#rate, now), this.#rate, now);
    this.#buckets.delete(key);
    this.#buckets.set(key, { left: left < 1 ? left : left - cost, at });
    if (this.#buckets.size > remembered) this.#buckets.delete(this.#buckets.keys().next().value!);
    return left < 1 ? Math.ceil(((1 - left) / this.#rate.perMinute) * 60) : 0;
  }
}

/** An IPv6 subscriber has a whole /64 of addresses: it counts as one. */
export function networkOf(address: string): string {
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
