import { beforeEach, expect, it } from "vitest";
import { type PeriodWorld, periodWorld } from "../../../test/worlds/period.ts";
import type { Ctx } from "../../ground/shared/index.ts";
import * as Reporting from "./index.ts";

// What is asked of a period is reckoned from all roadmaps, measures and calendars: once, whoever asks.

let w: PeriodWorld;
let counts: { roadmaps: number; periods: number };
let counted: Ctx;
beforeEach(async () => {
  w = await periodWorld();
  counts = { roadmaps: 0, periods: 0 };
  const { bank } = w.system;
  counted = {
    ...w.system,
    bank: {
      ...bank,
      get: (key) => {
        if (key.sk === "PERIOD") counts.periods++;
        return bank.get(key);
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
