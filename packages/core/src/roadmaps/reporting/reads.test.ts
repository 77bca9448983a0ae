import { beforeEach, expect, it } from "vitest";
import { type PeriodWorld, periodWorld } from "../../../test/worlds/period.ts";
import * as Agency from "../../agencies/agency/index.ts";
import type { AgencyId, Ctx } from "../../ground/shared/index.ts";
import * as Obligation from "../obligation/index.ts";
import * as Reporting from "./index.ts";

// What is asked of a period is reckoned from all roadmaps, measures and calendars: once, whoever asks.

let w: PeriodWorld;
let counts: { roadmaps: number; periods: number };
/** Organisations whose obligations were looked at. */
let looked: string[];
let counted: Ctx;
beforeEach(async () => {
  w = await periodWorld();
  counts = { roadmaps: 0, periods: 0 };
  looked = [];
  const { bank } = w.system;
  counted = {
    ...w.system,
    bank: {
      ...bank,
      get: (key) => {
        if (key.sk === "PERIOD") counts.periods++;
        return bank.get(key);
      },
      list: (table, pk, ...rest) => {
        if (rest[0]?.prefix === "OBLIGATION#") looked.push(pk.split("#").at(-1)!);
        return bank.list(table, pk, ...rest);
      },
      find: (index, pk, ...rest) => {
        if (pk.endsWith("#ROADMAPS")) counts.roadmaps++;
        return bank.find(index, pk, ...rest);
      },
    },
  };
});

it("opens the quarter and the year with one reckoning of each", async () => {
  expect(await Reporting.openBegun(counted)).toEqual(["2025-Q1", "2025"]);
  expect(counts.roadmaps).toBe(2);
});

it("looks at a period's record once for each change of it", async () => {
  await Reporting.open(w.system, "2025-Q1");
  await Reporting.tick(counted, { period: "2025-Q1", generation: 1 });
  // The execution's own look, bringing it up to date, and the mark of the day.
  expect(counts).toEqual({ roadmaps: 1, periods: 3 });
});

const tick = async () => {
  looked = [];
  await Reporting.tick(counted, { period: "2025-Q1", generation: 1 });
  return looked.toSorted();
};

/** As a tally is that an older program wrote: it says nothing of what was asked. */
async function forget(agency: AgencyId): Promise<void> {
  const { bank, tenant } = w.ctx;
  const { data, version } = (await Obligation.readTally(w.ctx, "2025-Q1", agency))!;
  await bank.commit([Obligation.writeTally(tenant, { ...data, asked: undefined }, version)]);
}

it("looks again at the obligations of those organisations of which something else is asked", async () => {
  await Reporting.open(w.system, "2025-Q1");
  const { school2, kindergarten } = w.agencies;
  expect(await tick()).toEqual([]);
  await Agency.patch(w.ctx, school2, { status: "closed" });
  expect(await tick()).toEqual([school2]);
  expect(await w.owes(school2, "2025-Q1", "withdrawn")).toHaveLength(2);
  expect(await tick()).toEqual([]);
  await Agency.patch(w.ctx, school2, { status: "active" });
  expect(await tick()).toEqual([school2]);
  expect(await w.owes(school2, "2025-Q1", "pending")).toHaveLength(2);

  await forget(kindergarten);
  expect(await tick()).toEqual([kindergarten]);
  expect(await tick()).toEqual([]);
});

it("trusts no look that somebody else's change has overtaken", async () => {
  await Reporting.open(w.system, "2025-Q1");
  const { school2 } = w.agencies;
  await forget(school2);
  // One look has read that the school has all it should, and not yet said so; now the school closes, and another look sees it.
  const { bank } = counted;
  let isFirst = true;
  const slow: Ctx = {
    ...counted,
    bank: {
      ...bank,
      list: async (table, pk, ...rest) => {
        const page = await bank.list<never>(table, pk, ...rest);
        if (!pk.endsWith(school2) || !isFirst) return page;
        isFirst = false;
        await Agency.patch(w.ctx, school2, { status: "closed" });
        await tick();
        return page;
      },
    },
  };
  await Reporting.tick(slow, { period: "2025-Q1", generation: 1 });
  await Agency.patch(w.ctx, school2, { status: "active" });
  await tick();
  expect(await w.owes(school2, "2025-Q1", "pending")).toHaveLength(2);
});
