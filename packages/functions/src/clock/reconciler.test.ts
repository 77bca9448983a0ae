import { expect, it, vi } from "vitest";

const { healEnded } = vi.hoisted(() => ({ healEnded: vi.fn() }));
vi.mock("@marshrut/core/reconcile", () => ({ healEnded }));
vi.mock("../container/relay.ts", () => ({ relayDeps: () => ({}) }));

import { handler } from "./reconciler.ts";

it.each([
  { routeId: "route_1", stepId: "step_1", generation: 1, requestAt: "2025-03-03" },
  { routeId: "route_1", generation: 1, cycle: 1, cycleEndsAt: "2026-03-03" },
  { deliveryId: "delivery_1", round: 1, nextAttemptAt: "2025-03-03" },
  { jobId: "job_1", generation: 1 },
  { period: "2025-Q1", generation: 1 },
  { enrolmentId: "enrolment_1", generation: 1 },
])("hears of an execution that ended before its time, by what it was started with: %o", async (given) => {
  healEnded.mockReset().mockResolvedValue({});
  const input = { tenant: "kuzbass", ...given };
  const detail = { name: "n", input: JSON.stringify(input) };
  expect(await handler({ "detail-type": "Step Functions Execution Status Change", detail })).toEqual({ kuzbass: {} });
  const [, told] = healEnded.mock.calls[0]!;
  expect(input).toMatchObject(told);
  expect(Object.keys(told)).toEqual(expect.arrayContaining(Object.keys(given).filter((key) => !/At$|cycle/.test(key))));
});
