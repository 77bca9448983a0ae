/** What of a query says how often it was read; TanStack's counts from the first reading of the page, and goes on over every wait. */
interface Counted<Data> {
  state: { data: Data | undefined; dataUpdateCount: number };
}

/**
 * How long until what is still being made is read again: a second after the first reading that found it so, and then ever more rarely, a minute
 * at most. Each wait begins with a second, however often the record was read before it.
 */
export function untilReady<Data>(): (query: Counted<Data>, unready: (data: Data) => boolean) => number | false {
  let wait: { query: Counted<Data>; from: number } | undefined;
  return (query, unready) => {
    const { data, dataUpdateCount } = query.state;
    if (data === undefined || !unready(data)) {
      wait = undefined;
      return false;
    }
    if (wait?.query !== query) wait = { query, from: dataUpdateCount };
    return Math.min(1_000 * 1.5 ** (dataUpdateCount - wait.from), 60_000);
  };
}
