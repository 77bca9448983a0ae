/**
 * `npm run bench:report [-- CHILDREN…]`: a year's obligations for the pilot region's 211 organisations, then the quarter's report
 * and the rebuilding of its counters with more and more children (4,320, 13,150 and 100,000 unless told), on the local
 * DynamoDB, in a process of its own. Beside each stands what the store itself takes in the same run, so that its growth and a
 * busy machine are not taken for ours. Memory is this process's own at its most, as the kernel counts it (maxRSS). `--memory`
 * uses the data bank in memory: the records then count as ours, which is not judged. Exits 1 when a target is missed.
 */
import * as Indicator from "@marshrut/core/indicator";
import * as Obligation from "@marshrut/core/obligation";
import * as Report from "@marshrut/core/report";
import * as Reporting from "@marshrut/core/reporting";
import * as Roadmap from "@marshrut/core/roadmap";
import { type Ctx, type ObligationId, systemCtx } from "@marshrut/core/shared";
import { memoryKeyring } from "@marshrut/core/shared/memory";
import * as Tenant from "@marshrut/core/tenant";
import { Temporal } from "temporal-polyfill";
import { listPk } from "../../packages/core/src/people/child/child.store.ts";
import { loadOrganisations } from "../../packages/local/src/pilot/load.organisations.ts";
import { settingsOf } from "../../packages/local/src/pilot/settings.ts";
import { growth, last, Measures, median, peakMb, seconds, timed } from "./report.measure.ts";
import { loadChildren } from "./report.region.ts";
import { benchStore, plainPuts, plainRead } from "./report.store.ts";

const inMemory = process.argv.includes("--memory");
const sizes = process.argv.slice(2).map(Number).filter(Boolean);
const counts = sizes.length > 0 ? sizes : [4320, 13_150, 100_000];
/**
 * From the fewest children to the most: reading may grow by this; rebuilding for one child by that, over what a plain put
 * has grown
 * by in the same run, since most of it is waiting for the store.
 */
const [readingGrowth, rebuildingGrowth] = [2, 1.3];
const memoryMb = 300;

const { bank, close } = await benchStore(inMemory);
let now = Temporal.Instant.from("2025-01-01T03:00:00Z");
const ctx: Ctx = systemCtx({ bank, keys: memoryKeyring(), now: () => now, scanner: undefined }, "bench", "bench");
const measures = new Measures();
const say = measures.say.bind(measures);

await Tenant.configure(ctx, settingsOf("http://localhost"));
await loadOrganisations(ctx, { concurrency: 8 }, () => {});
await Roadmap.importRoadmap(ctx, { format: "catalogue" });
await theYear();
await handIn(150);
await theChildren();
await theDocuments();
const peak = peakMb();
say("memory of this process, at most", `${peak.toFixed(0)} MB (at most ${memoryMb})`, inMemory || peak <= memoryMb);
await close();
process.exit(measures.missed > 0 ? 1 : 0);

/** Every obligation of 2025, period by period; then once more, when nothing is left to make. */
async function theYear(): Promise<void> {
  const periods = ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2025"] as const;
  const perObligation: number[] = [];
  let all = 0;
  const year = await timed(async () => {
    for (const period of periods) {
      const made = await timed(async () => (await Reporting.open(ctx, period)).obligations.owed);
      perObligation.push(made.ms / made.value);
      all += made.value;
    }
  });
  say("a year's obligations for 211 organisations", `${all} in ${seconds(year.ms)}, ${seconds(year.cpuMs)} of it ours`);
  say(
    "  one of the first quarter, one of the fourth",
    `${perObligation[0]!.toFixed(2)}, ${perObligation[3]!.toFixed(2)} ms`,
  );
  const again = await timed(async () => {
    for (const period of periods) await Reporting.open(ctx, period);
  });
  say("  the same again: nothing to make", seconds(again.ms));
}

async function handIn(n: number): Promise<void> {
  now = Temporal.Instant.from("2025-03-20T03:00:00Z");
  const { items } = await Obligation.find(ctx, { period: "2025-Q1", limit: 200 });
  for (const o of items.slice(0, n)) {
    const values = Object.fromEntries(o.indicators.map((i) => [i.key, i.type === "yes-no" ? true : 3]));
    await Obligation.submit(ctx, o.obligationId as ObligationId, { values });
  }
}

async function theChildren(): Promise<void> {
  const seen = { report: [] as number[], figures: [] as number[], plain: [] as number[] };
  const rebuilt = { ms: [] as number[], cpuMs: [] as number[] };
  const today = Temporal.PlainDate.from("2025-03-20");
  for (const [run, n] of counts.entries()) {
    const loading = await timed(() => loadChildren(ctx, counts[run - 1] ?? 0, n));
    const plain = await timed(() => plainPuts(bank, run, 2000));
    const read = await timed(() => plainRead(bank, listPk(ctx.tenant)));
    const took = await timed(() => Indicator.rebuild(ctx));
    seen.plain.push(plain.ms / 2000);
    rebuilt.ms.push(took.ms / n);
    rebuilt.cpuMs.push(took.cpuMs / n);
    seen.report.push(await median(5, () => Report.reportOf(ctx, "2025-Q1")));
    seen.figures.push(await median(5, () => Indicator.computed(ctx, "2025-Q1", today)));
    const { totals } = await Indicator.computed(ctx, "2025-Q1", today);
    say(`${n} children: loaded in bulk`, seconds(loading.ms), totals.children === n);
    say(
      "  the store itself, for one record",
      `put ${last(seen.plain).toFixed(2)}, read ${(read.ms / read.value).toFixed(3)} ms`,
    );
    say(
      "  counters rebuilt",
      `${seconds(took.ms)}, ${seconds(took.cpuMs)} of it ours: ${last(rebuilt.ms).toFixed(2)} ms a child`,
    );
    say("  the computed figures read", `${last(seen.figures).toFixed(0)} ms`);
    say("  the live report read", `${last(seen.report).toFixed(0)} ms`);
  }
  const judged = (name: string, by: number, most: number) =>
    say(name, `${by.toFixed(2)} (at most ${most})`, by <= most);
  say("from the fewest children to the most there are more by", growth(counts).toFixed(1));
  judged("  reading the report grows by", growth(seen.report), readingGrowth);
  judged("  reading the computed figures grows by", growth(seen.figures), readingGrowth);
  const plain = growth(seen.plain);
  say("  a plain put grows by", plain.toFixed(2));
  say(
    "  rebuilding for one child grows by",
    `${growth(rebuilt.ms).toFixed(2)}, our processor time by ${growth(rebuilt.cpuMs).toFixed(2)}`,
  );
  judged("  rebuilding, over what the store grows by", growth(rebuilt.ms) / Math.max(1, plain), rebuildingGrowth);
}

async function theDocuments(): Promise<void> {
  await Reporting.lock(ctx, "2025-Q1");
  say("the frozen report read", `${(await median(5, () => Report.reportOf(ctx, "2025-Q1"))).toFixed(0)} ms`);
  const report = await Report.reportOf(ctx, "2025-Q1");
  for (const format of ["xlsx", "docx"] as const) {
    const made = await timed(() => Report.render(report, format));
    say(`the report as ${format}`, `${made.ms.toFixed(0)} ms, ${(made.value.byteLength / 1024).toFixed(0)} KB`);
  }
}
