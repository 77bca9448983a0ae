/** Made at a process's first invocation and kept: clients, caches and keys live as long as the execution environment. */
export const once = <T>(make: () => T) => {
  let made: { value: T } | undefined;
  return (): T => {
    made ??= { value: make() };
    return made.value;
  };
};
