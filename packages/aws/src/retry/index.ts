import { setTimeout as sleep } from "node:timers/promises";
import { Unavailable } from "@marshrut/core/shared";
import { mayPass } from "./errors.ts";

export { mayPass, nameOf } from "./errors.ts";

/** How long to keep trying; times in milliseconds. */
export interface Patience {
  attempts: number;
  /** Longest first pause; doubles with each. */
  base: number;
  /** Longest pause. */
  cap: number;
  /** No new attempt is made later than this after the first. */
  within: number;
  sleep(ms: number): Promise<unknown>;
  random(): number;
}

export const usualPatience: Patience = {
  attempts: 8,
  base: 40,
  cap: 1_500,
  within: 10_000,
  sleep,
  random: Math.random,
};

/** A pause with full jitter, so that those who collided do not collide again. */
export const pause = (patience: Patience, attempt: number): number =>
  patience.random() * Math.min(patience.cap, patience.base * 2 ** (attempt - 1));

/**
 * Calls until it succeeds, fails for good, or patience ends.
 * @param passes which failures are worth another attempt. @throws Unavailable when patience ended, else what the call threw
 */
export async function patiently<T>(
  patience: Patience,
  call: () => Promise<T>,
  passes: (error: unknown) => boolean = mayPass,
): Promise<T> {
  const start = performance.now();
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      if (!passes(error)) throw error;
      const late = performance.now() - start > patience.within;
      if (attempt >= patience.attempts || late) throw unavailable(error);
      await patience.sleep(pause(patience, attempt));
    }
  }
}

/** What the domain is told when a service does not answer; the service's own words stay in the cause. */
export const unavailable = (cause: unknown): Unavailable => new Unavailable("The service did not answer", { cause });
