import { describe, expect, it } from "vitest";
import { bucketFullAt, fullBucket, refilled, waitForBucket } from "./bucket.ts";

const rate = { burst: 60, perMinute: 60 };
const minute = 60_000;
const noon = 12 * 60 * minute;

describe("a token bucket", () => {
  it("gets back what its rate says, and no more than its burst", () => {
    const spent = { left: 0, at: noon };
    expect(refilled(spent, rate, noon + minute / 2)).toEqual({ left: 30, at: noon + minute / 2 });
    expect(refilled(spent, rate, noon + 5 * minute)).toEqual(fullBucket(rate, noon + 5 * minute));
  });

  it("tells how long to wait, and when it is full again", () => {
    expect(waitForBucket({ left: 0, at: noon }, rate)).toBe(0);
    expect(waitForBucket({ left: -30, at: noon }, rate)).toBe(minute / 2);
    expect(bucketFullAt({ left: -30, at: noon }, rate)).toBe((noon + 1.5 * minute) / 1000);
  });

  it("gives no minute twice when machines whose clocks differ by ten minutes take turns", () => {
    let bucket = { left: 0, at: noon };
    for (let turn = 0; turn < 10; turn++) {
      bucket = refilled(bucket, rate, noon - 10 * minute);
      bucket = refilled(bucket, rate, noon);
    }
    expect(bucket).toEqual({ left: 0, at: noon });
  });

  it("does not keep anybody for a day because a clock was a day ahead for a moment", () => {
    const ahead = { left: 0, at: noon + 24 * 60 * minute };
    expect(refilled(refilled(ahead, rate, noon), rate, noon + minute)).toEqual({ left: 60, at: noon + minute });
  });
});
