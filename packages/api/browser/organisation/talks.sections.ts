interface Section {
  key: string;
  title: string;
}

/**
 * Talks name a section by its key: it keeps that wherever its line stands, and where the line in its place was written anew, which is the same
 * section called otherwise.
 */
export function keyed(titles: readonly string[], before: readonly Section[]): Section[] {
  const used = new Set(before.filter(({ title }) => titles.includes(title)).map(({ key }) => key));
  const free = () => {
    let n = 1;
    while (used.has(`s${n}`) || before.some(({ key }) => key === `s${n}`)) n += 1;
    return `s${n}`;
  };
  return titles.map((title, i) => {
    const same = before.find((one) => one.title === title);
    if (same) return same;
    const inPlace = before[i]?.key;
    const key = inPlace !== undefined && !used.has(inPlace) ? inPlace : free();
    used.add(key);
    return { key, title };
  });
}
