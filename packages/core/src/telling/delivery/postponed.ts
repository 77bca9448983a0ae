import type { Temporal } from "temporal-polyfill";

/**
 * Not now, and nothing is lost: the mail provider paused or throttles us, or it is night. The event stays in the outbox,
 * and the sweeper tells it again; a stream must not take it for a failure, since trying at once would not help.
 */
export class Postponed extends Error {
  override readonly name = "Postponed";
  /** Before then there is no use in trying; absent when nobody knows. */
  readonly until: Temporal.Instant | undefined;
  constructor(why: string, { until, cause }: { until?: Temporal.Instant; cause?: unknown } = {}) {
    super(why, { cause });
    this.until = until;
  }
}
