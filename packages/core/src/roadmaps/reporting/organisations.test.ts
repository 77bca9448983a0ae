import { beforeEach, describe, expect, it } from "vitest";
import { answer, type PeriodWorld, periodWorld } from "../../../test/worlds/period.ts";
import { agencyOf } from "../../../test/worlds/region.ts";
import * as Agency from "../../agencies/agency/index.ts";
import type { AgencyId, ObligationId } from "../../ground/shared/ids.ts";
import * as Obligation from "../obligation/index.ts";
import { reportOf } from "../report/freeze.actions.ts";
import * as Roadmap from "../roadmap/index.ts";
import * as Reporting from "./index.ts";

// Who reports on a period: the organisations that work on its last day, or today as long as it runs.

let w: PeriodWorld;
beforeEach(async () => {
  w = await periodWorld();
});
const id = (view: { obligationId: string }) => view.obligationId as ObligationId;
const statuses = async (agency: AgencyId, period: string) => (await w.owes(agency, period)).map((o) => o.status);
const handIn = async (agency: AgencyId, period: string) => {
  for (const one of await w.owes(agency, period))
    if (one.status === "pending") await Obligation.submit(w.ctx, id(one), { values: answer(one) });
};
const close = (closedOn?: string) => Agency.patch(w.ctx, w.agencies.school2, { status: "closed", closedOn });

describe("an organisation that opens", () => {
  const opened = (worksFrom?: string) =>
    agencyOf(w.ctx, "school", "Новая школа", { contacts: [{ email: "new@example.org" }], worksFrom });

  it("within the quarter owes for it, and for none that ended before", async () => {
    w.moveTo("2025-04-08T03:00:00Z");
    await Reporting.open(w.ctx, "2025-Q1"); // it still takes what is late
    const school = await opened("2025-04-07");
    await Reporting.open(w.ctx, "2025-Q1");
    await Reporting.open(w.ctx, "2025-Q2");
    await Reporting.open(w.ctx, "2025");
    expect(await statuses(school, "2025-Q1")).toEqual([]);
    expect(await statuses(school, "2025-Q2")).toEqual(["pending", "pending"]);
    expect(await statuses(school, "2025")).toHaveLength(37);
  });

  it("gets its reports by the next milestone, when nobody opens the period again", async () => {
    w.moveTo("2025-03-03T03:00:00Z");
    await Reporting.open(w.ctx, "2025-Q1");
    const school = await opened("2025-03-10");
    w.moveTo("2025-03-11T03:00:00Z"); // 14 working days before the 30th
    await Reporting.tick(w.system, { period: "2025-Q1", generation: 1 });
    expect(await statuses(school, "2025-Q1")).toEqual(["pending", "pending"]);
  });

  it("and is registered before it works owes nothing until it does", async () => {
    w.moveTo("2025-08-20T03:00:00Z");
    const school = await opened("2025-09-01");
    await Reporting.open(w.ctx, "2025-Q3");
    expect(await statuses(school, "2025-Q3")).toEqual([]);
    w.moveTo("2025-09-02T03:00:00Z");
    await Reporting.open(w.ctx, "2025-Q3");
    expect(await statuses(school, "2025-Q3")).toEqual(["pending", "pending"]);
  });

  it("owes for every open period when nobody says since when it works", async () => {
    w.moveTo("2025-04-08T03:00:00Z");
    const school = await opened();
    await Reporting.open(w.ctx, "2025-Q1");
    expect(await statuses(school, "2025-Q1")).toEqual(["pending", "pending"]);
  });
});

describe("an organisation that closes", () => {
  it("within the quarter owes nothing more for it; what it has handed in counts", async () => {
    w.moveTo("2025-02-03T03:00:00Z");
    await Reporting.open(w.ctx, "2025-Q1");
    const [first] = await w.owes(w.agencies.school2, "2025-Q1");
    await Obligation.submit(w.ctx, id(first!), { values: answer(first!, 7) });
    w.moveTo("2025-03-03T03:00:00Z");
    await close();
    const after = await Reporting.open(w.ctx, "2025-Q1");
    expect((await statuses(w.agencies.school2, "2025-Q1")).sort()).toEqual(["submitted", "withdrawn"]);
    expect(after.organisations).toMatchObject({ expected: 5, complete: 1 });
    const report = await reportOf(w.ctx, "2025-Q1");
    expect(report.missing.map((m) => m.name)).not.toContain("school2");
    const figures = report.sections.flatMap((s) => s.measures).find((m) => m.measureKey === first!.measureKey)!.figures;
    expect(figures.find((f) => f.key === "done")).toMatchObject({ value: 1, of: 1 });
  });

  it("after the quarter's end still owes for it, also where the period is opened later", async () => {
    w.moveTo("2025-04-08T03:00:00Z");
    await close("2025-04-02");
    await Reporting.open(w.ctx, "2025-Q1");
    await Reporting.open(w.ctx, "2025-Q2");
    expect(await statuses(w.agencies.school2, "2025-Q1")).toEqual(["pending", "pending"]);
    expect(await statuses(w.agencies.school2, "2025-Q2")).toEqual([]);
    // There is nobody left to do it: the department hands in for it.
    await handIn(w.agencies.school2, "2025-Q1");
    expect(await statuses(w.agencies.school2, "2025-Q1")).toEqual(["submitted", "submitted"]);
  });

  it("and opens again owes what it owed, with what it had handed in", async () => {
    await Reporting.open(w.ctx, "2025-Q1");
    const before = await w.owes(w.agencies.school2, "2025-Q1");
    await close();
    await Reporting.open(w.ctx, "2025-Q1");
    expect(await statuses(w.agencies.school2, "2025-Q1")).toEqual(["withdrawn", "withdrawn"]);
    await Agency.patch(w.ctx, w.agencies.school2, { status: "active" });
    const view = await Reporting.open(w.ctx, "2025-Q1");
    expect((await w.owes(w.agencies.school2, "2025-Q1")).map(id)).toEqual(before.map(id));
    expect(await statuses(w.agencies.school2, "2025-Q1")).toEqual(["pending", "pending"]);
    expect(view.obligations).toMatchObject({ withdrawn: 0, owed: 11 });
  });

  it("cannot be closed on a day to come, nor a working one have such a day", async () => {
    w.moveTo("2025-04-08T03:00:00Z");
    await expect(close("2025-04-09")).rejects.toMatchObject({ fields: [{ pointer: "/closedOn" }] });
    await expect(Agency.patch(w.ctx, w.agencies.school, { closedOn: "2025-04-01" })).rejects.toMatchObject({
      code: "input.invalid",
    });
    expect((await close()).agency).toMatchObject({ status: "closed", closedOn: "2025-04-08" });
    expect((await Agency.patch(w.ctx, w.agencies.school2, { status: "active" })).agency.closedOn).toBeUndefined();
  });
});

describe("a roadmap of its own", () => {
  const text = (rows: string[]) =>
    ["№\tМероприятие\tСроки\tИсполнители\tРезультаты", "I. Раздел\t\t\t\t", ...rows].join("\n");
  const own = (more: object) =>
    Roadmap.importRoadmap(w.ctx, {
      format: "text",
      key: "city",
      from: 2025,
      to: 2025,
      ...more,
      content: text([
        "1\tДело города\tдо 30-го числа последнего месяца каждого квартала\tОбразовательные организации\tР",
      ]),
    });
  const register = (municipality: string) => agencyOf(w.ctx, "school", "far", { municipality });

  it("asks the organisations of its municipalities only, beside what the region's asks of all", async () => {
    const far = await register("kemerovo");
    await own({ municipalities: ["kemerovo"] });
    await Reporting.open(w.ctx, "2025-Q1");
    const keys = async (agency: AgencyId) => (await w.owes(agency, "2025-Q1")).map((o) => o.measureKey).sort();
    expect(await keys(far)).toEqual(["I-1", "II.II-2.3", "II.VII-7.1"]);
    expect(await keys(w.agencies.school)).toEqual(["II.II-2.3", "II.VII-7.1"]);
    await expect(own({ municipalities: ["atlantis"] })).rejects.toMatchObject({ code: "input.invalid" });
  });

  it.each([
    ["keep", "2025-03-30", "2025-03-28"],
    ["previous", "2025-03-28", "2025-03-28"],
    ["next", "2025-03-31", "2025-03-31"],
  ])("may move what falls on a day off: %s", async (nonWorking, dueDate, workBy) => {
    await own({ nonWorking });
    const { measures } = await Reporting.open(w.ctx, "2025-Q1");
    expect(measures.find((m) => m.measureKey === "I-1")).toMatchObject({ dueDate, workBy });
    expect(measures.find((m) => m.measureKey === "II.II-2.3")).toMatchObject({ dueDate: "2025-03-30" });
  });

  it("moves what is still owed when its day changes, and leaves what is in as it was judged", async () => {
    w.moveTo("2025-03-20T03:00:00Z");
    await own({});
    await Reporting.open(w.ctx, "2025-Q1");
    const mine = async (agency: AgencyId) => (await w.owes(agency, "2025-Q1")).find((o) => o.measureKey === "I-1")!;
    const { school, school2 } = w.agencies;
    const first = await mine(school);
    await Obligation.submit(w.ctx, id(first), { values: answer(first) });
    await own({ nonWorking: "previous" });
    const view = await Reporting.open(w.ctx, "2025-Q1");
    expect([(await mine(school)).dueDate, (await mine(school2)).dueDate]).toEqual(["2025-03-30", "2025-03-28"]);
    w.moveTo("2025-03-29T03:00:00Z");
    expect(await mine(school2)).toMatchObject({ overdue: true });
    // Those of the other school, the kindergarten and the centre, and the department's of 30 January.
    expect((await Reporting.get(w.ctx, "2025-Q1")).obligations.overdue).toBe(3 + 1);
    expect(view.obligations.owed).toBe(3 + 2 * 4 + 4);
  });

  it("gives what is to be handed in again the day that has changed while it was in", async () => {
    w.moveTo("2025-03-20T03:00:00Z");
    await own({});
    await Reporting.open(w.ctx, "2025-Q1");
    const mine = async () => (await w.owes(w.agencies.school, "2025-Q1")).find((o) => o.measureKey === "I-1")!;
    await Obligation.submit(w.ctx, id(await mine()), { values: answer(await mine()) });
    await own({ nonWorking: "previous" });
    await Reporting.open(w.ctx, "2025-Q1");
    await Obligation.sendBack(w.ctx, id(await mine()), { reason: "Не сходится" });
    await Reporting.open(w.ctx, "2025-Q1");
    expect(await mine()).toMatchObject({ status: "returned", dueDate: "2025-03-28" });
  });
});
