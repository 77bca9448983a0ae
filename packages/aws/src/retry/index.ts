import { setTimeout as sleep } from "node:timers/promises";
import { Unavailable } from "@marshrut/core/shared";
import { mayPass } from "./errors.ts";

export { mayPass, nameOf } from "./errors.ts";

/** How long to keep trying; times in milliseconds. */
export interface RetryPolicy {
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

export const usualRetryPolicy: RetryPolicy = {
  attempts: 8,
  base: 40,
  cap: 1_500,
  within: 10_000,
  sleep,
  random: Math.random,
};

/** A pause with full jitter, so that those who collided do not collide again. */
export const pause = (policy: RetryPolicy, attempt: number): number =>
  policy.random() * Math.min(policy.cap, policy.base * 2 ** (attempt - 1));

/**
 * Calls until it succeeds, fails for good, or the policy ends it.
 * @param passes which failures are worth another attempt. @throws Unavailable at the policy's end, else what the call threw
 */
export async function withRetries<T>(
  policy: RetryPolicy,
  call: () => Promise<T>,
  passes: (error: unknown) => boolean = mayPass,
): Promise<T> {
  const start = performance.now();
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      if (!passes(error)) throw error;
      const late = performance.now() - start > policy.within;
      if (attempt >= policy.attempts || late) throw unavailable(error);
      await policy.sleep(pause(policy, attempt));
    }
  }
}

/** What the domain is told when a service does not answer; the service's own words stay in the cause. */
export const unavailable = (cause: unknown): Unavailable => new Unavailable("The service did not answer", { cause });
