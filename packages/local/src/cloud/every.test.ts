import { expect, test } from "vitest";
import { VirtualClock } from "../clock/index.ts";
import { every } from "./every.ts";

test("runs where the clock lands, goes on after a failure, and ends when told", async () => {
  const clock = new VirtualClock({ now: 0, frozen: true });
  const runs: number[] = [];
  const lines: string[] = [];
  const work = async () => {
    runs.push(clock.now());
    if (runs.length === 1) throw new Error("database is away");
  };
  const end = every(clock, 1000, work, (line) => lines.push(line));
  await clock.advanceTo(500);
  await clock.advanceTo(10_000);
  await clock.advanceTo(12_000);
  await end();
  await clock.advanceTo(60_000);
  expect(runs).toEqual([10_000, 12_000]);
  expect(lines).toEqual(["every 1000 ms: Error: database is away"]);
});
