import type { HistoryEventType } from "@aws-sdk/client-sfn";
import { expect, it } from "vitest";
import { transitionsOf } from "./transitions.ts";

const history = (...types: HistoryEventType[]) => types.map((type) => ({ type }));

it("bills each state that is entered, whatever its kind", () => {
  const path = history(
    "ExecutionStarted",
    "PassStateEntered",
    "PassStateExited",
    "WaitStateEntered",
    "ExecutionSucceeded",
  );
  expect(transitionsOf(path)).toBe(2);
});

it("bills a retry as one more, and the first attempt as part of its state", () => {
  const attempt: HistoryEventType[] = ["TaskScheduled", "TaskStarted", "TaskFailed"];
  expect(transitionsOf(history("TaskStateEntered", ...attempt, ...attempt, "TaskStateExited"))).toBe(2);
});

it("begins to count attempts anew in the next state", () => {
  expect(transitionsOf(history("TaskStateEntered", "TaskScheduled", "TaskStateEntered", "TaskScheduled"))).toBe(2);
});
