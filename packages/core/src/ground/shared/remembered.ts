/**
 * What follows from some texts alone, of those that were asked for last: the dates of a region are few, and the same are reckoned for
 * every step of it. What comes of it must not be changed.
 */
export function remembered<T extends object | string | number, Texts extends string[]>(reckon: (...texts: Texts) => T) {
  const known = new Map<string, T>();
  return (...texts: Texts): T => {
    const name = texts.join(" ");
    const before = known.get(name);
    if (before !== undefined) return before;
    const found = reckon(...texts);
    if (known.size >= most) known.clear();
    known.set(name, found);
    return found;
  };
}

const most = 1_000;
