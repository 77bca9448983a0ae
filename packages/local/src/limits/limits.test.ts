import { expect, test } from "vitest";
import { bucketOf, callsWithin, limitsNamed } from "./index.ts";

test("A bucket gives what is in it at once, and what has come since", () => {
  let now = 0;
  const takes = bucketOf({ burst: 3, perSecond: 2 }, () => now);
  expect([takes(), takes(2), takes()]).toEqual([true, true, false]);
  now = 500;
  expect([takes(), takes()]).toEqual([true, false]);
  now = 60_000;
  expect([takes(4), takes(3), takes()]).toEqual([false, true, false]);
});

test("Operations have a bucket each, and those without a rate may always be called", () => {
  const may = callsWithin({ StopExecution: { burst: 1, perSecond: 0 } });
  expect(["StopExecution", "StopExecution", "StartExecution", "StartExecution"].map(may)).toEqual([
    true,
    false,
    true,
    true,
  ]);
});

test("Limits go by a name; a new account has ten functions at a time and SES's sandbox", () => {
  expect(limitsNamed()).toEqual({});
  expect(limitsNamed("aws")).toMatchObject({
    concurrency: 1_000,
    shards: 4,
    tables: { reads: 12_000, writes: 4_000 },
    mail: { perSecond: 14, perDay: 50_000 },
  });
  const { concurrency, mail, states } = limitsNamed("new-account");
  expect([concurrency, mail?.perDay, mail?.sandbox?.length]).toEqual([10, 200, 2]);
  // AWS's guide to Step Functions, June 2023: "Other quotas", all other regions.
  expect(states).toEqual({
    StartExecution: { burst: 800, perSecond: 150 },
    StopExecution: { burst: 500, perSecond: 25 },
    DescribeExecution: { burst: 250, perSecond: 10 },
    ListExecutions: { burst: 100, perSecond: 2 },
    GetExecutionHistory: { burst: 400, perSecond: 20 },
    SendTaskSuccess: { burst: 1_500, perSecond: 300 },
    SendTaskFailure: { burst: 1_500, perSecond: 300 },
    SendTaskHeartbeat: { burst: 1_500, perSecond: 300 },
  });
  expect(() => limitsNamed("none")).toThrow(/off, aws, new-account/);
});
