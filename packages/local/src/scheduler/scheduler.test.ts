import { DatabaseSync } from "node:sqlite";
import { beforeEach, expect, test } from "vitest";
import { VirtualClock } from "../clock/index.ts";
import { DeadLetters } from "../dead-letters/index.ts";
import { Scheduler, type ScheduleSpec } from "./index.ts";

const startTime = Date.UTC(2026, 0, 1);
const zone = "Asia/Novokuznetsk";
const daily: ScheduleSpec = { name: "digest", expression: "cron(0 9 * * ? *)", timezone: zone, function: "digest" };
const sweeper: ScheduleSpec = { name: "sweeper", expression: "rate(1 minute)", timezone: zone, function: "sweep" };

let db: DatabaseSync;
let clock: VirtualClock;
let letters: DeadLetters;
let fired: Array<{ function: string; at: string; event: Record<string, unknown> }>;
beforeEach(() => {
  db = new DatabaseSync(":memory:");
  clock = new VirtualClock({ now: startTime, frozen: true });
  letters = new DeadLetters(db, clock);
  fired = [];
});

function start(specs: ScheduleSpec[], broken = false): Scheduler {
  const invoke = async ({ functionName, payload }: { functionName: string; payload: string }) => {
    if (broken) throw Object.assign(new Error("Function not found"), { name: "ResourceNotFoundException" });
    const at = new Date(clock.now()).toISOString().slice(5, 16);
    fired.push({ function: functionName, at, event: JSON.parse(payload) });
    return { statusCode: 202, payload: "" };
  };
  return new Scheduler({
    specs,
    db,
    clock,
    deadLetters: letters,
    invoke,
    region: "eu-central-1",
    accountId: "000000000000",
  });
}

test("a cron schedule fires each day at its local time, with EventBridge's event", async () => {
  start([daily]);
  await clock.advanceBy("P3D", zone);
  expect(fired.map(({ at }) => at)).toEqual(["01-01T02:00", "01-02T02:00", "01-03T02:00"]);
  expect(fired[0]!.event).toMatchObject({
    "detail-type": "Scheduled Event",
    source: "aws.scheduler",
    time: "2026-01-01T02:00:00Z",
    resources: ["arn:aws:scheduler:eu-central-1:000000000000:schedule/default/digest"],
  });
});

test("a minute rate does not stop the clock, it runs where the clock lands", async () => {
  start([daily, sweeper]);
  await clock.advanceBy("P2D", zone);
  expect(fired.filter((one) => one.function === "sweep").map(({ at }) => at)).toEqual([
    "01-01T02:00",
    "01-02T02:00",
    "01-03T00:00",
  ]);
});

test("input of one's own has its attributes filled in", async () => {
  start([
    {
      ...daily,
      input: { kind: "digest", due: "<aws.scheduler.scheduled-time>", try: "<aws.scheduler.attempt-number>" },
    },
  ]);
  await clock.advanceBy("P1D", zone);
  expect(fired[0]!.event).toEqual({ kind: "digest", due: "2026-01-01T02:00:00Z", try: "1" });
});

test("what fell due while the machine was off fires once, and late", async () => {
  start([daily]).close();
  const later = new VirtualClock({ now: startTime + 5 * 86_400_000, frozen: true });
  clock = later;
  start([daily]);
  await later.settle();
  expect(fired.map(({ at }) => at)).toEqual(["01-06T00:00"]);
  expect(fired[0]!.event.time).toBe("2026-01-01T02:00:00Z");
  await later.advanceBy("P1D", zone);
  expect(fired.map(({ at }) => at)).toEqual(["01-06T00:00", "01-06T02:00"]);
});

test("a single time fires once in all restarts", async () => {
  const spec = { ...daily, expression: "at(2026-01-01T09:00:00)" };
  const first = start([spec]);
  await clock.advanceBy("P1D", zone);
  first.close();
  start([spec]);
  await clock.advanceBy("P1D", zone);
  expect(fired).toHaveLength(1);
});

test("a changed expression counts from now", async () => {
  start([daily]).close();
  start([{ ...daily, expression: "cron(30 8 * * ? *)" }]);
  await clock.advanceBy("P1D", zone);
  expect(fired.map(({ at }) => at)).toEqual(["01-01T01:30"]);
});

test("it can fire twice, late, never, and by hand", async () => {
  const scheduler = start([daily]);
  scheduler.faults = { twice: true, lateMs: 3_600_000 };
  await clock.advanceBy("P1D", zone);
  await clock.advanceBy("P1D", zone);
  expect(fired.map(({ at }) => at)).toEqual(["01-01T02:00", "01-01T02:00", "01-02T03:00", "01-02T03:00"]);
  scheduler.faults = { never: true };
  await clock.advanceBy("P3D", zone);
  expect(fired).toHaveLength(4);
  await scheduler.fire("digest");
  expect(fired).toHaveLength(5);
});

test("a target that does not exist makes a dead letter", async () => {
  start([daily], true);
  await clock.advanceBy("P1D", zone);
  expect(letters.list()).toMatchObject([
    { source: "schedule", name: "digest", reason: expect.stringContaining("not found") },
  ]);
});
