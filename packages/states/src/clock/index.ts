/** Time as the engine sees it: every timer and every timestamp comes from here. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs once when now() >= when; returns the cancellation. */
  at(when: number, run: () => void): () => void;
}

// setTimeout holds at most 2^31-1 ms; longer waits are taken in steps.
const longest = 2 ** 31 - 1;

export const realClock: Clock = {
  now: () => Date.now(),
  at(when, run) {
    let timer: NodeJS.Timeout;
    const step = () => {
      const left = when - Date.now();
      if (left <= 0) run();
      else timer = setTimeout(step, Math.min(left, longest));
    };
    timer = setTimeout(step, Math.max(0, Math.min(when - Date.now(), longest)));
    return () => clearTimeout(timer);
  },
};

export interface ManualClock extends Clock {
  /** Moves time forward to `when`, stopping at each alarm in order; `settle` is awaited after each of them. */
  moveTo(when: number, settle?: () => Promise<void>): Promise<void>;
}

/** A clock that stands still until it is moved: for tests and for demonstrations in virtual time. */
export function manualClock(start: number): ManualClock {
  let now = start;
  const alarms = new Set<{ when: number; run: () => void }>();
  const earliest = () => {
    let first: { when: number; run: () => void } | undefined;
    for (const alarm of alarms) if (!first || alarm.when < first.when) first = alarm;
    return first;
  };
  return {
    now: () => now,
    at(when, run) {
      const alarm = { when, run };
      alarms.add(alarm);
      if (when <= now) setImmediate(() => alarms.delete(alarm) && run());
      return () => alarms.delete(alarm);
    },
    async moveTo(when, settle = async () => {}) {
      await settle();
      for (let next = earliest(); next && next.when <= when; next = earliest()) {
        now = Math.max(now, next.when);
        alarms.delete(next);
        next.run();
        await settle();
      }
      now = Math.max(now, when);
    },
  };
}
