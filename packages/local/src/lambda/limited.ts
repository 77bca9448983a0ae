/**
 * Lets at most `most` calls of `work` run at once; others wait their turn. Lambda has such a limit per account (and refuses
 * what is over it); here it keeps a thousand routes that go on in one instant from starving each other of connections.
 */
export function limited<A extends unknown[], R>(
  most: number,
  work: (...args: A) => Promise<R>,
): (...args: A) => Promise<R> {
  let running = 0;
  const waiting: Array<() => void> = [];
  return async (...args) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await work(...args);
    } finally {
      const next = waiting.shift();
      if (next)
        next(); // the place is handed on
      else running--;
    }
  };
}
