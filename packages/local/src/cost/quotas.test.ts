import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { mostOf, type Quota, type QuotaName, quotas } from "../limits/index.ts";
import { loadsOf, profileOf, takenBy } from "./load.ts";
import { measured } from "./profile.ts";
import { quotasReport, rowsOfRunbook } from "./quotas.report.ts";

const quotaOf = (name: QuotaName): Quota => quotas[name];
const over = (children: number) =>
  takenBy(measured, children)
    .filter(({ part }) => part > mostOf)
    .map(({ quota }) => quota);

it("a region of 13,150 children stays below 70 % of every quota of an account that is not new", () => {
  expect(over(13_150)).toEqual([]);
});

it("a million children want these raised, all of which AWS raises, and stay below 70 % of what it does not", () => {
  expect(over(1_000_000).toSorted()).toEqual(["clients", "mailsDay", "mailsSecond", "openExecutions"]);
  expect(over(1_000_000).filter((name) => !quotaOf(name).adjustable)).toEqual([]);
});

it("counts what a year of a child asks for, by workdays and their busiest hour", () => {
  const profile = {
    perChild: {
      transitions: 247,
      mails: 24.7,
      "api-requests": 247,
      "kms-requests": 0,
      invocations: 0,
      writes: 2_470,
      reads: 0,
    },
    fixedMails: 2_470,
    open: 7,
    hottest: { partition: "records.gsi2 T#kuzbass#STEPS", writes: 247 },
  };
  const loads = loadsOf(profile, 28_800);
  const amounts = Object.fromEntries(Object.entries(loads).map(([name, { amount }]) => [name, amount]));
  expect(amounts).toMatchObject({
    openExecutions: 201_600,
    // 28,800 a workday, half of them in a quarter of an hour.
    transitions: 16,
    // One a child and workday: 28,800 in 28,800 seconds, three times as many in the busiest hour; a quarter of them begins.
    requests: expect.closeTo(3, 9),
    starts: expect.closeTo(0.75, 9),
    // Ten write units, and three: what all share is written less than milestones write it at nine, 500 / 3 a second, twice.
    tableWrites: expect.closeTo((500 / 3) * 25, 6),
    partitionWrites: expect.closeTo((500 / 3) * 2, 6),
    mailsDay: 2_890,
  });
});

it("takes what a child asks for from what was measured, and the partition that all share and that is written most", () => {
  const period = { days: 73, entries: [] };
  const of = (perChild: number, fixed = 0) => ({ by: "relay", fixed, perChild });
  const lines = [
    { unit: "mails" as const, ...of(50, 400) },
    { unit: "write-units" as const, on: "records", ...of(9_000) },
    { unit: "write-units" as const, on: "audit", ...of(1_000) },
  ];
  const heat = { "records.outbox OUTBOX#1": 20, "records.gsi2 T#pilot#STEPS": 160 };
  const slice = { children: 4, organisations: 1, accidents: [], idle: period, routes: period, heat, open: 26 };
  const profile = profileOf({ ...slice, stored: { idle: {}, end: {} } }, lines);
  expect(profile).toMatchObject({
    perChild: { mails: 50, writes: 9_000, transitions: 0 },
    fixedMails: 400,
    open: 6.5,
    hottest: { partition: "records.gsi2 T#pilot#STEPS", writes: 200 }, // 40 of each in a fifth of a year
  });
});

it("prints every quota, what of it is needed, and what has to be raised", () => {
  const text = quotasReport(measured, 1_000_000);
  for (const { service, name } of Object.values(quotas) as Quota[]) expect(text).toContain(`${service}: ${name}`);
  expect(text).toContain("Поднять заранее / to be raised before: ");
  expect(quotasReport(measured, 13_150)).toContain("nothing to be raised above the defaults");
});

it("the runbook asks for what the file says", () => {
  const runbook = readFileSync(path.resolve(import.meta.dirname, "../../../../docs/runbook.md"), "utf8");
  const [, table = ""] = /\| service \| quota \| new account \|[^\n]*\n\|[ -|]*\|\n((?:\|.*\n)+)/.exec(runbook) ?? [];
  expect(table.trim().split("\n")).toEqual(rowsOfRunbook());
});

it("each quota has a page and a date, or says that nobody has read one", () => {
  for (const { source, unconfirmed, name } of Object.values(quotas) as Quota[])
    expect(unconfirmed || /https:\/\/\S+, .*20\d\d|stacks\//.test(source), name).toBe(true);
});
