import { expect, it } from "vitest";
import { periodWorld } from "../../../test/worlds/period.ts";
import { russianCalendarData } from "../../ground/calendar/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Reporting from "../reporting/index.ts";
import * as Rescheduling from "./index.ts";

const year = russianCalendarData.years.find((y) => y.year === 2025)!;
/** Friday 28 March is off: reports due on Sunday the 30th are to be done by the 27th. */
const late = { ...year, transfers: [...year.transfers, { from: "2025-04-05", to: "2025-03-28" }] };

it("moves the last working day of reports, period by period, and names whom to tell of those that were asked for", async () => {
  const w = await periodWorld();
  w.moveTo("2025-02-03T03:00:00Z");
  await Reporting.open(w.ctx, "2025-Q1");
  const { measures, steps, reports } = await Rescheduling.preview(w.ctx, late, {});
  expect([steps, reports]).toEqual([0, 9]);
  expect(measures.map(({ measureKey, from, to }) => [measureKey, from.workBy, to.workBy])).toEqual([
    ["II.II-2.3", "2025-03-28", "2025-03-27"],
    ["II.VII-7.1", "2025-03-28", "2025-03-27"],
  ]);
  // Fourteen working days before, they were reminded.
  w.moveTo("2025-03-11T03:00:00Z");
  await Reporting.tick(w.system, { period: "2025-Q1", generation: 1 });
  await Tenant.uploadYear(w.ctx, late);
  const told: string[] = [];
  for (let piece = 0; ; piece++) {
    const { change } = await Tenant.calendarYears(w.ctx);
    if (change?.status !== "moving") break;
    expect(change.piece).toBe(piece);
    told.push(...(await Rescheduling.toTell(w.system, { edition: 1, piece })));
    await Rescheduling.movePiece(w.system, { edition: 1, piece });
    await Rescheduling.movePiece(w.system, { edition: 1, piece }); // told twice, done once
  }
  expect(told.toSorted()).toEqual(Object.values(w.agencies).toSorted());
  const owed = await w.owes(w.agencies.school, "2025-Q1");
  expect(owed.map((o) => [o.dueDate, o.workBy, o.calendarVersion])).toEqual([
    ["2025-03-30", "2025-03-27", "ru-2027.1+1"],
    ["2025-03-30", "2025-03-27", "ru-2027.1+1"],
  ]);
  // Its execution sleeps until a former day: another one wakes by the new ones.
  await expect(Reporting.tick(w.system, { period: "2025-Q1", generation: 1 })).rejects.toThrow();
  await Reporting.tick(w.system, { period: "2025-Q1", generation: 2 });
});
