import type { Seals } from "../shared/seals.ts";

/** Seals for one piece of work, each fetched once: what is put stays as it is. */
export function remembering(seals: Seals): Seals {
  const known = new Map<string, Promise<Uint8Array | undefined>>();
  return {
    ...seals,
    get(name) {
      const found = known.get(name) ?? seals.get(name);
      known.set(name, found);
      return found;
    },
  };
}
