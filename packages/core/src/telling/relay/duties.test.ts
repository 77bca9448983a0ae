import { beforeEach, describe, expect, it } from "vitest";
import { type RouteWorld, routeWorld } from "../../../test/worlds/relay.ts";
import { specialist } from "../../../test/worlds/tenant.ts";
import * as Agency from "../../agencies/agency/index.ts";
import type {
  AgencyId,
  AgreementId,
  BodyId,
  DecisionId,
  MeetingId,
  ObligationId,
  Refusal,
} from "../../ground/shared/index.ts";
import * as Agreement from "../../roadmaps/agreement/index.ts";
import * as Meeting from "../../roadmaps/meeting/index.ts";
import * as Obligation from "../../roadmaps/obligation/index.ts";
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
