const forgettings = new Set<() => void>();

/** Made at the first use and kept for the life of the process: clients, caches and keys live as long as the execution environment. */
export const once = <T>(make: () => T) => {
  let made: { value: T } | undefined;
  const forget = () => {
    made = undefined;
  };
  return (): T => {
    if (!made) {
      made = { value: make() };
      forgettings.add(forget);
    }
    return made.value;
  };
};

/**
 * Forgets all that was made, as a process that has just begun: for a local cloud that starts in a process which had another one, with
 * another data folder and other keys.
 */
export function renew(): void {
  for (const forget of forgettings) forget();
  forgettings.clear();
}
