import { expect, it } from "vitest";
import type { Clock } from "../clock/index.ts";
import { Activities } from "./activities.ts";

/** A clock whose alarms go off by hand. */
function alarms() {
  const set = new Set<() => void>();
  const clock = {
    now: () => 0,
    at: (_: number, alarm: () => void) => {
      set.add(alarm);
      return () => void set.delete(alarm);
    },
  } as unknown as Clock;
  return { clock, ring: () => [...set].map((alarm) => alarm()) };
}

const arn = "arn:aws:states:eu-central-1:000000000000:activity:a";
const work = (attempt: number) => ({ execution: 1, attempt, input: null });

it("lets a worker go at the end of its minute, also when the work it was offered was nobody's any more", async () => {
  const { clock, ring } = alarms();
  const activities = new Activities(clock);
  const asked = activities.ask(arn, 60_000, async ({ attempt }) => attempt !== 1);
  await activities.offer(arn, work(1));
  ring();
  expect(await asked).toBeUndefined();
});

it("loses no work that a worker takes while its minute ends, and sends no other one away", async () => {
  const { clock, ring } = alarms();
  const activities = new Activities(clock);
  const taking = Promise.withResolvers<boolean>();
  const first = activities.ask(arn, 60_000, () => taking.promise);
  const offered = activities.offer(arn, work(2));
  ring();
  const second = activities.ask(arn, 60_000, async () => true);
  taking.resolve(true);
  await offered;
  expect(await first).toEqual(work(2));
  await activities.offer(arn, work(3));
  expect(await second).toEqual(work(3));
});
