import { beforeEach, describe, expect, it } from "vitest";
import { playMachines } from "../../../test/worlds/machines.ts";
import { answer, lockByTwo, type PeriodWorld, periodWorld } from "../../../test/worlds/period.ts";
import type { ObligationId } from "../../ground/shared/ids.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { readSheets } from "../../ground/workbook/read.ts";
import * as Obligation from "../obligation/index.ts";
import { reportOf } from "../report/freeze.actions.ts";
import { frozenText } from "../report/frozen.text.ts";
import * as Report from "../report/index.ts";
import * as Reporting from "./index.ts";

let w: PeriodWorld;
beforeEach(async () => {
  w = await periodWorld();
});
const id = (view: { obligationId: string }) => view.obligationId as ObligationId;

describe("the year 2025", () => {
  it("is opened, reported on, taken late until January, frozen, and assessed in April upon those figures", async () => {
    w.moveTo("2025-01-09T03:00:00Z");
    const opened = await Reporting.open(w.ctx, "2025");
    // 37 of a school or a kindergarten, 39 of the centre, 26 of the department.
    expect(opened.obligations.owed).toBe(3 * 37 + 39 + 26);
    expect(opened.lockOn).toBe("2026-01-23"); // ten working days after 31 December, over the holidays
    expect(opened.laterUntil).toBe("2026-05-18"); // and after 30 April 2026, over those of May
    expect(opened.groups).toMatchObject([
      { key: "figures", dueDates: ["2025-12-31"], measures: 41, lastDay: "2026-01-23", frozenOn: undefined },
      { key: "2026-04-30", dueDates: ["2026-04-30"], measures: 1, lastDay: "2026-05-18", frozenOn: undefined },
    ]);
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
    const departments = await w.owes(w.agencies.department, "2025");
    const assessment = departments.find((o) => o.dueDate === "2026-04-30");
    for (const one of departments)
      if (one !== assessment) await Obligation.submit(w.ctx, id(one), { values: answer(one, 7) });
    const view = await Reporting.get(w.ctx, "2025");
    expect(view.organisations).toEqual({ expected: 5, complete: 3, partly: 1, silent: 1 });
    expect(view.obligations).toMatchObject({ late: 25, pending: 38, overdue: 37 });

    const call = { period: "2025" as const, generation: 1 };
    w.moveTo("2026-01-23T03:00:00Z");
    await Reporting.restart(w.system, "2025"); // an execution of its own year is over
    await Reporting.tick(w.system, { ...call, generation: 2 });
    expect((await Reporting.get(w.ctx, "2025")).status).toBe("collecting");
    w.moveTo("2026-01-24T03:00:00Z");
    await Reporting.tick(w.system, { ...call, generation: 2 });
    await Reporting.aggregate(w.system, { ...call, generation: 2 });
    await Reporting.conclude(w.system, { ...call, generation: 2 });
    const report = await reportOf(w.ctx, "2025");
    expect(report).toMatchObject({ status: "submitted", revision: 1, organisations: { complete: 3, silent: 1 } });
    expect(report).toMatchObject({ computedAt: "2026-01-24T03:00:00Z", groups: [{ frozenOn: "2026-01-24" }, {}] });
    expect(report.missing.map((m) => [m.name, m.overdue])).toEqual([
      ["school2", 37],
      ["department", 0],
    ]);
    const [owed] = await w.owes(w.agencies.school2, "2025");
    await expect(Obligation.submit(w.ctx, id(owed!), { values: answer(owed!) })).rejects.toMatchObject({
      code: "period.locked",
    });
    expect(owed!.mayDo).toEqual(["correct"]);

    // The assessment is asked for in April, reminded of, handed in upon the frozen figures, and joins them as a revision.
    w.moveTo("2026-04-10T03:00:00Z"); // fourteen working days before
    expect(assessment!.mayDo).toEqual(["submit", "extend", "ask-extension"]);
    const owing = await Reporting.owing(w.ctx, w.agencies.department);
    expect(owing.map((p) => p.obligations.map((o) => o.measureKey))).toEqual([["II.VIII-8.2"]]);
    expect(await Reporting.owing(w.ctx, w.agencies.school2)).toEqual([]);
    expect([await Reporting.attendLater(w.system), await Reporting.attendLater(w.system)]).toEqual([1, 0]);
    const handed = await Obligation.submit(w.ctx, id(assessment!), { values: answer(assessment!, 7) });
    expect(handed).toMatchObject({ status: "submitted", late: false });
    await playMachines(w, { mailer: { send: async () => ({ providerId: "1" }) } }).settle();
    const assessed = await reportOf(w.ctx, "2025");
    expect(assessed).toMatchObject({ revision: 2, reason: expect.stringContaining("после закрытия") });
    expect(assessed.computed).toEqual(report.computed);
    // Its own moment is April's; what the bank counted is January's, and so it says.
    expect(assessed).toMatchObject({ computedAt: "2026-01-24T03:00:00Z", groups: [{ frozenOn: "2026-01-24" }, {}] });
    expect(assessed.at > "2026-04-10").toBe(true);
    expect(frozenText(assessed)).toEqual([
      "Цифры периода (41 мероприятие) заморожены 24 января 2026 года; по банку данных посчитано 24 января 2026 года.",
      "Отчёты со сроком 30 апреля 2026 года (1 мероприятие) опираются на эти цифры и принимаются до 18 мая 2026 года.",
    ]);
    const next = assessed.sections.flatMap((s) => s.measures).find((m) => m.dueDate === "2026-04-30")!;
    expect(next.counts).toMatchObject({ owed: 1, late: 0, submitted: 1 });
    w.moveTo("2026-05-19T03:00:00Z");
    await expect(Obligation.sendBack(w.ctx, id(assessment!), { reason: "Поздно" })).rejects.toMatchObject({
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

describe("a locked period", () => {
  const of = (id: string) => w.as({ kind: "coordinator", id });
  const unlock = (id: string, reason = "Школа указала семьи вместо детей") =>
    Reporting.unlock(of(id), "2025-Q1", { reason });

  it("is unlocked by two persons with a reason; what was frozen stays, and the next lock is a revision", async () => {
    await Reporting.open(w.ctx, "2025-Q1");
    const mine = await w.owes(w.agencies.school, "2025-Q1");
    for (const one of mine) await Obligation.submit(w.ctx, id(one), { values: answer(one, 3) });
    await expect(unlock("anna")).rejects.toMatchObject({ code: "period.not-open" });
    w.moveTo("2025-04-15T03:00:00Z");
    await Reporting.lock(w.ctx, "2025-Q1");
    await Reporting.handOver(w.system, "2025-Q1");
    await expect(unlock("anna")).rejects.toMatchObject({ code: "second-person.wanted" });
    await expect(unlock("anna")).rejects.toMatchObject({ code: "second-person.wanted" });
    expect(await Reporting.get(w.ctx, "2025-Q1")).toMatchObject({ status: "submitted" });
    expect(await unlock("boris")).toMatchObject({ status: "collecting", lockOn: "2025-04-29", revision: 1 });
    await expect(Reporting.tick(w.system, { period: "2025-Q1", generation: 1 })).rejects.toMatchObject({
      name: "GenerationSuperseded",
    });

    const wrong = mine.find((o) => o.measureKey === "II.VII-7.1")!;
    await Obligation.sendBack(w.ctx, id(wrong), { reason: "Не те числа" });
    await Obligation.submit(w.ctx, id(wrong), { values: answer(wrong, 30) });
    const figure = async (revision?: number) => {
      const report = await reportOf(w.ctx, "2025-Q1", revision);
      const measure = report.sections.flatMap((s) => s.measures).find((m) => m.measureKey === "II.VII-7.1")!;
      return [report.revision, measure.figures.find((f) => f.key === "publications")!.value, report.reason];
    };
    expect([await figure(), await figure(1)]).toEqual([
      [0, 30, undefined],
      [1, 3, undefined],
    ]);
    await Reporting.lock(of("vera"), "2025-Q1"); // its time is over: one is enough
    expect([await figure(), await figure(1)]).toEqual([
      [2, 30, "Школа указала семьи вместо детей"],
      [1, 3, undefined],
    ]);
    await Reporting.aggregate(w.system, { period: "2025-Q1", generation: 2 });
    await Reporting.correct(w.ctx, id(wrong), { reason: "Ещё опечатка", values: answer(wrong, 31) });
    expect(await figure()).toEqual([3, 31, "Ещё опечатка"]);
  });

  it("locks itself again where nobody does, and its documents are made anew", async () => {
    await Reporting.open(w.ctx, "2025-Q1");
    w.moveTo("2025-04-15T03:00:00Z");
    await Reporting.lock(w.ctx, "2025-Q1");
    await Report.requestAll(w.system, "2025-Q1");
    for (const { reportId } of await Report.documentsOf(w.ctx, "2025-Q1")) await Report.make(w.system, reportId);
    await expect(unlock("anna")).rejects.toMatchObject({ code: "second-person.wanted" });
    await unlock("boris", "Ошибка в форме");
    w.moveTo("2025-04-30T03:00:00Z");
    await Reporting.tick(w.system, { period: "2025-Q1", generation: 2 });
    expect(await Reporting.get(w.ctx, "2025-Q1")).toMatchObject({ status: "locked", revision: 2 });
    await Report.requestAll(w.system, "2025-Q1");
    await Report.requestAll(w.system, "2025-Q1");
    const made = await Report.documentsOf(w.ctx, "2025-Q1");
    expect(made.map((d) => [d.format, d.revision]).sort()).toEqual([
      ["docx", undefined],
      ["docx", 1],
      ["xlsx", undefined],
      ["xlsx", 1],
    ]);
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
