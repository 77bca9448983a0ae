import { randomOf } from "./random.ts";

/** `n` whole seats by weight: each weight its whole share, what is left over to the largest remainders (Hamilton's method). */
export function largestRemainder(weights: readonly number[], n: number): number[] {
  const total = weights.reduce((sum, w) => sum + w, 0);
  const quotas = weights.map((w) => (n * w) / total);
  const seats = quotas.map(Math.floor);
  const left = n - seats.reduce((sum, s) => sum + s, 0);
  const order = weights.map((_, i) => i).sort((a, b) => quotas[b]! - seats[b]! - (quotas[a]! - seats[a]!) || a - b);
  for (const i of order.slice(0, left)) seats[i]!++;
  return seats;
}

/** Divides 200 and 4,320, so that both end with a whole block. */
const blockSize = 40;

/**
 * Gives each of an endless row of members one of some categories, so that the first 40, 80, … members hold them exactly by
 * weight, and who has which is chance. A member's category does not depend on how many are asked for.
 * @param name tells this spread from others of the same weights @returns the category's index for member `i`
 */
export function spread(name: string, weights: readonly number[]): (i: number) => number {
  let known: { block: number; members: number[] } | undefined;
  return (i) => {
    const block = Math.floor(i / blockSize);
    if (known?.block !== block) known = { block, members: membersOf(name, weights, block) };
    return known.members[i % blockSize]!;
  };
}

/** The same for what a member has or has not. */
export function spreadShare(name: string, share: number): (i: number) => boolean {
  const has = spread(name, [share, 1 - share]);
  return (i) => has(i) === 0;
}

function membersOf(name: string, weights: readonly number[], block: number): number[] {
  const before = largestRemainder(weights, block * blockSize);
  const after = largestRemainder(weights, (block + 1) * blockSize);
  const members = after.flatMap((seats, category) => Array<number>(seats - before[category]!).fill(category));
  return randomOf(name, block).shuffled(members);
}
