import { Unavailable } from "@marshrut/core/shared";
import { expect, it } from "vitest";
import { mayPass, pause, type RetryPolicy, usualRetryPolicy, withRetries } from "./index.ts";

const throttled = Object.assign(new Error("slow down"), { name: "ThrottlingException" });
const waits: number[] = [];
const policy = (more: Partial<RetryPolicy> = {}): RetryPolicy => ({
  ...usualRetryPolicy,
  sleep: async (ms) => void waits.push(ms),
  random: () => 1,
  ...more,
});

it("pauses at random between nothing and a bound that doubles up to a cap", () => {
  const most = policy();
  expect([1, 2, 3, 6, 7, 8].map((n) => pause(most, n))).toEqual([40, 80, 160, 1280, 1500, 1500]);
  expect(pause(policy({ random: () => 0 }), 5)).toBe(0);
});

it("pauses between attempts only, and tells the cause when the policy ends", async () => {
  waits.length = 0;
  const attempt = withRetries(policy({ attempts: 3 }), () => Promise.reject(throttled));
  await expect(attempt).rejects.toSatisfy((e: Error) => e instanceof Unavailable && e.cause === throttled);
  expect(waits).toEqual([40, 80]);
});

it("makes no new attempt when its time is over", async () => {
  let calls = 0;
  const call = () => {
    calls++;
    return Promise.reject(throttled);
  };
  await expect(withRetries(policy({ within: -1 }), call)).rejects.toBeInstanceOf(Unavailable);
  expect(calls).toBe(1);
});

it.each([
  ["throttled by name", throttled, true],
  ["throttled by status", { $metadata: { httpStatusCode: 429 } }, true],
  ["a fault of the service", { name: "Anything", $metadata: { httpStatusCode: 503 } }, true],
  ["a connection lost", Object.assign(new Error("x"), { code: "ECONNRESET" }), true],
  ["a connection lost, deeper down", new Error("x", { cause: { code: "EPIPE" } }), true],
  ["a timeout of the SDK", Object.assign(new Error("x"), { name: "TimeoutError" }), true],
  ["denied", { name: "AccessDeniedException", $metadata: { httpStatusCode: 400 } }, false],
  ["a bug of ours", new TypeError("x is not a function"), false],
  ["nothing", undefined, false],
])("knows what may pass: %s", (_, error, passes) => {
  expect(mayPass(error)).toBe(passes);
});
