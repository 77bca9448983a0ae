import { expect, test } from "vitest";
import { manualClock, realClock } from "./index.ts";

test("a clock that is moved rings in the order in which things fall due", async () => {
  const clock = manualClock(0);
  const rung: [string, number][] = [];
  clock.at(300, () => rung.push(["late", clock.now()]));
  clock.at(100, () => rung.push(["early", clock.now()]));
  const cancel = clock.at(200, () => rung.push(["never", clock.now()]));
  cancel();
  await clock.moveTo(250);
  expect(rung).toEqual([["early", 100]]);
  expect(clock.now()).toBe(250);
  await clock.moveTo(1000);
  expect(rung).toEqual([
    ["early", 100],
    ["late", 300],
  ]);
});

test("an alarm set while another rings is heard in the same move", async () => {
  const clock = manualClock(0);
  const rung: number[] = [];
  clock.at(10, () => {
    clock.at(20, () => rung.push(clock.now()));
  });
  await clock.moveTo(100);
  expect(rung).toEqual([20]);
});

test("the real clock rings for what is already due, once", async () => {
  await new Promise<void>((done) => realClock.at(realClock.now() - 1, done));
});
