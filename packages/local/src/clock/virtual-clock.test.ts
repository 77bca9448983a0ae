import { describe, expect, test } from "vitest";
import { type ClockReading, VirtualClock } from "./index.ts";

const start = Date.UTC(2026, 0, 1);
const day = 86_400_000;
const frozen = () => new VirtualClock({ now: start, frozen: true });
const untilRun = (clock: VirtualClock, when: number) => new Promise<void>((done) => clock.at(when, done));

describe("a clock that is moved", () => {
  test("runs alarms in order, each at its own instant, and lands on the target", async () => {
    const clock = frozen();
    const seen: Array<[string, number]> = [];
    clock.at(start + 2 * day, () => seen.push(["second", clock.now()]));
    clock.at(start + day, () => seen.push(["first", clock.now()]));
    clock.at(start + day, () => seen.push(["first, set later", clock.now()]));
    clock.at(start + 9 * day, () => seen.push(["beyond", clock.now()]));
    await clock.advanceBy("P7D", "Asia/Novokuznetsk");
    expect(seen).toEqual([
      ["first", start + day],
      ["first, set later", start + day],
      ["second", start + 2 * day],
    ]);
    expect(clock.now()).toBe(start + 7 * day);
  });

  test("alarms of one second share a landing, in order, and never lie beyond the target", async () => {
    const clock = frozen();
    const seen: Array<[string, number]> = [];
    clock.at(start + 1700, () => seen.push(["b", clock.now() - start]));
    clock.at(start + 1300, () => seen.push(["a", clock.now() - start]));
    clock.at(start + 2100, () => seen.push(["c", clock.now() - start]));
    await clock.advanceTo(start + 2500);
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
      const when = start + ((i * 7919) % 1000);
      const cancel = clock.at(when, () => seen.push(when));
      if (i % 3 === 0) cancel();
    }
    await clock.advanceTo(start + 1000);
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
        if (left > 0) clock.at(clock.now() + day, () => chain(left - 1));
      })();
    };
    clock.at(start + day, () => chain(3));
    await clock.advanceTo(start + 30 * day);
    expect(seen).toEqual([1, 2, 3, 4].map((days) => start + days * day));
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
    clock.at(start + 60_000, everyMinute, { background: true });
    clock.at(start + day, () => {});
    await clock.advanceTo(start + 7 * day);
    expect(sweeps).toEqual([start + day, start + 7 * day]);
  });

  test("background alarms run at most once in the time that they were given, and where the clock comes to stand", async () => {
    const clock = new VirtualClock({ now: start, frozen: true, backgroundEveryMs: 2 * day });
    const sweeps: number[] = [];
    const everyMinute = () => {
      sweeps.push((clock.now() - start) / day);
      clock.at(clock.now() + 60_000, everyMinute, { background: true });
    };
    everyMinute();
    for (const days of [1, 2, 3, 4, 6]) clock.at(start + days * day, () => {});
    await clock.advanceTo(start + 5 * day);
    await clock.advanceTo(start + 5.5 * day);
    await clock.advanceTo(start + 9 * day);
    expect(sweeps).toEqual([0, 1, 3, 5, 5.5, 9]);
  });

  test("a failing alarm is reported and does not hold back the others", async () => {
    const errors: unknown[] = [];
    const clock = new VirtualClock({ now: start, frozen: true, onError: (error) => errors.push(error) });
    let ran = false;
    clock.at(start + 1, () => {
      throw new Error("broken");
    });
    clock.at(start + 1, () => {
      ran = true;
    });
    await clock.advanceTo(start + 1);
    expect(ran).toBe(true);
    expect(errors).toEqual([new Error("broken")]);
  });

  test("refuses the past and nonsense", async () => {
    const clock = frozen();
    await expect(clock.advanceTo(start - 1)).rejects.toThrow(RangeError);
    await expect(clock.advanceTo(Number.NaN)).rejects.toThrow(RangeError);
    await expect(clock.advanceBy("a week", "UTC")).rejects.toThrow(RangeError);
    await expect(clock.advanceBy("P1D", "Nowhere/Nothing")).rejects.toThrow(RangeError);
    expect(() => clock.at(Number.NaN, () => {})).toThrow(RangeError);
    expect(clock.now()).toBe(start);
  });

  test("moves are taken one after the other", async () => {
    const clock = frozen();
    await Promise.all([clock.advanceBy("P1D", "UTC"), clock.advanceBy("P1D", "UTC")]);
    expect(clock.now()).toBe(start + 2 * day);
  });
});

describe("a clock that runs", () => {
  test("goes with real time and runs alarms by itself", async () => {
    const clock = new VirtualClock({ now: start });
    await untilRun(clock, start + 20);
    expect(clock.now()).toBeGreaterThanOrEqual(start + 20);
    await untilRun(clock, start - day);
    clock.close();
  });

  test("goes on from where it was moved to", async () => {
    const clock = new VirtualClock({ now: start });
    await clock.advanceTo(start + day);
    await untilRun(clock, start + day + 10);
    expect(clock.now()).toBeGreaterThanOrEqual(start + day + 10);
    clock.close();
  });

  test("an alarm set for now runs at once even when time stands still", async () => {
    const clock = frozen();
    await untilRun(clock, start);
    expect(clock.now()).toBe(start);
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
    const first = new VirtualClock({ now: start, memory: shared });
    await first.advanceTo(start + 30 * day);
    first.close();
    const second = new VirtualClock({ now: start, memory: shared });
    expect(second.now()).toBeGreaterThanOrEqual(start + 30 * day);
    expect(second.now()).toBeLessThan(start + 31 * day);
    second.close();
    expect([first.kept, second.kept]).toEqual([false, true]);
    const later = new VirtualClock({ now: start + 60 * day, memory: shared });
    expect(later.kept).toBe(false);
    expect(later.now()).toBeGreaterThanOrEqual(start + 60 * day);
    later.close();
  });

  test("frozen, stands where it stood", async () => {
    const shared = memory();
    const first = new VirtualClock({ now: start, frozen: true, memory: shared });
    await first.advanceTo(start + day);
    expect(new VirtualClock({ now: start, frozen: true, memory: shared }).now()).toBe(start + day);
  });

  test("killed on its way, starts at the instant whose alarms had begun", async () => {
    const shared = memory();
    const clock = new VirtualClock({ now: start, frozen: true, memory: shared });
    clock.at(start + day, () => {});
    clock.onIdle(async () => {
      if (clock.now() >= start + day) throw new Error("killed");
    });
    await expect(clock.advanceTo(start + 2 * day)).rejects.toThrow("killed");
    expect(new VirtualClock({ frozen: true, memory: shared }).now()).toBe(start + day);
  });
});
