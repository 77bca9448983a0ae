import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { afterAll, expect, it, vi } from "vitest";
import { checkAll } from "../../packages/local/src/simulate/checks.ts";
import {
  forget,
  pageOf,
  type Result,
  readBehaviours,
  simulate,
  tablesOf,
} from "../../packages/local/src/simulate/index.ts";
import { quieted } from "../../packages/local/src/simulate/log.ts";
import { startRegion } from "../../packages/local/src/simulate/region.ts";
import { openDatabase } from "../../packages/local/src/simulate/simulation.ts";
import { patience, soaking } from "../faults/parts/soak.ts";

// A region in virtual time through its own functions and machines (decision 0254): the same from the same seed, also when it was killed; and
// what must hold at its end notices what is missing.

vi.setConfig({ testTimeout: patience(120_000) });

const home = mkdtempSync(path.join(tmpdir(), "simulate-"));
afterAll(() => rmSync(home, { recursive: true }));

const [children, months, every] = soaking ? [200, 6, 5] : [12, 3, 50];
const one = { children, months, every, seed: "7", behaviours: readBehaviours(undefined) };
const folder = (name: string) => path.join(home, name);
let first: Result;

class Killed extends Error {}

/** Begins it again and again, each time for so many days more. */
async function inPieces(at: readonly number[]): Promise<Result> {
  for (const last of at) {
    const onDay = (day: number) => {
      if (day === last) throw new Killed();
    };
    await expect(simulate({ ...one, home: folder("killed"), onDay })).rejects.toThrow(Killed);
  }
  return simulate({ ...one, home: folder("killed") });
}

it("ends with the region's figures and its reports, and everything holds that must", async () => {
  first = await simulate({ ...one, home: folder("first") });
  expect(first.checks.filter(({ faultCount }) => faultCount > 0)).toEqual([]);
  const { totals, waiting, overdue, load, reports, refused } = first.figures;
  expect(totals).toMatchObject({ children: soaking ? expect.any(Number) : 8 });
  expect(totals.answered).toBeGreaterThan(children);
  expect(waiting.map(({ service }) => service)).toContain("family-consultation");
  expect(overdue.map(({ kind }) => kind)).toContain("pmpc");
  expect(load.reduce((sum, { asked }) => sum + asked, 0)).toBe(totals.steps);
  expect(reports.periods).toMatchObject([{ period: "2025-Q1", status: "submitted" }, {}, {}]);
  expect(refused).toEqual({});
});

it("comes to the same from the same seed, also when it is killed on its way, among its first days and its last", async () => {
  const everyTenth = Array.from({ length: 19 }, (_, i) => 10 * (i + 1));
  const again = await inPieces(soaking ? everyTenth : [5, 40, 105]);
  expect(JSON.stringify(again)).toBe(JSON.stringify(first));
});

it("is told on one page that asks nobody for anything, beside another scenario", async () => {
  const other = { ...first, behaviours: { ...first.behaviours, name: { ru: "Два логопеда", en: "Two therapists" } } };
  const page = await pageOf(first, other);
  expect(page).toContain("Два логопеда");
  expect(page).not.toMatch(/<script|<link|src=|https?:/);
  expect(page.match(/class="chart"/g)).toHaveLength(4);
  for (const { title } of tablesOf(first)) expect(page).toContain(title.ru);
});

/** What the checks say of the finished region after something was done to it behind the product's back. */
async function wrongAfter(change: (db: DatabaseSync) => void): Promise<string[]> {
  const db = openDatabase(folder("first"));
  const unquiet = quieted();
  try {
    change(db);
    const region = await startRegion({ home: folder("first"), db, now: 0, onFailure: () => {} });
    try {
      const checks = await checkAll(region, db, {});
      return checks.flatMap(({ key, faultCount }) => (faultCount > 0 ? [key] : []));
    } finally {
      await region.close();
    }
  } finally {
    unquiet();
    db.exec("rollback");
    db.close();
  }
}

it.each<[string, string, string[]]>([
  [
    "an execution",
    "delete from executions where status = 'RUNNING' and machine_arn like '%agency-step'",
    ["agreement", "reconciler"],
  ],
  [
    "an entry of the audit log",
    "delete from records where tab = 2 and n = (select min(n) from records where tab = 2)",
    ["audit"],
  ],
  [
    "a letter",
    'delete from records where n = (select max(n) from records where body like \'{"kind":"delivery"%"sent"%\')',
    ["letters"],
  ],
])("notices that %s is missing", async (_, loss, found) => {
  expect(await wrongAfter((db) => db.exec(loss))).toEqual(expect.arrayContaining(found));
});

it("begins anew where nothing is left", () => {
  forget(folder("killed"));
  expect(() => openDatabase(folder("killed"))).toThrow();
});
