/** A circle among what leans on each other, as its keys with the first one again at the end; undefined where there is none. */
export function circle(leansOn: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>();
  const way: string[] = [];
  const walk = (key: string): string[] | undefined => {
    const at = way.indexOf(key);
    if (at >= 0) return [...way.slice(at), key];
    if (done.has(key)) return undefined;
    way.push(key);
    for (const next of leansOn.get(key) ?? []) {
      const found = walk(next);
      if (found) return found;
    }
    way.pop();
    done.add(key);
    return undefined;
  };
  for (const key of leansOn.keys()) {
    const found = walk(key);
    if (found) return found;
  }
  return undefined;
}
