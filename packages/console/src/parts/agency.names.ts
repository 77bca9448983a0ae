interface Named {
  shortName: string;
  municipality: string;
}

const shared = new WeakMap<ReadonlyMap<string, Named>, ReadonlySet<string>>();
/** Short names that more than one organisation has: each city has its «СОШ № 1». */
function sharedNames(all: ReadonlyMap<string, Named>): ReadonlySet<string> {
  const known = shared.get(all);
  if (known) return known;
  const seen = new Set<string>();
  const found = new Set<string>();
  for (const { shortName } of all.values()) (seen.has(shortName) ? found : seen).add(shortName);
  shared.set(all, found);
  return found;
}

/** What organisations are called: by their short names, and where another one is called so, too, by the municipality as well. */
export const agencyNames =
  (all: ReadonlyMap<string, Named>, municipality: (key: string) => string) =>
  (agencyId: string): string | undefined => {
    const one = all.get(agencyId);
    return one && sharedNames(all).has(one.shortName)
      ? `${one.shortName}, ${municipality(one.municipality)}`
      : one?.shortName;
  };
