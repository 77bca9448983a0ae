/**
 * `npm run bench:report [-- CHILDREN…]`: a year's obligations for the pilot region's 211 organisations, then the quarter's report
 * and the rebuilding of its counters with more and more children (4,320, 13,150 and 100,000 unless told). On the local
 * DynamoDB, in a process of its own; `--memory` uses the data bank in memory (the records then count as our memory, which is not
 * judged). Exits 1 when a target is missed.
 */
import { dynamoBank } from "@marshrut/aws";
import type { ChildRecord } from "@marshrut/core/child";
import * as Indicator from "@marshrut/core/indicator";
import * as Obligation from "@marshrut/core/obligation";
import * as Period from "@marshrut/core/period";
import * as Report from "@marshrut/core/report";
import * as Roadmap from "@marshrut/core/roadmap";
import { type ChildId, type Ctx, newId, type ObligationId, systemCtx } from "@marshrut/core/shared";
import { memoryBank, memoryKeyring } from "@marshrut/core/shared/memory";
import * as Tenant from "@marshrut/core/tenant";
import { Temporal } from "temporal-polyfill";
import { write as writeChild } from "../../packages/core/src/child/child.store.ts";
import { loadOrganisations } from "../../packages/local/src/pilot/load.organisations.ts";
import { settingsOf } from "../../packages/local/src/pilot/settings.ts";
import { clientOf, makeTables, startStore } from "../contract/parts/dynoxide.ts";

const inMemory = process.argv.includes("--memory");
const sizes = process.argv.slice(2).map(Number).filter(Boolean);
const counts = sizes.length > 0 ? sizes : [4320, 13_150, 100_000];
/** Reading may not grow with the number of children: within this, from the fewest to the most. */
const readingGrowth = 2;
const memoryMb = 300;

const store = inMemory ? undefined : await startStore();
const client = store && clientOf(store.endpoint, 60_000);
const bank = store && client ? dynamoBank(client, await makeTables(store.endpoint)) : memoryBank();
let now = Temporal.Instant.from("2025-01-01T03:00:00Z");
const ctx: Ctx = systemCtx({ bank, keys: memoryKeyring(), now: () => now }, "bench", "bench");
let missed = 0;
let peak = 0;

const say = (name: string, value: string, ok = true) => {
  if (!ok) missed++;
  console.log(`${ok ? " " : "✗"} ${name.padEnd(62)} ${value}`);
};
async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const from = performance.now();
  const value = await work();
  peak = Math.max(peak, process.memoryUsage().rss / 2 ** 20);
  return { ms: performance.now() - from, value };
}
/** The middle of several measurements: one of them may meet a busy disk. */
async function median(times: number, work: () => Promise<unknown>): Promise<number> {
  const all: number[] = [];
  for (let i = 0; i < times; i++) all.push((await timed(work)).ms);
  return all.sort((a, b) => a - b)[Math.floor(times / 2)]!;
}

await Tenant.configure(ctx, settingsOf("http://localhost"));
await loadOrganisations(ctx, 8, () => {});
await Roadmap.importRoadmap(ctx, { format: "catalogue" });
const periods = ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2025"] as const;
const year = await timed(async () => {
  let owed = 0;
  for (const period of periods) {
    await Period.open(ctx, period);
    while ((await Period.collect(ctx, period)).made > 0);
    owed += (await Period.get(ctx, period)).obligations.owed;
  }
  return owed;
});
say(
  "a year's obligations for 211 organisations",
  `${year.value} in ${(year.ms / 1000).toFixed(1)} s (${((1000 * year.value) / year.ms).toFixed(0)}/s)`,
);
const again = await timed(async () => {
  for (const period of periods) await Period.open(ctx, period);
});
say("the same again: nothing to make", `${(again.ms / 1000).toFixed(1)} s`);
now = Temporal.Instant.from("2025-03-20T03:00:00Z");
const { items } = await Obligation.find(ctx, { period: "2025-Q1", limit: 200 });
for (const o of items.slice(0, 150)) {
  const values = Object.fromEntries(o.indicators.map((i) => [i.key, i.type === "yes-no" ? true : 3]));
  await Obligation.submit(ctx, o.obligationId as ObligationId, { values });
}

const readings: number[] = [];
const indicators: number[] = [];
const rebuilds: { n: number; perChild: number }[] = [];
let present = 0;
for (const n of counts) {
  const loading = await timed(() => load(present, n));
  present = n;
  const rebuilt = await timed(() => Indicator.rebuild(ctx));
  rebuilds.push({ n, perChild: rebuilt.ms / n });
  const read = await median(5, () => Report.reportOf(ctx, "2025-Q1"));
  const today = Temporal.PlainDate.from("2025-03-20");
  const figures = await median(5, () => Indicator.computed(ctx, "2025-Q1", today));
  readings.push(read);
  indicators.push(figures);
  const { totals } = await Indicator.computed(ctx, "2025-Q1", today);
  say(`${n} children: loaded`, `${(loading.ms / 1000).toFixed(1)} s`, totals.children === n);
  say(
    `${n} children: counters rebuilt`,
    `${(rebuilt.ms / 1000).toFixed(1)} s (${(rebuilt.ms / n).toFixed(2)} ms a child)`,
  );
  say(`${n} children: the computed figures read`, `${figures.toFixed(0)} ms`);
  say(`${n} children: the live report read`, `${read.toFixed(0)} ms`);
}
await Period.lock(ctx, "2025-Q1");
say("the frozen report read", `${(await median(5, () => Report.reportOf(ctx, "2025-Q1"))).toFixed(0)} ms`);
const report = await Report.reportOf(ctx, "2025-Q1");
for (const format of ["xlsx", "docx"] as const) {
  const made = await timed(() => Report.render(report, format));
  say(`the report as ${format}`, `${made.ms.toFixed(0)} ms, ${(made.value.byteLength / 1024).toFixed(0)} KB`);
}
const growth = (list: number[]) => list.at(-1)! / list[0]!;
const most = counts.at(-1)! / counts[0]!;
say(
  `reading the report grows by, children by ${most.toFixed(1)}`,
  `${growth(readings).toFixed(2)} (at most ${readingGrowth})`,
  growth(readings) <= readingGrowth,
);
say(
  "reading the computed figures grows by",
  `${growth(indicators).toFixed(2)} (at most ${readingGrowth})`,
  growth(indicators) <= readingGrowth,
);
const slope = rebuilds.at(-1)!.perChild / rebuilds[0]!.perChild;
say("rebuilding, a child, grows by", `${slope.toFixed(2)} (linear: about 1, at most 1.5)`, slope <= 1.5);
say("memory of this process, at most", `${peak.toFixed(0)} MB (at most ${memoryMb})`, inMemory || peak <= memoryMb);
client?.destroy();
await store?.close();
process.exit(missed > 0 ? 1 : 0);

/** Pseudonymous records as registering leaves them: ages, places and groups in the pilot region's proportions. */
async function load(from: number, to: number): Promise<void> {
  const batch: Promise<void>[] = [];
  for (let i = from; i < to; i += 12) {
    const records = Array.from({ length: Math.min(12, to - i) }, (_, k) => child(i + k));
    batch.push(bank.commit(records.map((record) => writeChild(ctx.tenant, record, "absent"))));
    if (batch.length === 12) await Promise.all(batch.splice(0));
  }
  await Promise.all(batch);
}

function child(i: number): ChildRecord {
  const month = (i * 7) % 216; // eighteen years
  const born = Temporal.PlainYearMonth.from("2025-03").subtract({ months: month });
  return {
    ...{ childId: newId("child", now.epochMilliseconds) as ChildId, municipality: i % 2 ? "novokuznetsk" : "kemerovo" },
    ...{
      sex: i % 5 < 2 ? "female" : "male",
      born: born.toString(),
      targetGroups: i % 12 ? ["mental-disorder"] : ["mental-disorder", "down-syndrome"],
    },
    ...{
      disability: i % 20 < 17,
      educationalNeeds: i % 5 < 4,
      attachments: {},
      representativeIds: [],
      status: "active",
      createdAt: now.toString(),
    },
  };
}
