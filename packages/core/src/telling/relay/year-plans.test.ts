import { beforeEach, describe, expect, it } from "vitest";
import { type RouteWorld, routeWorld } from "../../../test/worlds/relay.ts";
import { specialist } from "../../../test/worlds/tenant.ts";
import { byMail } from "../../../test/worlds/ways.ts";
import * as Agency from "../../agencies/agency/index.ts";
import * as Slot from "../../agencies/slot/index.ts";
import type { Mail, MeetingId, ObligationId, StepId, YearEntryId, YearPlanId } from "../../ground/shared/index.ts";
import { taskCtx } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Indicator from "../../roadmaps/indicator/index.ts";
import * as Meeting from "../../roadmaps/meeting/index.ts";
import * as Obligation from "../../roadmaps/obligation/index.ts";
import * as Reporting from "../../roadmaps/reporting/index.ts";
import * as Roadmap from "../../roadmaps/roadmap/index.ts";
import * as YearPlan from "../../roadmaps/year-plan/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import * as Digest from "../digest/index.ts";
import * as Inbox from "../inbox/index.ts";

let w: RouteWorld;
let planId: YearPlanId;
const act = { act: "Постановление администрации", number: "12-п", date: "2025-03-03", by: "Администрация" };

/** A child with a route and its measures, a school that receives families on Mondays, and the roadmap; the plan of 2025 drafted. */
beforeEach(async () => {
  w = await routeWorld();
  await Tenant.setUpToDate(w.ctx);
  await w.consent();
  await w.ipra(["Массаж", "Занятия с логопедом"]);
  await Route.open(w.ctx, w.childId, { template: "school-age" });
  await w.settle();
  await Roadmap.importRoadmap(w.ctx, { format: "catalogue" });
  const times = { date: "2025-03-17", from: "09:00", until: "11:00", repeat: "FREQ=WEEKLY;UNTIL=20250630" };
  const slot = { serviceKey: "family-consultation", post: "Психолог", place: "office", minutes: 60, times };
  await Slot.open(w.ctx, w.agencies.school!, { ...slot, consultationPoint: true });
  planId = (await YearPlan.begin(w.ctx, { municipality: "novokuznetsk", year: 2025 })).planId as YearPlanId;
  await w.settle();
});

const lines = async (kind?: YearPlan.EntryKind, query?: object, ctx = w.ctx) =>
  (await YearPlan.listEntries(ctx, planId, query)).filter((one) => !kind || one.kind === kind);
const own = async (content: object) => (await YearPlan.addEntry(w.ctx, planId, content)).entryId as YearEntryId;
const day = async (date: string) => {
  w.moveTo(`${date}T03:00:00Z`);
  await YearPlan.attendPlans(taskCtx(w.deps, w.ctx.tenant, "schedule"), { meeting: async () => Meeting.meetings });
  await w.settle();
};
const letters = async () => {
  const mails: Mail[] = [];
  await Digest.sendDigests(
    w.as({ kind: "system" }),
    byMail({ send: async (mail: Mail) => ({ providerId: String(mails.push(mail)) }) }),
  );
  return mails;
};
const tasks = async () =>
  (await Inbox.find(w.ctx, { bucket: "tasks", kind: "year-plan-behind" })).items.map(({ task }) => task!);

describe("a plan of a year", () => {
  it("is drafted from reports, routes, reviews and slots, as numbers, and names no child", async () => {
    const plan = await YearPlan.get(w.ctx, planId);
    expect(plan).toMatchObject({ status: "draft", drafting: false, pending: true, edition: 0 });
    const reports = await lines("report");
    expect(reports.find(({ measureKey, day }) => measureKey === "II.II-2.3" && day === "2025-03-30")).toMatchObject({
      month: "2025-03",
      action: { ru: expect.stringContaining("Отчёт за I квартал 2025 года") },
      responsible: { kinds: ["school", "kindergarten", "resourceCentre"] },
    });
    // What ended with 2024 and falls due now is of this plan, and what ends with 2025 and falls due later is not.
    expect(reports.every(({ day }) => day?.startsWith("2025-"))).toBe(true);
    const [commission] = await lines("help");
    expect(commission).toMatchObject({ month: "2025-03", planned: 1, responsible: { agencyId: expect.any(String) } });
    expect(await lines("review")).toMatchObject([{ month: "2025-12", planned: 1, measureKey: "II.I-1.4" }]);
    const talks = await lines("consultation");
    expect(talks.map(({ month, planned }) => [month, planned])).toEqual([
      ["2025-03", 6],
      ["2025-06", 26],
    ]);
    const told = JSON.stringify(await lines());
    expect(told).not.toContain(w.childId);
    expect(told).not.toContain("Ёлкина");
    expect(await Indicator.compare(w.ctx)).toEqual([]);
  });

  it("takes in what has come since, and leaves what somebody has changed", async () => {
    const [talk] = await lines("consultation");
    await YearPlan.changeEntry(w.ctx, { planId, entryId: talk!.entryId as YearEntryId }, { note: "По пятницам" });
    const [step] = (await Step.find(w.ctx, {})).items;
    await Step.complete(w.ctx, step!.stepId as StepId, { result: "performed" });
    await w.settle();
    await Route.approvePlan(w.ctx, step!.routeId as Route.Route["routeId"]);
    await w.settle();
    await YearPlan.refresh(w.ctx, planId);
    await w.settle();
    const all = await lines();
    expect(all.find(({ entryId }) => entryId === talk!.entryId)?.note).toBe("По пятницам");
    expect(all.filter(({ kind }) => kind === "help").length).toBeGreaterThan(3);
    // A route's quarters are planned as far as its cycle goes.
    const months = new Set(all.filter(({ kind }) => kind === "help").map(({ month }) => month));
    expect(months).toContain("2025-06");
    expect(months).toContain("2025-09");
  });

  it("binds nobody before it is approved, and then whoever it names, who are told", async () => {
    const { school, school2, health } = w.agencies;
    await own({ day: "2025-04-10", action: "Семинар для педагогов", responsible: { agencyId: school } });
    for (const ctx of [w.as(specialist(school!)), w.as({ kind: "coordinator", municipality: "kemerovo" })])
      await expect(YearPlan.get(ctx, planId)).rejects.toMatchObject({ code: "not-found" });
    await YearPlan.approve(w.ctx, planId, { act });
    await w.settle();
    expect(await YearPlan.get(w.ctx, planId)).toMatchObject({ status: "approved", edition: 1, pending: false });
    const mails = await letters();
    const toSchool = mails.find(({ to }) => to.includes("school@example.org"));
    expect(toSchool?.text).toContain("Утверждён план сопровождения на 2025 год");
    expect(toSchool?.text).toContain("Семинар для педагогов");
    const seen = await lines(undefined, undefined, w.as(specialist(school2!)));
    expect(new Set(seen.map(({ kind }) => kind))).toEqual(new Set(["report"]));
    expect((await lines("own", undefined, w.as(specialist(school!)))).map(({ mayDo }) => mayDo)).toEqual([["result"]]);
    expect(await lines("own", undefined, w.as(specialist(health!)))).toEqual([]);
    // The same act said again changes nothing.
    const { version } = await YearPlan.get(w.ctx, planId);
    expect((await YearPlan.approve(w.ctx, planId, { act })).version).toBe(version);
  });

  it("is amended by editions: whoever is concerned is told, and the edition before stays", async () => {
    const { school, school2 } = w.agencies;
    const entryId = await own({ day: "2025-04-10", action: "Семинар", responsible: { agencyId: school } });
    await YearPlan.approve(w.ctx, planId, { act });
    await w.settle();
    await letters();
    await expect(YearPlan.amend(w.ctx, planId, { act, reason: "Так" })).rejects.toMatchObject({
      code: "year-plan.unchanged",
    });
    await YearPlan.changeEntry(w.ctx, { planId, entryId }, { responsible: { agencyId: school2 }, month: "2025-05" });
    const pending = (await lines("own"))[0];
    expect(pending).toMatchObject({ pending: true, month: "2025-05", edition: 2 });
    expect(pending?.day).toBeUndefined();
    // Until the edition is in force the school does it.
    expect(await lines("own", undefined, w.as(specialist(school!)))).toMatchObject([{ day: "2025-04-10" }]);
    await YearPlan.amend(w.ctx, planId, { act: { ...act, number: "30-п" }, reason: "Школа на ремонте" });
    await w.settle();
    w.moveTo("2025-03-04T03:00:00Z");
    const mails = await letters();
    expect(mails.find(({ to }) => to.includes("school@example.org"))?.text).toContain("Больше не за вами: строк — 1");
    expect(mails.find(({ to }) => to.includes("school2@example.org"))?.text).toContain("Семинар");
    expect(mails.some(({ to }) => to.includes("health@example.org"))).toBe(false);
    expect(await lines("own", { edition: 1 })).toMatchObject([{ day: "2025-04-10" }]);
    expect((await YearPlan.get(w.ctx, planId)).editions).toMatchObject([
      { number: "12-п" },
      { reason: "Школа на ремонте" },
    ]);
    await YearPlan.strikeEntry(w.ctx, { planId, entryId }, { reason: "Отменён" });
    expect(await lines("own")).toMatchObject([{ struck: true, reason: "Отменён", mayDo: ["restore"] }]);
    await YearPlan.restoreEntry(w.ctx, { planId, entryId }, { reason: "Всё же будет" });
    expect(await lines("own")).toMatchObject([{ struck: false, reason: "Всё же будет" }]);
  });

  it("is followed month by month: by the records, and by what is said; what stays behind is somebody's", async () => {
    const { school } = w.agencies;
    const seminar = await own({ day: "2025-03-20", action: "Семинар", responsible: { agencyId: school } });
    await YearPlan.approve(w.ctx, planId, { act });
    await w.settle();
    await Reporting.open(w.ctx, "2025-Q1");
    await w.settle();
    await day("2025-03-13");
    const [soon] = (await letters()).filter(({ to }) => to.includes("school@example.org"));
    expect(soon?.text).toContain("Семинар");
    const [owed] = (await Obligation.find(w.ctx, { period: "2025-Q1", agency: school! })).items;
    await Obligation.submit(w.ctx, owed!.obligationId as ObligationId, {
      values: {},
      narrative: "Сделано",
      noData: true,
    });
    await day("2025-04-01");
    const march = (await YearPlan.get(w.ctx, planId)).months.find(({ month }) => month === "2025-03")!;
    expect(march.overdue).toBeGreaterThan(1);
    const [task] = (await tasks()).filter(({ month }) => month === "2025-03");
    expect(task).toMatchObject({ yearPlanId: planId, count: march.overdue });
    const reported = (await lines("report")).find(({ fact }) => fact?.done === 1);
    expect(reported).toMatchObject({ fact: { of: expect.any(Number) }, overdue: true });
    // The school says no: the coordinator's at once, and theirs to explain.
    const at = { planId, entryId: seminar };
    await expect(YearPlan.setEntryResult(w.as(specialist(school!)), at, { status: "not-done" })).rejects.toMatchObject({
      code: "input.invalid",
    });
    await YearPlan.setEntryResult(w.as(specialist(school!)), at, { status: "not-done", words: "Болел лектор" });
    await w.settle();
    expect((await tasks()).map(({ yearEntryId }) => yearEntryId)).toContain(seminar);
    await YearPlan.setEntryResult(w.ctx, at, { status: "not-done", words: "Перенесён на осень" });
    await w.settle();
    expect((await tasks()).map(({ yearEntryId }) => yearEntryId)).not.toContain(seminar);
    // Everything of March explained, its task is over.
    for (const line of await lines(undefined, { month: "2025-03" }))
      if (line.overdue)
        await YearPlan.setEntryResult(
          w.ctx,
          { planId, entryId: line.entryId as YearEntryId },
          { status: "partly", words: "Объяснено" },
        );
    await day("2025-04-02");
    expect((await tasks()).filter(({ month }) => month === "2025-03")).toEqual([]);
  });

  it("has the meetings of the municipality's bodies, held or not", async () => {
    const seat = { agencyId: w.agencies.school, post: "руководитель" };
    const group = { name: "Рабочая группа", kind: "working-group", chair: seat, secretary: seat, members: [seat] };
    const { bodyId } = await Meeting.form(w.ctx, { ...group, municipality: "novokuznetsk" });
    const planned = { bodyId, time: "10:00", place: "Зал" };
    const { meetingId } = await Meeting.plan(w.ctx, { ...planned, on: "2025-03-24" });
    const off = await Meeting.plan(w.ctx, { ...planned, on: "2025-06-24" });
    await Meeting.cancel(w.ctx, off.meetingId as MeetingId, { reason: "Отпуск" });
    await YearPlan.refresh(w.ctx, planId);
    await w.settle();
    const told = async () => (await lines("meeting")).map(({ day: on, action, fact }) => [on, action.ru, fact]);
    expect(await told()).toEqual([["2025-03-24", "Заседание: Рабочая группа", undefined]]);
    await YearPlan.approve(w.ctx, planId, { act });
    await day("2025-03-24");
    expect(await told()).toEqual([["2025-03-24", expect.any(String), { done: 0, of: 1 }]]);
    expect(meetingId).toBeDefined();
  });

  it("gives what a closed organisation leaves of it to the coordinator", async () => {
    const { school } = w.agencies;
    await own({ day: "2025-03-01", action: "Прошло", responsible: { agencyId: school } });
    await own({ day: "2025-04-10", action: "Семинар", responsible: { agencyId: school } });
    await YearPlan.approve(w.ctx, planId, { act });
    await w.settle();
    const others = (await lines()).filter(({ responsible, kind }) => kind !== "own" && responsible.agencyId === school);
    await Agency.patch(w.ctx, school!, { status: "closed" });
    await w.settle();
    expect(await tasks()).toMatchObject([{ yearPlanId: planId, agencyId: school, count: others.length + 1 }]);
  });

  it("that was a mistake is withdrawn, told, and begun again with what it was", async () => {
    await own({ day: "2025-04-10", action: "Семинар", responsible: { agencyId: w.agencies.school } });
    await expect(YearPlan.begin(w.ctx, { municipality: "novokuznetsk", year: 2025 })).rejects.toMatchObject({
      code: "conflict.exists",
    });
    await YearPlan.approve(w.ctx, planId, { act });
    await w.settle();
    await letters();
    await YearPlan.withdraw(w.ctx, planId, { reason: "Не тот акт" });
    await w.settle();
    w.moveTo("2025-03-04T03:00:00Z");
    expect((await letters()).find(({ to }) => to.includes("school@example.org"))?.text).toContain("отозван");
    await expect(own({ month: "2025-05", action: "Ещё", responsible: { name: "Отдел" } })).rejects.toMatchObject({
      code: "year-plan.not-open",
    });
    await expect(YearPlan.get(w.as(specialist(w.agencies.school!)), planId)).rejects.toMatchObject({
      code: "not-found",
    });
    await YearPlan.begin(w.ctx, { municipality: "novokuznetsk", year: 2025 });
    await w.settle();
    await YearPlan.approve(w.ctx, planId, { act: { ...act, number: "13-п" } });
    expect(await YearPlan.get(w.ctx, planId)).toMatchObject({ status: "approved", edition: 2 });
    expect(await lines("own")).toHaveLength(1);
  });
});
