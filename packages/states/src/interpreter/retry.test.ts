import { expect, test } from "vitest";
import { StateFailure } from "../failure/index.ts";
import { findCatcher, findRetrier, matches, retryDelay } from "./retry.ts";

const failure = (error: string) => new StateFailure(error, "why");

test("names match themselves, States.ALL all, States.TaskFailed all but a timeout", () => {
  expect(matches(["A"], failure("A"))).toBe(true);
  expect(matches(["A"], failure("B"))).toBe(false);
  expect(matches(["States.ALL"], failure("States.Timeout"))).toBe(true);
  expect(matches(["States.TaskFailed"], failure("Lambda.Unknown"))).toBe(true);
  expect(matches(["States.TaskFailed"], failure("States.Timeout"))).toBe(false);
  expect(matches(["States.ALL"], failure("States.Runtime"))).toBe(false);
});

test("delays grow by BackoffRate up to MaxDelaySeconds", () => {
  const delays = [0, 1, 2, 3].map((spent) =>
    retryDelay({ ErrorEquals: [], IntervalSeconds: 3, BackoffRate: 2, MaxDelaySeconds: 10 }, spent),
  );
  expect(delays).toEqual([3000, 6000, 10_000, 10_000]);
  expect(retryDelay({ ErrorEquals: [] }, 0)).toBe(1000);
});

test("full jitter draws from nothing to the whole delay", () => {
  const retrier = { ErrorEquals: [], IntervalSeconds: 10, JitterStrategy: "FULL" as const };
  expect(retryDelay(retrier, 0, () => 0.25)).toBe(2500);
});

test("a retrier serves until its attempts are spent; each has its own count", () => {
  const retriers = [{ ErrorEquals: ["A"], MaxAttempts: 1 }, { ErrorEquals: ["States.ALL"] }];
  expect(findRetrier(retriers, [0, 0], failure("A"))?.index).toBe(0);
  expect(findRetrier(retriers, [1, 0], failure("A"))).toBeUndefined();
  expect(findRetrier(retriers, [1, 2], failure("B"))?.index).toBe(1);
  expect(findRetrier(retriers, [1, 3], failure("B"))).toBeUndefined();
  expect(findCatcher([{ ErrorEquals: ["B"], Next: "N" }], failure("A"))).toBe(-1);
});

test("States.ALL repeats no States.DataLimitExceeded; its own name does", () => {
  const tooLong = failure("States.DataLimitExceeded");
  expect(findRetrier([{ ErrorEquals: ["States.ALL"] }], [], tooLong)).toBeUndefined();
  expect(findRetrier([{ ErrorEquals: ["States.DataLimitExceeded"] }], [], tooLong)?.index).toBe(0);
  expect(findCatcher([{ ErrorEquals: ["States.ALL"], Next: "N" }], tooLong)).toBe(0);
});
