import { describe, expect, it } from "vitest";
import { billOf, timesPerYear as firingsPerYear, type Line, linesOf } from "./bill.ts";
import { priceTables } from "./prices.ts";
import { timesPerYear } from "./reporting.ts";
import type { Measured } from "./slice.ts";
import { assumedOfChild, ofPreviews, ofSystems, together } from "./standing.ts";

const timers = [{ name: "reconciler", expression: "rate(15 minutes)", timezone: "UTC", function: "reconciler" }];
const measured: Measured = {
  children: 10,
  organisations: 211,
  accidents: [],
  idle: {
    days: 5,
    entries: [
      { unit: "invocations", by: "reconciler@schedule", amount: 2 },
      { unit: "read-units", by: "reconciler@schedule", on: "records", amount: 4 },
    ],
  },
  routes: {
    days: 73,
    entries: [
      { unit: "transitions", by: "agency-step", amount: 400 },
      { unit: "invocations", by: "reconciler@schedule", amount: 10 },
      { unit: "read-units", by: "reconciler@schedule", on: "records", amount: 520 },
    ],
  },
  heat: {},
  open: 0,
  stored: { idle: { records: 1e6 }, end: { records: 3e6 } },
};
const lines = linesOf(measured, { timers, standing: { alarms: 2, "kms-keys": 1 } });
const of = (unit: Line["unit"], by: string) => lines.find((l) => l.unit === unit && l.by === by);

it("bills 214 systems of organisations for their clients, and for a token each eight hours", () => {
  const lines = linesOf({ ...measured, stored: { idle: {}, end: {} } }, { timers: [], standing: ofSystems(214) });
  const { costs } = billOf(lines, priceTables[0]!, 0);
  const usdOf = (unit: Line["unit"]) => costs.find((cost) => cost.unit === unit)?.usd;
  expect(usdOf("system-clients")).toBeCloseTo(214 * 12 * 6);
  // 1,095 tokens a year each, at $2.25 for a thousand.
  expect(usdOf("system-tokens")).toBeCloseTo(527.24, 2);
});

it("bills previews for their keys beside those of the stage", () => {
  expect(together({ "kms-keys": 9, dashboards: 1 }, ofPreviews(2))).toEqual({ "kms-keys": 25, dashboards: 1 });
});

it("keeps what is logged: for a year, compressed, half of it on average in the first", () => {
  const logged = structuredClone(measured);
  logged.routes.entries.push({ unit: "log-gb", by: "relay", amount: 2 });
  const kept = linesOf(logged, { timers: [], standing: {} }).find(({ unit }) => unit === "log-storage-gb-month");
  // 2 GB in 73 days by ten children: one each in a year; of it 0.15, for six months.
  expect(kept).toMatchObject({ by: "cloudwatch", fixed: 0, perChild: expect.closeTo(0.9, 9) });
});

it("takes files of a child, which no route of the slice has, from what is assumed", () => {
  const files = linesOf(measured, { timers: [], standing: {}, assumed: assumedOfChild }).filter(
    ({ by }) => by === "files",
  );
  const { costs } = billOf(files, priceTables[0]!, 13_150);
  const usdOf = (unit: Line["unit"]) => costs.find((cost) => cost.unit === unit)?.usd;
  expect(usdOf("scanned-files")).toBeCloseTo(11.31, 2); // 52,600 of them at $0.215 for a thousand
  expect(usdOf("scanned-gb")).toBeCloseTo(2.37, 2);
  expect(usdOf("file-gb-month")).toBeCloseTo(3.87, 2);
});

describe("the lines of a year", () => {
  it("scale what children use from the slice's days to a year", () => {
    expect(of("transitions", "agency-step")).toMatchObject({ fixed: 0, perChild: 200 });
  });

  it("count what a schedule wakes by its rate, and give its growth with the children to them", () => {
    const times = 35_040;
    expect(of("invocations", "reconciler@schedule")).toMatchObject({ fixed: times, perChild: 0 });
    expect(of("read-units", "reconciler@schedule")).toMatchObject({ fixed: 2 * times, perChild: 5 * times });
    expect(of("schedule-invocations", "reconciler@schedule")).toMatchObject({ fixed: times, perChild: 0 });
  });

  it("count a child's part of a look by how often the child is looked at, where that is not with each", () => {
    const its = linesOf(measured, { timers, standing: {}, looksPerYear: { reconciler: 398 } }).find(
      (l) => l.unit === "read-units",
    );
    expect(its).toMatchObject({ fixed: 2 * 35_040, perChild: 5 * 398 });
  });

  it("take a look that was never seen without children for what it is with a few, and for no growth", () => {
    const seldom = structuredClone(measured);
    seldom.idle.entries = [{ unit: "invocations", by: "reconciler@work", amount: 5 }];
    const its = linesOf(seldom, { timers, standing: {} }).find((l) => l.unit === "read-units");
    expect(its).toMatchObject({ fixed: 52 * 35_040, perChild: 0 });
  });

  it("count what reports use so often as they come in a year, and none of the schedules' looks again", () => {
    const reporting = {
      days: 236,
      timesPerYear: 2.5,
      entries: [
        { unit: "write-units" as const, by: "api", on: "records", amount: 1_000 },
        { unit: "read-units" as const, by: "reconciler@schedule", on: "records", amount: 9_999 },
        { unit: "invocations" as const, by: "notary@work", amount: 24 * 236 + 10 },
      ],
    };
    const sealing = structuredClone({ ...measured, reporting });
    sealing.idle.entries.push({ unit: "invocations", by: "notary@work", amount: 24 * measured.idle.days });
    const all = linesOf(sealing, { timers, standing: {} });
    expect(all.filter(({ by }) => by.endsWith("@periods"))).toEqual([
      { unit: "write-units", by: "api@periods", on: "records", fixed: 2_500, perChild: 0 },
      // What each day brings about without reports is counted with the days.
      { unit: "invocations", by: "notary@periods", fixed: expect.closeTo(25, 6), perChild: 0 },
    ]);
    expect(timesPerYear({ quarter: 300, year: 100 })).toBe(3.25); // (4 × 300 + 100) reports, of which 400 were played
    expect(all.find((l) => l.unit === "read-units")).toEqual(of("read-units", "reconciler@schedule"));
  });

  it("let the time of a look grow with its reads only, since it also waits for others here", () => {
    const timed = structuredClone(measured);
    timed.idle.entries.push({ unit: "gb-seconds", by: "reconciler@schedule", amount: 2 });
    timed.routes.entries.push({ unit: "gb-seconds", by: "reconciler@schedule", amount: 9_000 });
    const its = linesOf(timed, { timers, standing: {} }).find((l) => l.unit === "gb-seconds");
    expect(its).toMatchObject({ fixed: 35_040, perChild: (25 * 35_040) / 10 }); // reads: from 2 to 52, so at most 26 times as long
  });

  it("count what stands by the month, each on the bill of its service", () => {
    const guarded = linesOf(measured, {
      timers,
      standing: { "firewall-lists": 2, "firewall-rules": 8, "kms-keys": 1 },
    });
    const standing = guarded.filter(({ by }) => by === "waf" || by === "kms");
    expect(standing.map(({ unit, by, fixed }) => [unit, by, fixed])).toEqual([
      ["firewall-lists", "waf", 24],
      ["firewall-rules", "waf", 96],
      ["kms-keys", "kms", 12],
    ]);
  });

  it("count storage by the month, half full on average in its first year", () => {
    const storage = of("storage-gb-month", "dynamodb")!;
    expect(storage.fixed).toBeCloseTo(0.012, 9);
    expect(storage.perChild).toBeCloseTo(0.0002 * 5 * 6, 9);
  });
});

it("counts the firings of rates and crons in a year", () => {
  const cron = {
    name: "digest",
    expression: "cron(15 9 ? * MON *)",
    timezone: "Asia/Novokuznetsk",
    function: "digest",
  };
  const hourly = { ...cron, name: "again", expression: "rate(1 hour)" };
  expect(firingsPerYear([cron, hourly])).toEqual(new Map([["digest", 8760 + 52]]));
});

it("multiplies by the price and by the children, and sums up", () => {
  const prices = priceTables.find((t) => t.region === "eu-central-1")!;
  const one: Line[] = [{ unit: "transitions", by: "agency-step", fixed: 1_000, perChild: 200 }];
  const bill = billOf(one, prices, 13_150);
  expect(bill.usdFixed).toBeCloseTo(0.025, 6);
  expect(bill.usdVariable).toBeCloseTo(65.75, 6);
  expect(bill.usdPerChild).toBeCloseTo((65.75 + 0.025) / 13_150, 9);
  expect(billOf(one, prices, 26_300).usdVariable).toBeCloseTo(2 * bill.usdVariable, 6);
});
