/**
 * `npm run bench:console [-- CHILDREN STEPS [FOLDER]]`: how long a coordinator waits from a click until a screen can be used, in a real
 * browser and a local cloud of so many children on routes with so many steps (4,320 and 20,000 unless told): medians, and how smoothly long lists
 * scroll. Making the region takes minutes; a folder keeps it for the next run. Nobody is told anything: streams and schedules stand still, so that
 * what is measured is the answer. Exits 1 where a median is over a second. `BENCH_REQUESTS=1` tells of each median what was asked for in it,
 * and from which to which millisecond after the click: what is asked one after the other shows there.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as Indicator from "@marshrut/core/indicator";
import { systemCtx } from "@marshrut/core/shared";
import * as Tenant from "@marshrut/core/tenant";
import { deps } from "@marshrut/functions";
import { startCloud } from "@marshrut/local";
import { manifest } from "@marshrut/local/product";
import type { Page } from "playwright-core";
import { buildConsole } from "../../packages/console/build.ts";
import { openBrowser } from "../journey/browser.ts";
import { foundRegion, quarter } from "./console.region.ts";
import { keptBank } from "./kept.bank.ts";

const [children = 4320, steps = 20_000] = process.argv.slice(2, 4).map(Number);
const kept = process.argv[4];
if (!(children > 0 && steps >= 2 * children)) {
  console.error(
    "Сколько детей и шагов: npm run bench:console -- 4320 20000 / How many children and steps, two a child at least",
  );
  process.exit(1);
}
const rounds = 11;
const wantedMs = 1000;
const [wide, high] = [1280, 800];
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** What the page has that Node has not. */
interface Shown {
  document: { querySelector: (what: string) => unknown };
  location: { href: string };
  innerHeight: number;
  requestAnimationFrame: (then: (at: number) => void) => void;
  scrollBy: (x: number, y: number) => void;
}

/** How long it took, and what was asked for meanwhile, by milliseconds since the click. */
interface Took {
  ms: number;
  asked: { path: string; isApi: boolean; from: number; to: number }[];
}

/** Nobody listens; and a put costs the more the more records of a stream have not been trimmed. */
const withoutStreams = manifest.tables.map(({ StreamSpecification: _, ...table }) => table);

const home = kept ? path.resolve(kept) : mkdtempSync(path.join(tmpdir(), "bench-console-"));
/** Written once the region is whole. */
const whole = path.join(home, "region.whole");
const open = (now: string) =>
  startCloud({
    home,
    port: 0,
    now,
    frozen: true,
    quiet: true,
    manifest: { ...manifest, tables: withoutStreams, streams: [], schedules: [], executionEvents: undefined },
    console: buildConsole,
  });
const founded = "2025-02-17T09:00";
/** Some of what was asked for is late by now. A clock that went there would look through all records at each mark of its way. */
const later = "2025-05-28T09:00";
let cloud = await open(existsSync(whole) ? later : founded);
const browser = await openBrowser();
const write = process.stdout.write.bind(process.stdout);
// The service's own lines are not what is told here.
process.stdout.write = (() => true) as typeof process.stdout.write;
const tell = (line: string) => write(`${line}\n`);
let slow = 0;

try {
  if (!existsSync(whole)) {
    const began = performance.now();
    const store = deps();
    const memory = keptBank();
    const ctx = systemCtx({ ...store, bank: memory.bank }, "pilot", "bench");
    await foundRegion(ctx, { publicUrl: cloud.urls.api, children, steps }, (done) => {
      if (done % 500 === 0)
        tell(`… ${done} of ${children} children, ${Math.round((performance.now() - began) / 1000)} s`);
    });
    await memory.flush(store.bank);
    tell(`… in the store after ${Math.round((performance.now() - began) / 1000)} s`);
    await cloud.close();
    writeFileSync(whole, "");
    cloud = await open(later);
  }
  const ctx = systemCtx(deps(), "pilot", "bench");
  // A region that was kept may be of an older program, which counted less.
  if (!(await Tenant.isUpToDate(ctx))) {
    await Indicator.rebuild(ctx);
    await Tenant.setUpToDate(ctx);
  }
  const context = await browser.newContext({ viewport: { width: wide, height: high }, locale: "ru-RU" });
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  await page.goto(`${cloud.urls.api}/console/`);
  await page.locator('button[value="coordinator"]').click();
  await settled(page);
  tell(
    `Node ${process.version}; ${children} children, ${steps} steps; from a click until it can be used, median of ${rounds}:`,
  );
  const menu = (name: string) =>
    page.getByRole("navigation", { name: "Разделы" }).getByRole("link", { name, exact: true });
  const nth = (n: number) => page.locator("main tbody tr[data-id] a").nth(n);

  await clicks("the day", "handovers", () => menu("День"), "main tbody tr[data-id], main .empty");
  await clicks(
    "a part of the day",
    "inbox?bucket=tasks",
    () => page.getByRole("link", { name: /^Просрочено/ }),
    "main tbody tr[data-id]",
  );
  await clicks(
    "organisations of the day",
    "inbox?bucket=overdue",
    () => page.getByRole("button", { name: "По организациям" }),
    ".recharts-surface",
  );
  await clicks("children", "handovers", () => menu("Дети"), "main tbody tr[data-id]");
  await clicks("a child's page", "children", nth, "[role=tabpanel] h2");
  await clicks("a child's route", "children", nth, "[role=tabpanel] table", "Маршрут");
  await clicks("steps", "handovers", () => menu("Шаги"), "main tbody tr[data-id]");
  await clicks("a step's page", "steps", nth, "main .facts");
  await clicks(
    "the quarter's page",
    "periods",
    () => page.locator(`main a[href$="/periods/${quarter}"]`),
    "main tbody tr",
  );
  await clicks("what is owed", "handovers", () => menu("Отчёты организаций"), "main tbody tr[data-id]");
  await clicks("the overview", "handovers", () => menu("Обзор квартала"), "main section.card");
  await clicks("organisations", "handovers", () => menu("Организации"), "main tbody tr[data-id]");

  tell(
    "\nlists, scrolled by ten screens a second for four seconds: frames drawn, dropped, the longest (ms), rows read",
  );
  for (const list of ["children", "steps", `obligations?period=${quarter}`]) await scroll(list);
  tell("Times are of this machine, as busy as it is now.");

  /** A screen is opened by its address, so that nothing of the next one is at hand; then it is clicked. */
  async function clicks(
    what: string,
    from: string,
    link: (n: number) => ReturnType<Page["locator"]>,
    there: string,
    tab?: string,
  ) {
    const took: Took[] = [];
    for (let n = 0; n < rounds; n++) {
      await page.goto(`${cloud.urls.api}/console/${from}`);
      await settled(page);
      await link(n).waitFor();
      if (tab) {
        await link(n).click();
        await settled(page);
      }
      const target = tab ? page.getByRole("tab", { name: tab }) : link(n);
      took.push(await target.evaluate(usable, there));
    }
    const times = took.map(({ ms: one }) => one);
    const ms = median(times);
    const asked = took.find(({ ms: one }) => one === ms)!.asked;
    if (ms > wantedMs) slow++;
    tell(
      `${ms > wantedMs ? "✗" : " "} ${what.padEnd(28)}${String(Math.round(ms)).padStart(6)} ms  ${asked.filter(({ isApi }) => isApi).length} requests, slowest ${Math.round(Math.max(...times))} ms`,
    );
    if (process.env.BENCH_REQUESTS)
      for (const { path: at, from: began, to } of asked) tell(`      ${began}–${to} ms  ${at}`);
  }

  async function scroll(list: string) {
    await page.goto(`${cloud.urls.api}/console/${list}`);
    await settled(page);
    await page.locator("main tbody tr[data-id]").first().waitFor();
    const { frames, dropped, longest } = await page.evaluate<{ frames: number; dropped: number; longest: number }>(
      scrolled,
    );
    const rows = (await page.locator(".list-foot").first().textContent())?.match(/\d[\d\s]*/)?.[0].trim();
    tell(
      `  ${list.padEnd(28)}${String(frames).padStart(6)} drawn, ${dropped} dropped, ${Math.round(longest)} ms, ${rows}`,
    );
  }
} finally {
  await browser.close();
  await cloud.close();
  if (!kept) rmSync(home, { recursive: true, force: true });
}
process.exit(slow > 0 ? 1 : 0);

async function settled(page: Page): Promise<void> {
  await page.locator("main:not(.alone) h1").first().waitFor();
  await page.locator("body:not(:has([aria-busy='true']))").waitFor({ state: "attached" });
}

/** In the page: from the click until what is looked for is drawn and nothing is waited for. */
async function usable(link: unknown, there: string): Promise<Took> {
  const shown = globalThis as unknown as Shown;
  const found = () => shown.document.querySelector(there);
  const [former, from] = [found(), performance.now()];
  (link as { click: () => void }).click();
  for (;;) {
    await new Promise(shown.requestAnimationFrame);
    const isThere = found() !== null && found() !== former;
    if (isThere && !shown.document.querySelector("[aria-busy='true']")) break;
    if (performance.now() - from > 60_000) throw new Error(`${there} is not there`);
  }
  const to = performance.now();
  const asked = performance
    .getEntriesByType("resource")
    .filter(({ startTime }) => startTime >= from)
    .map(({ name, startTime, duration }) => ({
      path: name.replace(/^https?:\/\/[^/]+/, ""),
      isApi: name.includes("/v1/"),
      from: Math.round(startTime - from),
      to: Math.round(startTime + duration - from),
    }));
  return { ms: to - from, asked };
}

/** In the page: a frame is dropped where the next one comes later than it should by more than half of its time. */
async function scrolled(): Promise<{ frames: number; dropped: number; longest: number }> {
  const shown = globalThis as unknown as Shown;
  const frame = () => new Promise<number>(shown.requestAnimationFrame);
  const usual = 1000 / 60;
  const began = await frame();
  let [last, frames, dropped, longest] = [began, 0, 0, 0];
  while (last - began < 4000) {
    shown.scrollBy(0, (shown.innerHeight * 10) / 60);
    const now = await frame();
    frames++;
    longest = Math.max(longest, now - last);
    dropped += Math.max(0, Math.round((now - last) / usual) - 1);
    last = now;
  }
  return { frames, dropped, longest };
}
