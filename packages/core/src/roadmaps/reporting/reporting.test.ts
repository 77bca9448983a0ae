import { beforeEach, describe, expect, it } from "vitest";
import { answer, lockByTwo, type PeriodWorld, periodWorld } from "../../../test/worlds/period.ts";
import { specialist } from "../../../test/worlds/tenant.ts";
import * as Agency from "../../agencies/agency/index.ts";
import { taskCtx } from "../../ground/shared/authorise.ts";
import type { DataBank } from "../../ground/shared/bank.ts";
import type { ObligationId } from "../../ground/shared/ids.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Obligation from "../obligation/index.ts";
import { reportOf } from "../report/freeze.actions.ts";
import { revisions } from "../report/frozen.store.ts";
import * as Roadmap from "../roadmap/index.ts";
import * as Reporting from "./index.ts";

let w: PeriodWorld;
beforeEach(async () => {
  w = await periodWorld();
});
const id = (view: { obligationId: string }) => view.obligationId as ObligationId;

describe("opening", () => {
  it("makes each measure × executor × period once, however often it is asked", async () => {
    w.moveTo("2025-01-09T03:00:00Z");
    const first = await Reporting.open(w.ctx, "2025-Q1");
    // 1.1 and 5.2 the department; 7.1 the department and all educational ones; 2.3 all educational ones.
    expect(first.obligations.owed).toBe(3 + 2 * 4);
    expect(first.status).toBe("collecting");
    const ids = (await w.owes(w.agencies.school, "2025-Q1")).map(id);
    expect(await Reporting.open(w.ctx, "2025-Q1")).toMatchObject({ obligations: first.obligations });
    expect((await w.owes(w.agencies.school, "2025-Q1")).map(id)).toEqual(ids);
    expect(first.measures.map((m) => [m.measureKey, m.dueDate, m.workBy])).toEqual([
      ["II.I-1.1", "2025-01-30", "2025-01-30"],
      ["II.II-2.3", "2025-03-30", "2025-03-28"],
      ["II.V-5.2", "2025-03-31", "2025-03-31"],
      ["II.VII-7.1", "2025-03-30", "2025-03-28"],
    ]);
    expect(first.measures[1]!.explain.ru).toContain("воскресенье");
  });

  it("gives the year its yearly measures and those of one term, and each its own day", async () => {
    const year = await Reporting.open(w.ctx, "2025");
    expect(year.measures).toHaveLength(42);
    const due = new Map(year.measures.map((m) => [m.measureKey, m.dueDate]));
    expect([due.get("I-2.3"), due.get("I-2.4"), due.get("II.VIII-8.2")]).toEqual([
      "2025-12-31",
      undefined,
      "2026-04-30",
    ]);
    expect((await Reporting.open(w.ctx, "2023")).measures.map((m) => m.measureKey)).toContain("I-2.4");
  });

  it("says where nobody would report, and gives newcomers theirs with the next call", async () => {
    await Agency.patch(w.ctx, w.agencies.resourceCentre, { status: "closed" });
    const before = await Reporting.open(w.ctx, "2025");
    expect(before.unassigned.map((u) => u.executor)).toEqual(["working-group", "working-group"]);
    await Agency.patch(w.ctx, w.agencies.resourceCentre, { status: "active" });
    const after = await Reporting.open(w.ctx, "2025");
    expect(after.unassigned).toEqual([]);
    expect(after.organisations.expected).toBe(before.organisations.expected + 1);
  });

  it("withdraws what a new edition has no more, and what a closed organisation owes", async () => {
    await Reporting.open(w.ctx, "2025-Q1");
    const text = [
      "№\tМероприятие\tСроки\tИсполнители\tРезультаты",
      "II. Раздел\t\t\t\t",
      "II.II. Часть\t\t\t\t",
      "2.3\tКонсультации\tежеквартально\tОбразовательные организации\tР",
    ].join("\n");
    await Roadmap.importRoadmap(w.ctx, {
      format: "text",
      key: "rehabilitation-2025",
      content: text,
      from: 2021,
      to: 2025,
    });
    await Agency.patch(w.ctx, w.agencies.school2, { status: "closed" });
    const view = await Reporting.open(w.ctx, "2025-Q1");
    expect(view.obligations).toMatchObject({ owed: 3, withdrawn: 8 });
    const [gone] = await w.owes(w.agencies.school, "2025-Q1", "withdrawn");
    await expect(Obligation.submit(w.ctx, id(gone!), { values: { done: true } })).rejects.toMatchObject({
      code: "obligation.withdrawn",
    });
  });

  it("takes two persons and a reason for a period that has not begun", async () => {
    const of = (id: string, reason?: string) =>
      Reporting.open(w.as({ kind: "coordinator", id }), "2025-Q2", { reason });
    await expect(of("anna")).rejects.toMatchObject({ code: "input.invalid", fields: [{ pointer: "/reason" }] });
    await expect(of("anna", "Проба")).rejects.toMatchObject({ code: "second-person.wanted" });
    await expect(Reporting.get(w.ctx, "2025-Q2")).rejects.toMatchObject({ code: "not-found" });
    expect(await of("boris", "Согласен")).toMatchObject({ status: "collecting" });
    expect(await of("anna")).toMatchObject({ status: "collecting" }); // what is open is brought up to date by anybody
  });

  it("refuses a period that no roadmap asks for, and a year without a calendar until it is loaded", async () => {
    await expect(Reporting.open(w.ctx, "2019-Q1")).rejects.toMatchObject({ code: "roadmap.none" });
    await Roadmap.importRoadmap(w.ctx, {
      format: "text",
      key: "far",
      from: 2028,
      to: 2028,
      content:
        "№\tМероприятие\tСроки\tИсполнители\tРезультаты\nI. Раздел\t\t\t\t\n1\tДело\tежеквартально\tДепартамент образования\tР",
    });
    await expect(Reporting.open(w.system, "2028-Q1")).rejects.toMatchObject({ code: "calendar.missing" });
    const basis = { text: { ru: "постановление", en: "decree" }, grade: "P" as const };
    await Tenant.uploadYear(w.ctx, { year: 2028, transfers: [], basis });
    expect((await Reporting.open(w.system, "2028-Q1")).measures[0]).toMatchObject({ dueDate: "2028-03-31" });
    expect((await Tenant.calendarYears(w.ctx)).items.at(-1)).toMatchObject({ year: 2028, uploaded: true });
  });
});

describe("handing in", () => {
  it("takes a report once, marks what is late, returns with a reason, and accepts", async () => {
    w.moveTo("2025-03-20T03:00:00Z");
    await Reporting.open(w.ctx, "2025-Q1");
    const school = w.as({ kind: "specialist", agency: w.agencies.school });
    const [first, second] = await w.owes(w.agencies.school, "2025-Q1");
    const done = await Obligation.submit(school, id(first!), { values: answer(first!), narrative: "Проведено" });
    expect(done).toMatchObject({ status: "submitted", late: false });
    await expect(Obligation.submit(school, id(first!), { values: answer(first!) })).rejects.toMatchObject({
      code: "obligation.closed",
    });
    await Obligation.sendBack(w.ctx, id(first!), { reason: "Нет числа семей" });
    expect(await Obligation.get(school, id(first!))).toMatchObject({
      status: "returned",
      returnReason: "Нет числа семей",
      narrative: "Проведено",
    });
    w.moveTo("2025-03-30T20:00:00Z"); // already Monday in Novokuznetsk
    expect((await w.owes(w.agencies.school, "2025-Q1", "overdue")).length).toBe(2);
    expect(await Obligation.submit(school, id(first!), { values: answer(first!) })).toMatchObject({
      late: true,
      overdue: false,
    });
    await Obligation.accept(w.ctx, id(first!), {});
    await Obligation.submit(school, id(second!), { values: answer(second!) });
    expect((await Reporting.get(w.ctx, "2025-Q1")).organisations).toEqual({
      expected: 5,
      complete: 1,
      partly: 0,
      silent: 4,
    });
    expect((await Reporting.get(w.ctx, "2025-Q1")).obligations).toMatchObject({ accepted: 1, submitted: 1, late: 2 });
  });

  it("still counts the 30th in time, to its end where the tenant is", async () => {
    w.moveTo("2025-03-30T16:59:00Z");
    await Reporting.open(w.ctx, "2025-Q1");
    const [first] = await w.owes(w.agencies.school, "2025-Q1");
    expect(await Obligation.submit(w.ctx, id(first!), { values: answer(first!) })).toMatchObject({ late: false });
  });

  it.each([
    [{ publications: 3, "families-informed": 1 }, "/values/done"],
    [{ done: true, publications: -1, "families-informed": 1 }, "/values/publications"],
    [{ done: true, publications: 1.5, "families-informed": 1 }, "/values/publications"],
    [{ done: true, publications: 1e9, "families-informed": 1 }, "/values/publications"],
    [{ done: 1, publications: 1, "families-informed": 1 }, "/values/done"],
    [{ done: true, publications: true, "families-informed": 1 }, "/values/publications"],
    [{ done: true, publications: 1, "families-informed": 1, meetings: 4 }, "/values/meetings"],
    [{ done: false, publications: 0, "families-informed": 0 }, "/narrative"],
  ])("refuses %j", async (values, pointer) => {
    await Reporting.open(w.ctx, "2025-Q1");
    const measure = (await w.owes(w.agencies.school, "2025-Q1")).find((o) => o.measureKey === "II.VII-7.1")!;
    const refused = Obligation.submit(w.ctx, id(measure), { values: values as Record<string, number | boolean> });
    await expect(refused).rejects.toMatchObject({ code: "input.invalid", fields: [{ pointer }] });
  });

  it("is closed to another organisation, and takes several at once, each by itself", async () => {
    await Reporting.open(w.ctx, "2025-Q1");
    const mine = await w.owes(w.agencies.school, "2025-Q1");
    const other = w.as({ kind: "specialist", agency: w.agencies.school2 });
    await expect(Obligation.submit(other, id(mine[0]!), { values: answer(mine[0]!) })).rejects.toMatchObject({
      code: "not-found",
    });
    expect(await Obligation.find(other, { period: "2025-Q1", agency: w.agencies.school })).toEqual({ items: [] });
    const school = w.as({ kind: "specialist", agency: w.agencies.school });
    const rows = await Obligation.submitMany(school, {
      reports: [
        { obligationId: mine[0]!.obligationId, values: answer(mine[0]!) },
        { obligationId: mine[1]!.obligationId, values: {} },
      ],
    });
    expect(rows.map((r) => [r.outcome, r.problem?.code])).toEqual([
      ["submitted", undefined],
      ["refused", "input.invalid"],
    ]);
  });

  it("takes a wrong file away for good, by whoever sent it and by staff, and leaves the figures", async () => {
    await Reporting.open(w.ctx, "2025-Q1");
    const [first] = await w.owes(w.agencies.school, "2025-Q1");
    const content = Buffer.from("%PDF-1.7\n%%EOF\n").toString("base64");
    const files = ["а.pdf", "б.pdf"].map((name) => ({ name, type: "application/pdf" as const, content }));
    await Obligation.submit(w.ctx, id(first!), { values: answer(first!), attachments: files });
    await lockByTwo(w, "2025-Q1");
    const before = await Obligation.get(w.ctx, id(first!));
    const [one, two] = before.attachments!.map((file) => file.attachmentId);
    const school = w.as(specialist(w.agencies.school));
    const reason = "Файл другой школы.";
    await Obligation.removeFile(school, id(first!), one!, { reason });
    await Obligation.removeFile(w.ctx, id(first!), two!, { reason });
    await Obligation.removeFile(w.ctx, id(first!), two!, { reason: "Ещё раз." });
    const after = await Obligation.get(w.ctx, id(first!));
    expect(after.attachments).toMatchObject([
      { name: "(удалён)", removed: { reason, by: expect.stringMatching(/^specialist:/) } },
      { name: "(удалён)", removed: { reason } },
    ]);
    expect([after.values, after.status, after.submittedAt]).toEqual([before.values, before.status, before.submittedAt]);
    await expect(Obligation.attachment(w.ctx, id(first!), one!)).rejects.toMatchObject({ code: "not-found" });
    const absent = Obligation.removeFile(w.ctx, id(first!), "note_0", { reason });
    await expect(absent).rejects.toMatchObject({ code: "not-found" });
  });

  it("keeps attachments sealed and gives them back", async () => {
    await Reporting.open(w.ctx, "2025-Q1");
    const [first] = await w.owes(w.agencies.school, "2025-Q1");
    const content = Buffer.from("%PDF-1.7\n%%EOF\n").toString("base64");
    const file = (name: string) => ({ name, type: "application/pdf" as const, content });
    const files = [file("справка.pdf"), file("план.js")];
    const { attachments } = await Obligation.submit(w.ctx, id(first!), { values: answer(first!), attachments: files });
    expect(attachments).toMatchObject([{ name: "справка.pdf", bytes: 15 }, { name: "план.js.pdf" }]);
    const [plain, script] = await Promise.all(
      attachments!.map((a) => Obligation.attachment(w.ctx, id(first!), a.attachmentId)),
    );
    expect(plain!.content).toBe(content);
    expect(script!.name).toBe("план.js.pdf");
  });
});

describe("locking", () => {
  it("freezes the figures; a correction is a revision with its reason", async () => {
    await Reporting.open(w.ctx, "2025-Q1");
    const mine = await w.owes(w.agencies.school, "2025-Q1");
    for (const one of mine) await Obligation.submit(w.ctx, id(one), { values: answer(one) });
    const figure = async (revision?: number) => {
      const report = await reportOf(w.ctx, "2025-Q1", revision);
      const measure = report.sections.flatMap((s) => s.measures).find((m) => m.measureKey === "II.VII-7.1")!;
      return [report.revision, measure.figures.find((f) => f.key === "publications")!.value, report.reason];
    };
    expect(await figure()).toEqual([0, 3, undefined]);
    await lockByTwo(w, "2025-Q1");
    expect(await Reporting.get(w.ctx, "2025-Q1")).toMatchObject({ status: "locked", revision: 1 });
    await expect(Reporting.lock(w.ctx, "2025-Q1")).rejects.toMatchObject({ code: "period.locked" });
    const [late] = await w.owes(w.agencies.school2, "2025-Q1");
    await expect(Obligation.submit(w.ctx, id(late!), { values: answer(late!) })).rejects.toMatchObject({
      code: "period.locked",
    });
    await expect(Reporting.open(w.ctx, "2025-Q1")).rejects.toMatchObject({ code: "period.locked" });
    const wrong = mine.find((o) => o.measureKey === "II.VII-7.1")!;
    await Reporting.correct(w.ctx, id(wrong), { reason: "Опечатка: 30 вместо 3", values: answer(wrong, 30) });
    expect(await figure()).toEqual([2, 30, "Опечатка: 30 вместо 3"]);
    expect(await figure(1)).toEqual([1, 3, undefined]);
  });

  it("is one person's when the last day is over; before it takes a reason and two, and of two at once one", async () => {
    await Reporting.open(w.ctx, "2025-Q1");
    const of = (id: string) => w.as({ kind: "coordinator", id });
    await expect(Reporting.lock(of("anna"), "2025-Q1")).rejects.toMatchObject({
      code: "input.invalid",
      fields: [{ pointer: "/reason" }],
    });
    const early = (id: string) => Reporting.lock(of(id), "2025-Q1", { reason: "Все сдали" });
    await expect(early("anna")).rejects.toMatchObject({ code: "second-person.wanted" });
    const [one, other] = await Promise.allSettled([early("boris"), early("vera")]);
    expect([one!.status, other!.status].sort()).toEqual(["fulfilled", "rejected"]);
    expect([one, other].find((r) => r!.status === "rejected")).toMatchObject({ reason: { code: "period.locked" } });
    expect(await revisions(w.ctx, "2025-Q1")).toHaveLength(1);
    w.moveTo("2025-04-01T03:00:00Z");
    await Reporting.open(w.ctx, "2025-Q2");
    w.moveTo("2025-07-14T16:59:00Z"); // the last day, 14 July, ends in a minute
    expect((await Reporting.get(w.ctx, "2025-Q2")).lockOn).toBe("2025-07-14");
    await expect(Reporting.lock(of("anna"), "2025-Q2", { reason: "Пора" })).rejects.toMatchObject({
      code: "second-person.wanted",
    });
    w.moveTo("2025-07-14T17:00:00Z");
    expect(await Reporting.lock(of("anna"), "2025-Q2")).toMatchObject({ status: "locked" });
  });

  it("refuses a correction before locking", async () => {
    await Reporting.open(w.ctx, "2025-Q1");
    const [first] = await w.owes(w.agencies.school, "2025-Q1");
    await expect(
      Reporting.correct(w.ctx, id(first!), { reason: "рано", values: answer(first!) }),
    ).rejects.toMatchObject({
      code: "period.not-open",
    });
  });
});

describe("what time brings about", () => {
  it("reminds 14, 7 and 1 working days ahead, then escalates at once and weekly, and locks after ten", async () => {
    const calendar = await Tenant.calendarOf(w.ctx);
    const days = Reporting.milestonesOf({ dueDates: ["2025-03-30"], lockOn: "2025-04-11" }, calendar);
    expect(days.map((m) => [m.on, m.reason])).toEqual([
      ["2025-03-11", "remind"],
      ["2025-03-20", "remind"],
      ["2025-03-28", "remind"],
      ["2025-03-31", "escalate"],
      ["2025-04-07", "escalate"],
    ]);
    // 1 and 8 May lie in the holidays: it is the first working day after them.
    const may = Reporting.milestonesOf({ dueDates: ["2025-04-23"], lockOn: "2025-05-16" }, calendar);
    expect(may.filter((m) => m.reason === "escalate").map((m) => m.on)).toEqual([
      "2025-04-24",
      "2025-05-05",
      "2025-05-12",
      "2025-05-15",
    ]);
    // The last due date is 31 March, of 5.2.
    expect((await Reporting.open(w.ctx, "2025-Q1")).lockOn).toBe("2025-04-14");
  });

  it("takes reports of a period that is opened after its dates for as long as of any other", async () => {
    w.moveTo("2025-06-16T03:00:00Z");
    expect((await Reporting.open(w.ctx, "2025-Q1")).lockOn).toBe("2025-06-30"); // ten working days on
    w.moveTo("2025-06-20T03:00:00Z");
    expect((await Reporting.open(w.ctx, "2025-Q1")).lockOn).toBe("2025-06-30");
    await Reporting.tick(w.system, { period: "2025-Q1", generation: 1 });
    expect((await Reporting.get(w.ctx, "2025-Q1")).status).toBe("collecting");
    w.moveTo("2025-07-01T03:00:00Z");
    await Reporting.tick(w.system, { period: "2025-Q1", generation: 1 });
    expect((await Reporting.get(w.ctx, "2025-Q1")).status).toBe("locked");
  });

  it("writes to an organisation once a day, and locks the morning after the last day", async () => {
    w.moveTo("2025-03-01T03:00:00Z");
    await Reporting.open(w.ctx, "2025-Q1");
    const call = { period: "2025-Q1" as const, generation: 1 };
    w.moveTo("2025-03-28T03:00:00Z");
    await Reporting.tick(w.system, call);
    await Reporting.tick(w.system, call);
    expect(await Reporting.remindAll(w.ctx, "2025-Q1")).toEqual({
      reminded: 0,
      already: 5,
      leavesAt: "2025-03-28T03:15:00Z",
    });
    w.moveTo("2025-04-15T03:00:00Z");
    await Reporting.tick(w.system, call);
    expect((await Reporting.get(w.ctx, "2025-Q1")).status).toBe("locked");
  });

  it("freezes what was handed in up to the very lock, though its own execution had read the records before", async () => {
    w.moveTo("2025-03-01T03:00:00Z");
    await Reporting.open(w.ctx, "2025-Q1");
    const mine = await w.owes(w.agencies.school, "2025-Q1");
    let handedIn = false;
    const commit: DataBank["commit"] = async (writes) => {
      const locks = writes.some(
        (write) => "put" in write && (write.put.data as { status?: string }).status === "locked",
      );
      if (locks && !handedIn) {
        handedIn = true;
        for (const one of mine) await Obligation.submit(w.ctx, id(one), { values: answer(one) });
      }
      await w.ctx.bank.commit(writes);
    };
    w.moveTo("2025-04-15T03:00:00Z");
    const machine = taskCtx({ ...w.ctx, bank: { ...w.ctx.bank, commit } }, "kuzbass", "machine");
    await Reporting.tick(machine, { period: "2025-Q1", generation: 1 });
    const frozen = await reportOf(w.ctx, "2025-Q1");
    expect(handedIn).toBe(true);
    expect(frozen).toMatchObject({ revision: 1, organisations: { complete: 1 }, obligations: { submitted: 2 } });
  });

  it("escalates also on a day on which somebody was reminded by hand, and then reminds nobody who was", async () => {
    w.moveTo("2025-03-01T03:00:00Z");
    await Reporting.open(w.ctx, "2025-Q1");
    const call = { period: "2025-Q1" as const, generation: 1 };
    w.moveTo("2025-03-31T01:00:00Z");
    expect(await Reporting.remindAll(w.ctx, "2025-Q1")).toMatchObject({ reminded: 5 });
    w.moveTo("2025-03-31T03:00:00Z");
    await Reporting.tick(w.system, call);
    for (const agencyId of Object.values(w.agencies)) {
      const stream = `T#kuzbass#AGENCY#${agencyId}#NOTICES`;
      const { items } = await w.ctx.bank.list<{ data: { reason: string } }>("records", stream, { prefix: "EVENT#" });
      expect(items.map((i) => i.data.data.reason)).toEqual(["remind", "escalate"]);
    }
    expect(await Reporting.remindAll(w.ctx, "2025-Q1")).toMatchObject({ reminded: 0, already: 5 });
  });

  it("reminds nobody by hand who was told today that reports are overdue", async () => {
    w.moveTo("2025-03-01T03:00:00Z");
    await Reporting.open(w.ctx, "2025-Q1");
    w.moveTo("2025-03-31T03:00:00Z");
    await Reporting.tick(w.system, { period: "2025-Q1", generation: 1 });
    expect(await Reporting.remindAll(w.ctx, "2025-Q1")).toMatchObject({ reminded: 0, already: 5 });
  });

  it("opens what has begun where the tenant is", async () => {
    w.moveTo("2025-06-30T16:59:00Z");
    expect(await Reporting.openBegun(w.system)).toEqual(["2025-Q2", "2025"]);
    w.moveTo("2025-06-30T17:00:00Z");
    expect(await Reporting.openBegun(w.system)).toEqual(["2025-Q3"]);
    expect(await Reporting.openBegun(w.system)).toEqual([]);
  });
});
