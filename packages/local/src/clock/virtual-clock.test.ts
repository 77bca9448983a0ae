import { describe, expect, test } from "vitest";
import { type ClockReading, VirtualClock } from "./index.ts";

const START = Date.UTC(2026, 0, 1);
const DAY = 86_400_000;
const frozen = () => new VirtualClock({ now: START, frozen: true });
const untilRun = (clock: VirtualClock, when: number) => new Promise<void>((done) => clock.at(when, done));

describe("a clock that is moved", () => {
  test("runs alarms in order, each at its own instant, and lands on the target", async () => {
    const clock = frozen();
    const seen: Array<[string, number]> = [];
    clock.at(START + 2 * DAY, () => seen.push(["second", clock.now()]));
    clock.at(START + DAY, () => seen.push(["first", clock.now()]));
    clock.at(START + DAY, () => seen.push(["first, set later", clock.now()]));
    clock.at(START + 9 * DAY, () => seen.push(["beyond", clock.now()]));
    await clock.advanceBy("P7D", "Asia/Novokuznetsk");
    expect(seen).toEqual([
      ["first", START + DAY],
      ["first, set later", START + DAY],
      ["second", START + 2 * DAY],
    ]);
    expect(clock.now()).toBe(START + 7 * DAY);
  });

  test("alarms of one second share a landing, in order, and never lie beyond the target", async () => {
    const clock = frozen();
    const seen: Array<[string, number]> = [];
    clock.at(START + 1700, () => seen.push(["b", clock.now() - START]));
    clock.at(START + 1300, () => seen.push(["a", clock.now() - START]));
    clock.at(START + 2100, () => seen.push(["c", clock.now() - START]));
    await clock.advanceTo(START + 2500);
    expect(seen).toEqual([
      ["a", 2000],
      ["b", 2000],
      ["c", 2500],
    ]);
  });

  test("keeps a thousand alarms in order", async () => {
    const clock = frozen();
    const seen: number[] = [];
    for (let i = 0; i < 1000; i++) {
      const when = START + ((i * 7919) % 1000);
      const cancel = clock.at(when, () => seen.push(when));
      if (i % 3 === 0) cancel();
    }
    await clock.advanceTo(START + 1000);
    expect(seen).toHaveLength(666);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });

  test("waits for work to end before time goes on, and follows the alarms that the work sets", async () => {
    const clock = frozen();
    const seen: number[] = [];
    let working = Promise.resolve();
    clock.onIdle(() => working);
    const chain = (left: number) => {
      working = (async () => {
        for (let i = 0; i < 5; i++) await new Promise((r) => setImmediate(r));
        seen.push(clock.now());
        if (left > 0) clock.at(clock.now() + DAY, () => chain(left - 1));
      })();
    };
    clock.at(START + DAY, () => chain(3));
    await clock.advanceTo(START + 30 * DAY);
    expect(seen).toEqual([1, 2, 3, 4].map((days) => START + days * DAY));
  });

  test("asks every probe again when one of them reports movement", async () => {
    const clock = frozen();
    let backlog = 3;
    let asked = 0;
    clock.onIdle(async () => backlog > 0 && backlog-- > 0);
    clock.onIdle(async () => {
      asked++;
    });
    await clock.settle();
    expect(backlog).toBe(0);
    expect(asked).toBe(4);
  });

  test("background alarms do not stop it: they run once it has landed behind them", async () => {
    const clock = frozen();
    const sweeps: number[] = [];
    const everyMinute = () => {
      sweeps.push(clock.now());
      clock.at(clock.now() + 60_000, everyMinute, { background: true });
    };
    clock.at(START + 60_000, everyMinute, { background: true });
    clock.at(START + DAY, () => {});
    await clock.advanceTo(START + 7 * DAY);
    expect(sweeps).toEqual([START + DAY, START + 7 * DAY]);
  });

  test("a failing alarm is reported and does not hold back the others", async () => {
    const errors: unknown[] = [];
    const clock = new VirtualClock({ now: START, frozen: true, onError: (error) => errors.push(error) });
    let ran = false;
    clock.at(START + 1, () => {
      throw new Error("broken");
    });
    clock.at(START + 1, () => {
      ran = true;
    });
    await clock.advanceTo(START + 1);
    expect(ran).toBe(true);
    expect(errors).toEqual([new Error("broken")]);
  });

  test("refuses the past and nonsense", async () => {
    const clock = frozen();
    await expect(clock.advanceTo(START - 1)).rejects.toThrow(RangeError);
    await expect(clock.advanceTo(Number.NaN)).rejects.toThrow(RangeError);
    await expect(clock.advanceBy("a week", "UTC")).rejects.toThrow(RangeError);
    await expect(clock.advanceBy("P1D", "Nowhere/Nothing")).rejects.toThrow(RangeError);
    expect(() => clock.at(Number.NaN, () => {})).toThrow(RangeError);
    expect(clock.now()).toBe(START);
  });

  test("moves are taken one after the other", async () => {
    const clock = frozen();
    await Promise.all([clock.advanceBy("P1D", "UTC"), clock.advanceBy("P1D", "UTC")]);
    expect(clock.now()).toBe(START + 2 * DAY);
  });
});

describe("a clock that runs", () => {
  test("goes with real time and runs alarms by itself", async () => {
    const clock = new VirtualClock({ now: START });
    await untilRun(clock, START + 20);
    expect(clock.now()).toBeGreaterThanOrEqual(START + 20);
    await untilRun(clock, START - DAY);
    clock.close();
  });

  test("goes on from where it was moved to", async () => {
    const clock = new VirtualClock({ now: START });
    await clock.advanceTo(START + DAY);
    await untilRun(clock, START + DAY + 10);
    expect(clock.now()).toBeGreaterThanOrEqual(START + DAY + 10);
    clock.close();
  });

  test("an alarm set for now runs at once even when time stands still", async () => {
    const clock = frozen();
    await untilRun(clock, START);
    expect(clock.now()).toBe(START);
  });
});

describe("a clock that is started again", () => {
  const memory = (kept?: ClockReading) => ({
    kept,
    load: () => kept,
    save: (reading: ClockReading) => {
      kept = reading;
    },
  });

  test("keeps its offset, and never falls behind what it has shown", async () => {
    const shared = memory();
    const first = new VirtualClock({ now: START, memory: shared });
    await first.advanceTo(START + 30 * DAY);
    first.close();
    const second = new VirtualClock({ now: START, memory: shared });
    expect(second.now()).toBeGreaterThanOrEqual(START + 30 * DAY);
    expect(second.now()).toBeLessThan(START + 31 * DAY);
    second.close();
    expect([first.kept, second.kept]).toEqual([false, true]);
    const later = new VirtualClock({ now: START + 60 * DAY, memory: shared });
    expect(later.kept).toBe(false);
    expect(later.now()).toBeGreaterThanOrEqual(START + 60 * DAY);
    later.close();
  });

  test("frozen, stands where it stood", async () => {
    const shared = memory();
    const first = new VirtualClock({ now: START, frozen: true, memory: shared });
    await first.advanceTo(START + DAY);
    expect(new VirtualClock({ now: START, frozen: true, memory: shared }).now()).toBe(START + DAY);
  });

  test("killed on its way, starts at the instant whose alarms had begun", async () => {
    const shared = memory();
    const clock = new VirtualClock({ now: START, frozen: true, memory: shared });
    clock.at(START + DAY, () => {});
    clock.onIdle(async () => {
      if (clock.now() >= START + DAY) throw new Error("killed");
    });
    await expect(clock.advanceTo(START + 2 * DAY)).rejects.toThrow("killed");
    expect(new VirtualClock({ frozen: true, memory: shared }).now()).toBe(START + DAY);
  });
});
