/** A source of chance that gives the same from the same seed, on every machine and in every year. */
export interface Random {
  /** A whole number from 0 to `n` − 1. */
  below(n: number): number;
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** The same members in another order. */
  shuffled<T>(list: readonly T[]): T[];
}

/** Chance for one purpose: `randomOf("child", 17)` knows nothing of `randomOf("child", 18)`. */
export function randomOf(...seed: Array<string | number>): Random {
  const next = sfc32(seed.join("\u0000"));
  const below = (n: number) => Math.floor(next() * n);
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    chance: (share) => next() < share,
    pick: (list) => list[below(list.length)]!,
    shuffled(list) {
      const mixed = [...list];
      for (let i = mixed.length - 1; i > 0; i--) {
        const j = below(i + 1);
        [mixed[i], mixed[j]] = [mixed[j]!, mixed[i]!];
      }
      return mixed;
    },
  };
}

/** Chris Doty-Humphrey's small fast counter (PractRand), 128 bits of state; 0 ≤ x < 1. */
function sfc32(seed: string): () => number {
  let [a, b, c, counter] = [fnv1a(seed, 1), fnv1a(seed, 2), fnv1a(seed, 3), 1];
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let i = 0; i < 15; i++) next(); // until every bit of the seed has reached every bit of the state
  return next;
}

function fnv1a(text: string, lane: number): number {
  let hash = 0x811c9dc5 ^ lane;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}
