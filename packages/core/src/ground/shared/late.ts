/**
 * What is loaded when it is first wanted (decision 0101), and asked for once: Node looks a module up anew each time, which for an event or a
 * request takes longer than much of what is done with it.
 */
export function late<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load();
    return loaded;
  };
}
