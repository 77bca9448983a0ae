/** Longer ones are timeouts of something that hangs, and go by the real clock. */
const longestMs = 5_000;

interface Pause {
  due: number;
  turn: number;
  run: () => void;
}

/**
 * `setTimeout` and `clearTimeout` whose short pauses take no time and end one after the other, in the order in which they would: by real
 * timers two that are a millisecond apart end in either.
 */
export function pauses(): { setTimeout: typeof setTimeout; clearTimeout: typeof clearTimeout } {
  const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };
  const waiting = new Set<Pause>();
  let [now, turn, isArmed] = [0, 0, false];
  const arm = () => {
    if (isArmed || waiting.size === 0) return;
    isArmed = true;
    setImmediate(() => {
      isArmed = false;
      const [next] = [...waiting].sort((a, b) => a.due - b.due || a.turn - b.turn);
      if (!next) return;
      waiting.delete(next);
      now = next.due;
      arm();
      next.run();
    });
  };
  const setTimeoutAtOnce = (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => {
    if (ms > longestMs) return real.setTimeout(run, ms, ...args);
    const pause: Pause = { due: now + Math.max(ms, 0), turn: turn++, run: () => run(...args) };
    waiting.add(pause);
    arm();
    const handle = { pause, ref: () => handle, unref: () => handle, hasRef: () => true };
    return handle;
  };
  const clearTimeoutAtOnce = (handle: unknown) => {
    const pause = (handle as { pause?: Pause } | undefined)?.pause;
    if (pause) waiting.delete(pause);
    else real.clearTimeout(handle as NodeJS.Timeout);
  };
  return {
    setTimeout: setTimeoutAtOnce as unknown as typeof setTimeout,
    clearTimeout: clearTimeoutAtOnce as unknown as typeof clearTimeout,
  };
}
