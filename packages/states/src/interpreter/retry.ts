/** Which retrier or catcher an error finds, and how long a retry waits. */
import type { Catcher, Retrier } from "../asl/types.ts";
import type { StateFailure } from "../failure/index.ts";

// States.Runtime ends the execution whatever the definition says.
const final = "States.Runtime";

export function matches(names: string[], failure: StateFailure): boolean {
  if (failure.error === final) return false;
  return names.some((name) => {
    if (name === "States.ALL" || name === failure.error || (failure.alias && name === failure.alias)) return true;
    // States.TaskFailed stands for any error of a task but its timeout.
    return name === "States.TaskFailed" && failure.error !== "States.Timeout";
  });
}

/** The retrier that still has attempts left, and its place in the list. */
export function findRetrier(
  retriers: Retrier[] | undefined,
  spent: number[],
  failure: StateFailure,
): { retrier: Retrier; index: number } | undefined {
  const index = (retriers ?? []).findIndex(({ ErrorEquals: names }) => {
    // AWS's page on errors calls it terminal for States.ALL. Its recordings show that Catch takes it all the same.
    const terminal = failure.error === "States.DataLimitExceeded" && !names.includes(failure.error);
    return !terminal && matches(names, failure);
  });
  const retrier = retriers?.[index];
  if (!retrier || (spent[index] ?? 0) >= (retrier.MaxAttempts ?? 3)) return undefined;
  return { retrier, index };
}

/** Milliseconds before the next attempt, when `spent` attempts of this retrier went before. */
export function retryDelay(retrier: Retrier, spent: number, random: () => number = Math.random): number {
  const grown = (retrier.IntervalSeconds ?? 1) * (retrier.BackoffRate ?? 2) ** spent;
  const seconds = Math.min(grown, retrier.MaxDelaySeconds ?? Infinity);
  return Math.round(seconds * 1000 * (retrier.JitterStrategy === "FULL" ? random() : 1));
}

export function findCatcher(catchers: Catcher[] | undefined, failure: StateFailure): number {
  return (catchers ?? []).findIndex((catcher) => matches(catcher.ErrorEquals, failure));
}
