const forgettings = new Set<() => void>();

/** What is made once, and what a machine that has something else in its place gives instead, until all is forgotten. */
export interface Once<T> {
  (): T;
  instead(value: T): void;
}

/** Made at the first use and kept for the life of the process: clients, caches and keys live as long as the execution environment. */
export const once = <T>(make: () => T): Once<T> => {
  let made: { value: T } | undefined;
  const forget = () => {
    made = undefined;
  };
  const hold = (value: T): T => {
    made = { value };
    forgettings.add(forget);
    return value;
  };
  return Object.assign((): T => (made ? made.value : hold(make())), { instead: (value: T) => void hold(value) });
};

/**
 * Forgets all that was made, as a process that has just begun: for a local cloud that starts in a process which had another one, with
 * another data folder and other keys.
 */
export function renew(): void {
  for (const forget of forgettings) forget();
  forgettings.clear();
}
