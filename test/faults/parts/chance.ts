/** Chance that can be repeated: numbers from 0 (inclusive) to 1 (exclusive), by a seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The seed of a run: FAULTS_SEED repeats an earlier one. */
export const seedOfRun = (): number => Number(process.env.FAULTS_SEED ?? Math.floor(Math.random() * 2 ** 31));
