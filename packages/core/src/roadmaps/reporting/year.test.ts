import { beforeEach, describe, expect, it } from "vitest";
import { answer, lockByTwo, type PeriodWorld, periodWorld } from "../../../test/worlds/period.ts";
import type { ObligationId } from "../../ground/shared/ids.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { readSheets } from "../../ground/workbook/read.ts";
import * as Obligation from "../obligation/index.ts";
import { reportOf } from "../report/freeze.actions.ts";
import * as Report from "../report/index.ts";
import * as Reporting from "./index.ts";

let w: PeriodWorld;
beforeEach(async () => {
  w = await periodWorld();
});
const id = (view: { obligationId: string }) => view.obligationId as ObligationId;

describe("the year 2025", () => {
  it("is opened, reported on, taken late until the spring after it, locked and frozen", async () => {
    w.moveTo("2025-01-09T03:00:00Z");
    const opened = await Reporting.open(w.ctx, "2025");
    // 37 of a school or a kindergarten, 39 of the centre, 26 of the department.
    expect(opened.obligations.owed).toBe(3 * 37 + 39 + 26);
    expect(opened.lockOn).toBe("2026-05-18"); // ten working days after 30 April 2026, over the holidays of May
    w.moveTo("2025-12-29T03:00:00Z");
    const hand = async (agency: keyof typeof w.agencies, n: number) => {
      for (const one of await w.owes(w.agencies[agency], "2025"))
        await Obligation.submit(w.ctx, id(one), { values: answer(one, n) });
    };
    await hand("school", 2);
    await hand("resourceCentre", 3);
    // Past 31 December, which is a day off: it is due on that day all the same, to its end.
    w.moveTo("2025-12-31T16:00:00Z");
    await hand("kindergarten", 5);
    w.moveTo("2026-01-12T03:00:00Z");
    await hand("department", 7);
    const view = await Reporting.get(w.ctx, "2025");
    expect(view.organisations).toEqual({ expected: 5, complete: 4, partly: 0, silent: 1 });
    // The department's one measure of 30 April is in time, its 25 of 31 December are late.
    expect(view.obligations).toMatchObject({ late: 25, pending: 37, overdue: 37 });

    const call = { period: "2025" as const, generation: 1 };
    w.moveTo("2026-05-18T03:00:00Z");
    await Reporting.restart(w.system, "2025"); // an execution of its own year is over
    await Reporting.tick(w.system, { ...call, generation: 2 });
    expect((await Reporting.get(w.ctx, "2025")).status).toBe("collecting");
    w.moveTo("2026-05-19T03:00:00Z");
    await Reporting.tick(w.system, { ...call, generation: 2 });
    await Reporting.aggregate(w.system, { ...call, generation: 2 });
    await Reporting.conclude(w.system, { ...call, generation: 2 });
    const report = await reportOf(w.ctx, "2025");
    expect(report).toMatchObject({ status: "submitted", revision: 1, organisations: { complete: 4, silent: 1 } });
    expect(report.missing.map((m) => [m.name, m.overdue])).toEqual([["school2", 37]]);
    const next = report.sections.flatMap((s) => s.measures).find((m) => m.dueDate === "2026-04-30")!;
    expect(next.counts).toMatchObject({ owed: 1, late: 0, submitted: 1 });
    const [owed] = await w.owes(w.agencies.school2, "2025");
    await expect(Obligation.submit(w.ctx, id(owed!), { values: answer(owed!) })).rejects.toMatchObject({
      code: "period.locked",
    });
    const sheets = await readSheets(await Report.render(report, "xlsx"));
    expect(sheets.map((s) => s.name)).toContain("Раздел II.VIII");
  });

  it("counts what happened in its quarters, and the quarters count it apart", async () => {
    w.moveTo("2025-01-09T03:00:00Z");
    const year = await Reporting.open(w.ctx, "2025");
    const quarter = await Reporting.open(w.ctx, "2025-Q1");
    expect(year.measures.filter((m) => quarter.measures.some((q) => q.measureKey === m.measureKey))).toEqual([]);
    const [first] = await w.owes(w.agencies.school, "2025-Q1");
    await Obligation.submit(w.ctx, id(first!), { values: answer(first!) });
    expect((await Reporting.get(w.ctx, "2025")).obligations.submitted).toBe(0);
    await lockByTwo(w, "2025-Q1");
    const [yearly] = await w.owes(w.agencies.school, "2025");
    expect(await Obligation.submit(w.ctx, id(yearly!), { values: answer(yearly!) })).toMatchObject({ late: false });
  });
});

describe("the days on which late reports are taken", () => {
  const grace = async (reportGraceDays?: number) => {
    const { settings, version } = await Tenant.get(w.system);
    await Tenant.configure(w.system, { ...settings, reportGraceDays }, version);
  };

  it("are the region's own: ten working days unless it sets others, and a change counts with the next opening", async () => {
    w.moveTo("2025-03-03T03:00:00Z");
    expect((await Reporting.open(w.ctx, "2025-Q1")).lockOn).toBe("2025-04-14");
    await grace(3);
    expect((await Reporting.open(w.ctx, "2025-Q1")).lockOn).toBe("2025-04-03");
    await grace(0);
    expect((await Reporting.open(w.ctx, "2025-Q1")).lockOn).toBe("2025-03-31");
    w.moveTo("2025-04-01T03:00:00Z");
    await Reporting.tick(w.system, { period: "2025-Q1", generation: 1 });
    expect((await Reporting.get(w.ctx, "2025-Q1")).status).toBe("locked");
  });

  it.each([-1, 61, 1.5])("cannot be %s", async (days) => {
    await expect(grace(days)).rejects.toMatchObject({ code: "input.invalid" });
  });
});
