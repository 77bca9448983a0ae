import { Temporal } from "temporal-polyfill";
import { beforeEach, describe, expect, it } from "vitest";
import { agencyOf } from "../../../test/worlds/region.ts";
import { specialist, type World, world } from "../../../test/worlds/tenant.ts";
import * as Agency from "../../agencies/agency/index.ts";
import * as Form from "../../forms/form/index.ts";
import * as Standard from "../../forms/standard-document/index.ts";
import type {
  AgencyId,
  BodyId,
  DecisionId,
  FormId,
  MeetingId,
  Refusal,
  StandardId,
} from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Obligation from "../obligation/index.ts";
import * as Reporting from "../reporting/index.ts";
import { attendMeeting } from "./attend.actions.ts";
import { attendBodyOn, attendOn, meetsIn, roundOf } from "./attend.decide.ts";
import * as Meeting from "./index.ts";
import { isQuorate } from "./meeting.decide.ts";
import { loadBody } from "./meeting.store.ts";

// A body's meetings and decisions in memory: what follows from what, by day and by account. The whole of it is test/journey/meetings.test.ts.

let w: World;
let school: AgencyId;
let social: AgencyId;
let bodyId: BodyId;
const day = (iso: string) => Temporal.PlainDate.from(iso);
const refusal = async (attempt: Promise<unknown>) => (await attempt.catch((error: unknown) => error)) as Refusal;
const system = () => w.as({ kind: "system", id: "relay" });
const city = () => w.as({ kind: "coordinator", id: "city", municipality: "novokuznetsk" });

beforeEach(async () => {
  w = await world();
  [school, social] = [await agencyOf(w.ctx, "school"), await agencyOf(w.ctx, "social")];
  const seat = (agencyId: AgencyId) => ({ agencyId, post: "руководитель" });
  const group = { name: "Рабочая группа", kind: "working-group", chair: seat(school), secretary: seat(school) };
  const members = [seat(school), seat(social)];
  const formed = await Meeting.form(w.ctx, { ...group, municipality: "novokuznetsk", members, quorum: 50 });
  bodyId = formed.bodyId as BodyId;
});

const plan = async (on: string) =>
  (await Meeting.plan(w.ctx, { bodyId, on, time: "10:00", place: "Зал" })).meetingId as MeetingId;
const agenda = { items: [{ title: "Доступность" }] };

/** Held today by everybody. */
async function held(): Promise<MeetingId> {
  const id = await plan("2025-03-03");
  await Meeting.setAgenda(w.ctx, id, agenda);
  await Meeting.invite(w.ctx, id, { reason: "Срочно" });
  await Meeting.hold(w.ctx, id, { present: [school, social] });
  await Meeting.writeMinutes(w.ctx, id, { items: [{ n: 1, heard: "Доклад" }] });
  return id;
}
async function decided(id: MeetingId, decision: object): Promise<DecisionId> {
  const { decisions } = await Meeting.addDecision(w.ctx, id, { text: "Решить", votes: { for: 2 }, ...decision });
  return decisions.at(-1)!.decisionId as DecisionId;
}
async function approved(id: MeetingId): Promise<void> {
  await Meeting.approveMinutes(system(), id);
  await Meeting.takeEffect(system(), id);
}

describe("by days", () => {
  it.each([
    ["planned", undefined, "2025-04-04"],
    ["planned", "invitation", "2025-04-15"],
    ["planned", "recording", undefined],
    ["invited", undefined, "2025-04-13"],
    ["invited", "reminded", "2025-04-15"],
    ["invited", "recording", undefined],
    ["held", undefined, "2025-04-24"],
    ["held", "minutes", undefined],
    ["minuted", undefined, undefined],
    ["cancelled", undefined, undefined],
  ] as const)("a meeting of 14 April that is %s (%s) is looked at on %s", (status, seen, on) => {
    expect(attendOn({ status, seen, on: "2025-04-14", inviteBy: "2025-04-04" })).toBe(on);
  });

  it("members are invited by a working day, ten days before, and the calendar says how", async () => {
    const { inviteBy, inviteExplain } = await Meeting.get(w.ctx, await plan("2025-05-13"));
    // The third of May is a Saturday after days off: the last working day before is the thirtieth of April.
    expect(inviteBy).toBe("2025-04-30");
    expect(inviteExplain.ru).toContain("дня заседания");
  });

  it("with an agenda they are invited by itself, without one somebody is asked for it; late is said why", async () => {
    const id = await plan("2025-03-20");
    const { data } = { data: (await Meeting.loadMeeting(w.ctx, id)).data };
    const when = { today: data.inviteBy, at: "2025-03-10T05:00:00Z" };
    expect(attendMeeting(data, when)?.events[0]?.type).toBe("meeting.invitation-due");
    const ready = { ...data, agenda: [{ n: 1, title: "Доступность" }] };
    expect(attendMeeting(ready, when)).toMatchObject({
      events: [{ type: "meeting.invited" }],
      after: { status: "invited" },
    });
    w.moveTo("2025-03-12T05:00:00Z");
    await Meeting.setAgenda(w.ctx, id, agenda);
    expect((await refusal(Meeting.invite(w.ctx, id))).fields).toMatchObject([{ pointer: "/reason" }]);
    expect(await Meeting.invite(w.ctx, id, { reason: "Срочно" })).toMatchObject({ invitedLate: "Срочно" });
  });

  it("a rhythm is of quarters, half-years or years, and a meeting within answers it", () => {
    expect(roundOf("quarter", day("2025-05-31")).start.toString()).toBe("2025-04-01");
    expect(roundOf("half-year", day("2025-12-31"))).toMatchObject({ start: day("2025-07-01"), end: day("2025-12-31") });
    const round = roundOf("year", day("2025-05-31"));
    expect([meetsIn({ meets: ["2024-12-31"] }, round), meetsIn({ meets: ["2025-12-31"] }, round)]).toEqual([
      false,
      true,
    ]);
  });

  it("each period is looked at once, the next in its time", async () => {
    const { data } = await loadBody(w.ctx, bodyId);
    const body = { ...data, rhythm: { every: "quarter", within: 30, unit: "calendar-day" } } as const;
    expect(attendBodyOn(body)).toBe("2025-01-14");
    expect(attendBodyOn({ ...body, asked: "2025-01-01" })).toBe("2025-04-14");
    expect(attendBodyOn({ ...body, status: "closed" })).toBeUndefined();
  });
});

describe("who decides", () => {
  it.each([
    [1, 2, 50, false],
    [2, 3, 50, true],
    [2, 4, 50, false],
    [3, 4, 66, true],
  ])("%i of %i is more than %i in a hundred: %s", (present, seats, quorum, is) => {
    expect(isQuorate(present, { seats, quorum })).toBe(is);
  });

  it("a coordinator of another city, and who does not sit in it, find nothing; a stranger is no member", async () => {
    const id = await plan("2025-04-14");
    const other = w.as({ kind: "coordinator", id: "kem", municipality: "kemerovo" });
    const health = await agencyOf(w.ctx, "health");
    for (const ctx of [other, w.as(specialist(health))]) {
      expect(await refusal(Meeting.get(ctx, id))).toMatchObject({ code: "not-found" });
      expect((await Meeting.find(ctx, {})).items).toEqual([]);
      expect((await Meeting.findAll(ctx, {})).items).toEqual([]);
    }
    expect((await Meeting.get(city(), id)).mayDo).toContain("agenda");
    expect((await Meeting.get(w.as(specialist(social)), id)).mayDo).toEqual([]);
    w.moveTo("2025-04-14T05:00:00Z");
    await Meeting.setAgenda(w.ctx, id, agenda);
    await Meeting.invite(w.ctx, id, { reason: "Срочно" });
    expect((await refusal(Meeting.hold(w.ctx, id, { present: [health] }))).fields).toMatchObject([
      { pointer: "/present/0" },
    ]);
  });

  it("a city approves what is its own, the region's it may not", async () => {
    const id = await held();
    const form = async (municipality?: string) =>
      (await Form.draft(w.ctx, { model: "early-help-criteria", municipality })).formId as FormId;
    const foreign = decided(id, { subject: { kind: "form", formId: await form() } });
    expect((await refusal(foreign)).fields).toMatchObject([{ pointer: "/subject" }]);
    await decided(id, { subject: { kind: "form", formId: await form("novokuznetsk") } });
  });

  it.each(["Позвонить +7 900 123-45-67", "Проверить 112-233-445 95", "Написать на mama@example.org"])(
    "«%s» names somebody, and stands in no agenda and no decision",
    async (text) => {
      const id = await held();
      expect((await refusal(decided(id, { text, subject: { kind: "act", title: "План" } }))).fields[0]?.pointer).toBe(
        "/text",
      );
      const item = Meeting.setAgenda(w.ctx, await plan("2025-04-14"), { items: [{ title: text }] });
      expect((await refusal(item)).fields[0]?.pointer).toBe("/items/0/title");
    },
  );
});

describe("what takes effect", () => {
  it("is nothing before two persons have approved the minutes", async () => {
    const id = await held();
    const decisionId = await decided(id, { executors: [social], due: "2025-05-15" });
    expect(await refusal(Meeting.approveMinutes(w.ctx, id))).toMatchObject({ code: "second-person.wanted" });
    expect(await refusal(Meeting.approveMinutes(w.ctx, id))).toMatchObject({ code: "second-person.wanted" });
    expect(await Meeting.getDecision(w.ctx, decisionId)).toMatchObject({ status: "recorded" });
    const other = w.as({ kind: "coordinator", id: "other" });
    expect(await Meeting.approveMinutes(other, id)).toMatchObject({
      status: "minuted",
      minutes: { askedBy: "coordinator:coordinator" },
    });
    await Meeting.takeEffect(system(), id);
    expect(await Meeting.getDecision(w.ctx, decisionId)).toMatchObject({ status: "in-force", period: "2025-D" });
  });

  it("is asked of its executors in the book of its year, twice told once, and late when one of them is", async () => {
    const id = await held();
    const decisionId = await decided(id, { executors: [school, social], due: "2025-05-15" });
    await approved(id);
    await Meeting.takeEffect(system(), id);
    const { items } = await Obligation.find(w.ctx, { period: "2025-D" });
    expect(items.map(({ measureKey, dueDate, agencyId }) => [measureKey, dueDate, agencyId]).sort()).toEqual(
      [school, social].map((agencyId) => ["№ 1/1", "2025-05-15", agencyId]).sort(),
    );
    expect((await Meeting.findDecisions(w.ctx, { overdue: true })).items).toEqual([]);
    w.moveTo("2025-05-16T05:00:00Z");
    expect((await Meeting.findDecisions(w.ctx, { overdue: true })).items).toMatchObject([{ decisionId }]);
    const of = (agencyId: AgencyId) =>
      items.find((one) => one.agencyId === agencyId)!.obligationId as `obligation_${string}`;
    await Obligation.submit(w.as(specialist(school)), of(school), { narrative: "Сделано" });
    await Meeting.follow(system(), of(school));
    expect(await Meeting.lateOf(system(), "2025-D", school)).toEqual([]);
    expect(await Meeting.lateOf(system(), "2025-D", social)).toMatchObject([{ decisionId }]);
  });

  it("that was withdrawn while it took effect is asked of nobody, wherever it was cut short", async () => {
    const outstanding = async () =>
      (await Obligation.find(w.ctx, { period: "2025-D" })).items.filter(({ status }) => status !== "withdrawn");
    const id = await held();
    const decisionId = await decided(id, { executors: [school, social], due: "2025-05-15" });
    await Meeting.approveMinutes(system(), id);
    // Its duty is written, the decision does not know of it yet, and somebody withdraws it.
    const bank = w.ctx.bank;
    const cut = {
      ...bank,
      commit: async (writes: Parameters<typeof bank.commit>[0]) => {
        if (writes.some((one) => "put" in one && one.put.kind === "decision")) throw new Error("cut short");
        return bank.commit(writes);
      },
    };
    await expect(Meeting.takeEffect({ ...system(), bank: cut }, id)).rejects.toThrow("cut short");
    expect(await outstanding()).toHaveLength(2);
    await Meeting.withdraw(w.ctx, decisionId, { reason: "Ошибка" });
    await Meeting.takeEffect(system(), id);
    expect(await outstanding()).toEqual([]);
    // The other way round: withdrawn first, by an instance that the one that asks has not heard of.
    const other = await held();
    const second = await decided(other, { executors: [school], due: "2025-05-15" });
    await Meeting.approveMinutes(system(), other);
    let isWithdrawn = false;
    const late = {
      ...bank,
      commit: async (writes: Parameters<typeof bank.commit>[0]) => {
        if (!isWithdrawn && writes.some((one) => "put" in one && one.put.kind === "duty")) {
          isWithdrawn = true;
          await Meeting.withdraw(w.ctx, second, { reason: "Ошибка" });
        }
        return bank.commit(writes);
      },
    };
    await Meeting.takeEffect({ ...system(), bank: late }, other);
    expect(isWithdrawn).toBe(true);
    expect(await outstanding()).toEqual([]);
  });

  it("is fulfilled by those who go on where an executor has closed", async () => {
    const id = await held();
    const decisionId = await decided(id, { executors: [school, social], due: "2025-05-15" });
    await approved(id);
    const { items } = await Obligation.find(w.ctx, { period: "2025-D" });
    const of = (agencyId: AgencyId) =>
      items.find((one) => one.agencyId === agencyId)!.obligationId as `obligation_${string}`;
    await Obligation.submit(w.as(specialist(school)), of(school), { narrative: "Сделано" });
    await Obligation.accept(w.ctx, of(school), {});
    await Meeting.follow(system(), of(school));
    expect(await Meeting.getDecision(w.ctx, decisionId)).toMatchObject({ status: "in-force" });
    await Agency.patch(w.ctx, social, { status: "closed" });
    await Reporting.open(w.ctx, "2025-D");
    await Meeting.follow(system(), of(social));
    expect(await Meeting.getDecision(w.ctx, decisionId)).toMatchObject({ status: "fulfilled" });
  });

  it("fails with its cause where what it approves cannot come into use, and is tried again", async () => {
    const id = await held();
    const { formId } = await Form.draft(w.ctx, { model: "early-help-criteria", municipality: "novokuznetsk" });
    const subject = { kind: "form", formId };
    const decisionId = await decided(id, { subject });
    const act = { act: { number: "1", date: "2025-03-03" } };
    await Form.retire(w.ctx, formId as FormId, act);
    await approved(id);
    expect(await Meeting.getDecision(w.ctx, decisionId)).toMatchObject({
      status: "failed",
      because: "form.retired",
      mayDo: ["withdraw", "retry"],
    });
    expect(await Meeting.retry(w.ctx, decisionId)).toMatchObject({ status: "failed", because: "form.retired" });
    const next = await plan("2025-04-14");
    expect((await Meeting.propose(w.ctx, next))[0]).toMatchObject({ about: { kind: "decision", decisionId } });
    expect(await Meeting.withdraw(w.ctx, decisionId, { reason: "Форма снята" })).toMatchObject({
      status: "withdrawn",
      reason: "Форма снята",
    });
  });

  it("is the act itself where a region wants a decision and no other act", async () => {
    const { settings, version } = (await Tenant.get(system()))!;
    await Tenant.configure(system(), { ...settings, approvals: { form: "decision" } }, version);
    const { formId } = await Form.draft(w.ctx, { model: "early-help-criteria", municipality: "novokuznetsk" });
    const act = { act: { number: "1", date: "2025-03-03" } };
    const alone = Form.approve(w.ctx, formId as FormId, act);
    expect(await refusal(alone)).toMatchObject({ code: "approval.by-decision" });
    const id = await held();
    const decisionId = await decided(id, { subject: { kind: "form", formId } });
    const early = Meeting.decidedAct(w.ctx, decisionId, { kind: "form", formId: formId as FormId });
    expect(await refusal(early)).toMatchObject({ code: "decision.not-effective" });
    await approved(id);
    expect(await Form.get(w.ctx, formId as FormId)).toMatchObject({ status: "approved", approval: { decisionId } });
    const another = Meeting.decidedAct(w.ctx, decisionId, { kind: "act", title: "План" });
    expect((await refusal(another)).fields).toMatchObject([{ pointer: "/decisionId" }]);
  });

  it("approves what stood before it, and nothing that was written since", async () => {
    const { formId } = await Form.draft(w.ctx, { model: "early-help-criteria", municipality: "novokuznetsk" });
    const id = await held();
    const subject = { kind: "form", formId: formId as FormId } as const;
    const decisionId = await decided(id, { subject });
    await approved(id);
    const { approvedAt } = await Meeting.getDecision(w.ctx, decisionId);
    await Form.revise(w.ctx, formId as FormId, { title: { ru: "Другая", en: "Another" } });
    expect(await refusal(Meeting.decidedAct(w.ctx, decisionId, subject))).toMatchObject({
      code: "decision.not-effective",
      current: { status: "fulfilled", approvedAt },
    });
  });

  it("approves a standard document of its municipality with its minutes, and proposes those that wait", async () => {
    const local = { model: "end-notice", municipality: "novokuznetsk" } as const;
    const standardId = (await Standard.draft(w.ctx, local)).standardId as StandardId;
    await Standard.draft(w.ctx, { model: "measures-list" });
    const proposals = await Meeting.propose(w.ctx, await plan("2025-04-14"));
    expect(proposals.map(({ about }) => about)).toContainEqual({ kind: "standard-document", standardId });
    expect(proposals.filter(({ about }) => about.kind === "standard-document")).toHaveLength(1);
    const id = await held();
    const decisionId = await decided(id, { subject: { kind: "standard-document", standardId } });
    await approved(id);
    expect(await Standard.get(w.ctx, standardId)).toMatchObject({ status: "approved", approval: { decisionId } });
  });

  it("is corrected only until the body has met again", async () => {
    const id = await held();
    await approved(id);
    const correction = { reason: "Описка", items: [{ n: 1, heard: "Доклад о годе" }] };
    expect(await Meeting.correctMinutes(w.ctx, id, correction)).toMatchObject({
      corrections: [{ reason: "Описка", items: [1] }],
      agenda: [{ heard: "Доклад о годе" }],
    });
    w.moveTo("2025-03-04T05:00:00Z");
    const next = await plan("2025-03-04");
    await Meeting.setAgenda(w.ctx, next, agenda);
    await Meeting.invite(w.ctx, next, { reason: "Срочно" });
    await Meeting.hold(w.ctx, next, { present: [school, social] });
    expect(await refusal(Meeting.correctMinutes(w.ctx, id, correction))).toMatchObject({ code: "meeting.closed" });
  });
});
