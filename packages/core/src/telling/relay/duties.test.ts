import { beforeEach, describe, expect, it } from "vitest";
import { type RouteWorld, routeWorld } from "../../../test/worlds/relay.ts";
import { family, specialist } from "../../../test/worlds/tenant.ts";
import { byMail } from "../../../test/worlds/ways.ts";
import * as Agency from "../../agencies/agency/index.ts";
import * as Form from "../../forms/form/index.ts";
import * as Round from "../../forms/round/index.ts";
import type {
  AgencyId,
  AgreementId,
  BodyId,
  DecisionId,
  FindingId,
  FormId,
  MeetingId,
  ObligationId,
  Refusal,
  RoundId,
} from "../../ground/shared/index.ts";
import * as Agreement from "../../roadmaps/agreement/index.ts";
import * as Meeting from "../../roadmaps/meeting/index.ts";
import * as Obligation from "../../roadmaps/obligation/index.ts";
import * as YearPlan from "../../roadmaps/year-plan/index.ts";
import { sendDigests } from "../digest/index.ts";
import * as Inbox from "../inbox/index.ts";

// What an organisation that closes was to do for others (decision 0235). Steps of children are in closed.test.ts.

let w: RouteWorld;
let [school, school2, social, health] = [] as AgencyId[] as [AgencyId, AgencyId, AgencyId, AgencyId];
let meetingId: MeetingId;
beforeEach(async () => {
  w = await routeWorld();
  ({ school, school2, social, health } = w.agencies as Record<"school" | "school2" | "social" | "health", AgencyId>);
  const seat = (agencyId: AgencyId) => ({ agencyId, post: "руководитель" });
  const group = { name: "Рабочая группа", kind: "working-group", chair: seat(health), secretary: seat(health) };
  const { bodyId } = await Meeting.form(w.ctx, {
    ...group,
    municipality: "novokuznetsk",
    members: [seat(health), seat(social)],
    quorum: 50,
  });
  const met = { bodyId: bodyId as BodyId, on: "2025-03-03", time: "10:00", place: "Зал" };
  meetingId = (await Meeting.plan(w.ctx, met)).meetingId as MeetingId;
  await Meeting.setAgenda(w.ctx, meetingId, { items: [{ title: "Доступность" }] });
  await Meeting.invite(w.ctx, meetingId, { reason: "Срочно" });
  await Meeting.hold(w.ctx, meetingId, { present: [health, social] });
  await Meeting.writeMinutes(w.ctx, meetingId, { items: [{ n: 1, heard: "Доклад" }] });
});

async function taken(executors: AgencyId[]): Promise<DecisionId> {
  const given = { text: "Открыть кабинет", votes: { for: 2 }, executors, due: "2025-05-15" };
  const { decisions } = await Meeting.addDecision(w.ctx, meetingId, given);
  return decisions.at(-1)!.decisionId as DecisionId;
}
async function effective(executors: AgencyId[]): Promise<DecisionId> {
  const id = await taken(executors);
  await approve();
  return id;
}
async function approve() {
  await Meeting.approveMinutes(w.as({ kind: "system", id: "test" }), meetingId);
  await w.settle();
  w.mails.length = 0;
}
const patch = async (id: AgencyId, change: object) => {
  await Agency.patch(w.ctx, id, change);
  await w.settle();
};
const left = async () =>
  (await Inbox.find(w.ctx, { bucket: "tasks", kind: "duty-left" })).items.map(({ task }) => task!);
const asked = async (decisionId: DecisionId) =>
  ((await Meeting.getDecision(w.ctx, decisionId)).executions ?? []).map(({ agencyId, status }) => [agencyId, status]);
async function report(agencyId: AgencyId, period = "2025-D") {
  const { items } = await Obligation.find(w.ctx, { period: period as never, agency: agencyId } as never);
  const id = items.find((one) => one.agencyId === agencyId)!.obligationId as ObligationId;
  await Obligation.submit(w.as(specialist(agencyId)), id, { narrative: "Сделано" });
  await Obligation.accept(w.ctx, id, {});
  await w.settle();
}
const refusal = async (attempt: Promise<unknown>) => (await attempt.catch((error: unknown) => error)) as Refusal;

describe("a decision whose executor has closed", () => {
  it("is the successor's at once, who is told, reports, and so carries it out", async () => {
    const id = await effective([school]);
    await patch(school, { status: "closed", successorId: school2 });
    expect(await left()).toEqual([]);
    expect(await Meeting.getDecision(w.ctx, id)).toMatchObject({
      executors: [school2],
      successions: [{ from: school, to: school2, on: "2025-03-03" }],
    });
    expect(await asked(id)).toEqual([
      [school, "withdrawn"],
      [school2, "pending"],
    ]);
    expect(w.mails.filter(({ text }) => text.includes("Открыть кабинет")).map(({ to }) => to)).toEqual([
      "school2@example.org",
    ]);
    await report(school2);
    expect(await Meeting.getDecision(w.ctx, id)).toMatchObject({ status: "fulfilled" });
  });

  it("of whom nobody goes on is a coordinator's task, until one is named with a reason", async () => {
    const id = await effective([school]);
    await patch(school, { status: "closed" });
    expect(await left()).toMatchObject([{ decisionId: id, agencyId: school }]);
    expect((await Meeting.getDecision(w.ctx, id)).mayDo).toEqual(["withdraw", "hand-over"]);
    const none = { from: school, to: school, reason: "Ошибка" };
    expect((await refusal(Meeting.handOver(w.ctx, id, none))).fields).toMatchObject([{ pointer: "/to" }]);
    const working = { from: social, to: school2, reason: "Иначе" };
    expect((await refusal(Meeting.handOver(w.ctx, id, working))).fields).toMatchObject([{ pointer: "/from" }]);
    const far = w.as({ kind: "coordinator", id: "kem", municipality: "kemerovo" });
    const named = { from: school, to: social, reason: "Центр принял детей" };
    expect(await refusal(Meeting.handOver(far, id, named))).toMatchObject({ code: "not-found" });
    expect(await Meeting.handOver(w.ctx, id, named)).toMatchObject({
      executors: [social],
      successions: [{ from: school, to: social, reason: "Центр принял детей" }],
      mayDo: ["withdraw"],
    });
    await w.settle();
    expect(await left()).toEqual([]);
    expect(await asked(id)).toEqual([
      [school, "withdrawn"],
      [social, "pending"],
    ]);
    await report(social);
    expect(await Meeting.getDecision(w.ctx, id)).toMatchObject({ status: "fulfilled" });
  });

  it("goes to a successor who is named later", async () => {
    const id = await effective([school]);
    await patch(school, { status: "closed" });
    await patch(school, { successorId: school2 });
    expect(await left()).toEqual([]);
    expect(await Meeting.getDecision(w.ctx, id)).toMatchObject({ executors: [school2] });
  });

  it("is carried out by the others, and then no task", async () => {
    const id = await effective([school, social]);
    await report(social);
    await patch(school, { status: "closed" });
    expect(await Meeting.getDecision(w.ctx, id)).toMatchObject({ status: "fulfilled" });
    expect(await left()).toEqual([]);
    const second = await refusal(Meeting.handOver(w.ctx, id, { from: school, to: school2, reason: "Поздно" }));
    expect(second).toMatchObject({ code: "decision.closed" });
  });

  it("is its own again when it was closed by mistake", async () => {
    const id = await effective([school, social]);
    await report(social);
    await patch(school, { status: "closed" });
    await patch(school, { status: "active" });
    expect(await left()).toEqual([]);
    expect(await Meeting.getDecision(w.ctx, id)).toMatchObject({ status: "in-force" });
    await report(school);
    expect(await Meeting.getDecision(w.ctx, id)).toMatchObject({ status: "fulfilled" });
  });

  it("before its minutes are approved is asked of whoever goes on, or a task from then on", async () => {
    const [one, other] = [await taken([school]), await taken([social])];
    await patch(school, { status: "closed", successorId: school2 });
    await patch(social, { status: "closed" });
    expect(await left()).toEqual([]);
    await approve();
    expect(await asked(one)).toEqual([[school2, "pending"]]);
    expect(await left()).toMatchObject([{ decisionId: other, agencyId: social }]);
    await Meeting.withdraw(w.ctx, other, { reason: "Некому" });
    await w.settle();
    expect(await left()).toEqual([]);
  });
});

describe("an agreement whose party has closed", () => {
  const concluded = async (parties: object[], over: object = {}) => {
    const paper = { number: "1", date: "2025-01-18", subject: "Взаимодействие", ...over };
    return (await Agreement.record(w.ctx, { ...paper, parties })).agreementId as AgreementId;
  };
  const parties = async (id: AgreementId) =>
    (await Agreement.get(w.ctx, id)).parties.map(({ agencyId, leftOn }) => [agencyId, leftOn]);

  it("has its successor in its place", async () => {
    const id = await concluded([{ agencyId: school }, { agencyId: social }]);
    await patch(school, { status: "closed", closedOn: "2025-03-01", successorId: school2 });
    expect(await parties(id)).toEqual([
      [school, "2025-03-01"],
      [social, undefined],
      [school2, undefined],
    ]);
    expect(await left()).toEqual([]);
  });

  it("is a task where one party is left, until another joins; and nothing is left twice", async () => {
    const id = await concluded([{ agencyId: school }, { agencyId: social }]);
    const three = await concluded([{ agencyId: school }, { agencyId: social }, { name: "Фонд" }], { number: "2" });
    await patch(school, { status: "closed" });
    expect(await left()).toMatchObject([{ agreementId: id, agencyId: school }]);
    expect(await parties(three)).toEqual([
      [school, "2025-03-03"],
      [social, undefined],
      [undefined, undefined],
    ]);
    await Agreement.join(w.ctx, id, { party: { agencyId: health } });
    await w.settle();
    expect(await left()).toEqual([]);
    await patch(school, { successorId: school2 });
    expect((await parties(three)).at(-1)).toEqual([school2, undefined]);
  });

  it("has it back when it was closed by mistake", async () => {
    const id = await concluded([{ agencyId: school }, { agencyId: social }]);
    await patch(school, { status: "closed" });
    await patch(school, { status: "active" });
    expect(await parties(id)).toEqual([
      [school, undefined],
      [social, undefined],
    ]);
    expect(await left()).toEqual([]);
  });
});

describe("a finding of a round", () => {
  async function found(responsible: string, dueOn = "2025-03-31") {
    const { formId } = await Form.draft(w.ctx, { model: "family-needs" });
    await Form.approve(w.ctx, formId as FormId, { act: { number: "7", date: "2025-03-03" } });
    const round = { audience: { kind: "families" }, municipality: "novokuznetsk", closesOn: "2025-03-21" };
    const roundId = (await Round.create(w.ctx, formId as FormId, round)).roundId as RoundId;
    await Round.close(w.ctx, roundId, { reason: "Собрали" });
    const { findingId } = await Round.record(w.ctx, roundId, { text: "Нет логопеда", responsible, dueOn });
    await w.settle();
    return { roundId, findingId: findingId as FindingId };
  }
  const tasks = async () =>
    (await Inbox.find(w.ctx, { bucket: "tasks", kind: "round-finding" })).items.map(({ task }) => task!.agencyId);
  const letters = async () => {
    w.mails.length = 0;
    await sendDigests(w.ctx, byMail(w.deps.mailer));
    await w.settle();
    return w.mails.filter(({ text }) => /По итогам опросов|Больше не за вашей/.test(text));
  };
  const nextDay = (at: string) => w.moveTo(at);

  it("is told to the organisation that sees to it, which says on its page how it went, and coordinators put it right", async () => {
    const at = await found(school);
    const [letter] = await letters();
    expect(letter).toMatchObject({ to: "school@example.org" });
    // Somebody's words are in no mail.
    expect(letter!.text).not.toContain("Нет логопеда");
    expect(letter!.text).toContain("до 31.03.2025");
    const token = /\/office#([\w.-]+)/.exec(letter!.text)![1]!;
    const page = await YearPlan.respondPlans(w.ctx, { token, action: "view" });
    expect(page.findings).toMatchObject([{ ...at, text: "Нет логопеда", overdue: false }]);
    const silent = YearPlan.respondPlans(w.ctx, { token, action: "finding", ...at, status: "not-done" });
    expect((await refusal(silent)).fields).toMatchObject([{ pointer: "/words" }]);
    await YearPlan.respondPlans(w.ctx, { token, action: "finding", ...at, status: "partly", words: "Ищем" });
    await w.settle();
    expect(await tasks()).toEqual([school]);
    const said = await YearPlan.respondPlans(w.ctx, { token, action: "finding", ...at, status: "done" });
    expect(said.findings).toMatchObject([{ result: { status: "done" } }]);
    await w.settle();
    expect(await tasks()).toEqual([]);
    expect(await Round.findings(w.ctx, at.roundId)).toMatchObject([{ result: { status: "done", own: true } }]);
    // It is not done after all: a task again, and the organisation hears of it.
    await Round.setFindingResult(w.ctx, at, { status: "not-done", words: "Логопеда нет" });
    await w.settle();
    expect(await tasks()).toEqual([school]);
    nextDay("2025-03-04T03:00:00Z");
    expect((await letters()).map(({ to }) => to)).toEqual(["school@example.org"]);
  });

  it("is nobody else's to speak of", async () => {
    const at = await found(school);
    const far = w.as({ kind: "coordinator", id: "kem", municipality: "kemerovo" });
    for (const ctx of [far, w.as(specialist(social)), w.as(family("rep_01JNE0000000000000000000AA"))]) {
      expect(await refusal(Round.setFindingResult(ctx, at, { status: "done" }))).toMatchObject({ code: "not-found" });
      expect(await refusal(Round.findings(ctx, at.roundId))).toMatchObject({ code: "not-found" });
      const taken = Round.assignFinding(ctx, at, { responsible: "kemerovo", reason: "Наше" });
      expect(await refusal(taken)).toMatchObject({ code: "not-found" });
    }
    expect(
      await refusal(Round.assignFinding(w.as(specialist(school)), at, { responsible: social, reason: "Не мы" })),
    ).toMatchObject({
      code: "not-found",
    });
    expect(await Round.findings(w.as(specialist(school)), at.roundId)).toMatchObject([{ mayDo: ["result"] }]);
  });

  it("is given to somebody else with a reason, and both are told", async () => {
    const at = await found(school);
    await letters();
    nextDay("2025-03-04T03:00:00Z");
    const given = await Round.assignFinding(w.ctx, at, {
      responsible: social,
      dueOn: "2025-04-30",
      reason: "Ошиблись",
    });
    expect(given).toMatchObject({
      responsible: social,
      dueOn: "2025-04-30",
      handed: [{ from: school, to: social, reason: "Ошиблись" }],
    });
    await w.settle();
    expect(await tasks()).toEqual([social]);
    expect((await letters()).map(({ to, text }) => [to, text.includes("Больше не за вашей")]).toSorted()).toEqual([
      ["school@example.org", true],
      ["social@example.org", false],
    ]);
    expect(await refusal(Round.findings(w.as(specialist(school)), at.roundId))).toMatchObject({ code: "not-found" });
  });

  it("of an organisation that closes is its successor's, or a task", async () => {
    const at = await found(school);
    const done = await found(school);
    await Round.setFindingResult(w.as(specialist(school)), done, { status: "done" });
    await w.settle();
    await patch(school, { status: "closed" });
    expect(await left()).toMatchObject([{ findingId: at.findingId, agencyId: school }]);
    await patch(school, { successorId: school2 });
    expect(await left()).toEqual([]);
    expect(await Round.findings(w.ctx, at.roundId)).toMatchObject([{ responsible: school2 }]);
    expect(await Round.findings(w.ctx, done.roundId)).toMatchObject([{ responsible: school }]);
  });
});
