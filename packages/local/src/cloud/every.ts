import type { VirtualClock } from "../clock/index.ts";

/**
 * Runs `work` in the background each `interval` ms of the machine's clock, one run at a time; returns its end, which waits
 * for a run under way.
 */
export function every(
  clock: VirtualClock,
  interval: number,
  work: () => Promise<unknown>,
  log: (line: string) => void,
): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  let cancel = () => {};
  let ended = false;
  const arm = () => {
    cancel = clock.at(clock.now() + interval, run, { background: true });
  };
  const run = () => {
    running = work()
      .catch((error) => log(`every ${interval} ms: ${error}`))
      .then(() => {
        if (!ended) arm();
      });
  };
  arm();
  const forget = clock.onIdle(() => running);
  return async () => {
    ended = true;
    cancel();
    forget();
    await running;
  };
}
