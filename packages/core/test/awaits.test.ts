import { expect, it } from "vitest";
import * as Agency from "../src/agencies/agency/index.ts";
import * as Programme from "../src/agencies/programme/index.ts";
import * as Form from "../src/forms/form/index.ts";
import * as Round from "../src/forms/round/index.ts";
import {
  type AgencyId,
  type BodyId,
  type DataBank,
  type DecisionId,
  type DomainEvent,
  type EnrolmentId,
  type FindingId,
  type FormId,
  type MeetingId,
  type ObligationId,
  outboxPk,
  outboxShards,
  type Refusal,
  type RoundId,
  type RouteId,
  type Stored,
  taskCtx,
} from "../src/ground/shared/index.ts";
import { memoryBank } from "../src/ground/shared/memory/index.ts";
import * as Agreement from "../src/roadmaps/agreement/index.ts";
import * as Attendance from "../src/roadmaps/attendance/index.ts";
import * as Indicator from "../src/roadmaps/indicator/index.ts";
import * as Meeting from "../src/roadmaps/meeting/index.ts";
import * as Obligation from "../src/roadmaps/obligation/index.ts";
import * as Enrolment from "../src/routes/enrolment/index.ts";
import * as Route from "../src/routes/route/index.ts";
import * as Inbox from "../src/telling/inbox/index.ts";
import { relay } from "../src/telling/relay/index.ts";
import { doneTwice, finishCycle } from "./worlds/cycle.ts";
import { mortal } from "./worlds/mortal.ts";
import { enrolmentOf, programmeOf } from "./worlds/programme.ts";
import { childOf, consentOf } from "./worlds/region.ts";
import { routeWorld } from "./worlds/relay.ts";

// FAULTS F26, F30, F31: whoever tells an event times out at each await on its way, before the call there is made and after it. Of each type of
// events the first is told so; every function of the product dies in test/faults/awaits.test.ts.

/** A region that plays its machines, and leaves the telling to the test. @param watched whoever tells other events lives */
async function silent(watched = /./) {
  const memory = memoryBank();
  const untold: DataBank = {
    ...memory,
    find: async (...question) => (question[0] === "outbox" ? { items: [] } : memory.find(...question)),
  };
  const w = await routeWorld(untold);
  const { ports, dies } = mortal({ ...w.deps, bank: memory }, ["bank", "workflows", "mailer", "outgoing"]);
  const died = new Map<string, number>();

  async function waiting(): Promise<Stored<DomainEvent>[]> {
    const shards = Array.from({ length: outboxShards }, (_, shard) =>
      memory.find<DomainEvent>("outbox", outboxPk(shard), {}, { limit: 200 }),
    );
    return (await Promise.all(shards)).flatMap(({ items }) => items);
  }
  /** Until it comes to its end, whoever does it dies at each await in turn; what is done again was tried before. */
  async function dyingAt(name: string, work: () => Promise<unknown>): Promise<void> {
    if (died.has(name)) return void (await work());
    for (let at = 1, isAlive = false; !isAlive; at++)
      for (const done of [false, true]) {
        isAlive = !(await dies(at, done, work));
        if (!isAlive) died.set(name, at);
      }
  }
  /** Tells all there is, and what follows from it. */
  async function tellAll(): Promise<void> {
    let now = w.ctx.now();
    for (let events = await waiting(); events.length > 0; events = await waiting()) {
      for (const event of events) {
        const { type } = event.data;
        if (watched.test(type) && !died.has(type)) await dyingAt(type, () => relay(ports, event));
        // A letter that somebody had in hand who died is taken up three minutes later.
        while ((await relay(w.deps, event)) === "postponed") {
          now = now.add({ minutes: 4 });
          w.moveTo(now.toString());
        }
      }
      await w.settle();
    }
  }
  return { w, ports, died, dyingAt, tellAll };
}

it("nothing is lost and nothing is done twice, wherever whoever tells it has died", async () => {
  const { w, died, tellAll } = await silent();
  await w.consent();
  await w.ipra(["Занятия с логопедом", "Массаж"]);
  const { routeId } = (await Route.open(w.ctx, w.childId, { template: "school-age" })) as { routeId: RouteId };
  await tellAll();
  await finishCycle(w, routeId, tellAll);
  expect(await Route.get(w.ctx, routeId)).toMatchObject({ status: "open", cycle: 2, generation: 2 });
  expect(await doneTwice(w, routeId)).toEqual([]);
  expect([...died.keys()]).toEqual(
    expect.arrayContaining(["route.opened", "step.planned", "step.requested", "step.completed", "stage.settled"]),
  );
  expect([...died.values()].reduce((a, b) => a + b)).toBeGreaterThan(80);
});

it("nor of an enrolment, wherever its machine or whoever tells it has died", async () => {
  const { w, ports, died, dyingAt, tellAll } = await silent(/^(enrolment|programme)\./);
  const programmeId = await programmeOf(w.ctx, w.agencies.school!, {
    term: { from: "2025-03-03", until: "2025-03-31" },
  });
  const ids: EnrolmentId[] = [];
  for (const surname of ["Носова", "Орлова"]) {
    const child = await childOf(w.ctx, { surname, givenName: "Инна", birthDate: "2014-07-01" });
    await consentOf(w.ctx, child);
    ids.push(await enrolmentOf(w.ctx, programmeId, child.childId));
  }
  const [first, second] = ids as [EnrolmentId, EnrolmentId];
  await tellAll();
  await Enrolment.leave(w.ctx, first, { cause: "moved", reason: "Переезд." });
  await tellAll();
  /** Each that is called again reads anew. */
  const system = () => taskCtx(ports, w.ctx.tenant, "machine");
  const call = { enrolmentId: second, generation: 1 };
  await dyingAt("await-sessions", () => Enrolment.registerWait(system(), { ...call, taskToken: "t" }));
  /** Its machine wakes. */
  const at = async (moment: string, name: string) => {
    w.moveTo(moment);
    await dyingAt(name, () => Enrolment.tick(system(), call));
    await tellAll();
  };
  await at("2025-03-12T03:00:00Z", "lapse");
  await Enrolment.acceptOffer(w.ctx, second);
  await tellAll();
  for (const day of ["01", "08", "15"]) await at(`2025-04-${day}T02:00:00Z`, "ask");
  await Attendance.record(w.ctx, second, { month: "2025-03", planned: 8, held: 6 });
  await at("2025-04-16T02:00:00Z", "sum-up");
  const told = async (id: EnrolmentId) => {
    const { items } = await w.ctx.bank.list<DomainEvent>("records", `T#kuzbass#ENROLMENT#${id}`, { prefix: "EVENT#" });
    return items.map(({ data }) => data.type.slice("enrolment.".length));
  };
  expect(await told(first)).toEqual(["made", "left"]);
  expect(await told(second)).toEqual([
    ...["made", "offered", "offer-lapsed", "offered", "enrolled"],
    ...["sessions-due", "sessions-due", "sessions-due", "sessions-recorded", "completed"],
  ]);
  expect((await Programme.readRoll(w.ctx, programmeId)).data).toEqual({ taken: 0, offered: [], waiting: [] });
  expect((await Inbox.openTasks(w.ctx, { limit: 20 })).items.map(({ data }) => data.kind)).toEqual([]);
  expect(await Indicator.compare(w.ctx)).toEqual([]);
  expect([...died.values()].reduce((a, b) => a + b)).toBeGreaterThan(80);
});

it("nor of a round, what it has found, and the decision that follows, wherever somebody has died on the way", async () => {
  const { w, ports, died, dyingAt, tellAll } = await silent(
    /^(round|meeting|decision|agreement|agency\.closed|obligation)/,
  );
  const { school, school2, social } = w.agencies as Record<"school" | "school2" | "social", AgencyId>;
  const mails = (words: RegExp) =>
    w.mails.filter(({ subject, text }) => words.test(`${subject} ${text}`)).map(({ to }) => to);
  // A survey: whoever hands in dies at each await, and tries again as people do.
  const { formId } = await Form.draft(w.ctx, { model: "satisfaction" });
  await Form.approve(w.ctx, formId as FormId, { act: { number: "7", date: "2025-03-03" } });
  const asked = { audience: { kind: "families" }, municipality: "novokuznetsk", closesOn: "2025-03-21" };
  const roundId = (await Round.create(w.ctx, formId as FormId, asked)).roundId as RoundId;
  await tellAll();
  const { data: round } = await Round.loadRound(w.ctx, roundId);
  const { content } = await Form.get(w.ctx, formId as FormId);
  const answers = Object.fromEntries(
    content!.items.flatMap((item) => (item.kind === "choice" ? [[item.key, item.options[0]!.code]] : [])),
  );
  const token = await Round.tokenTo(w.ctx, round, { municipality: "novokuznetsk", ticket: Round.newTicket() });
  await dyingAt("hand-in", async () => {
    const given = Round.respond({ ...w.ctx, bank: ports.bank }, { token, action: "submit", answers }, "request_1");
    await given.catch((error: Refusal) => expect(error.code).toBe("response.submitted"));
  });
  // The clock's function ends it, and dies as well.
  w.moveTo("2025-03-22T03:00:00Z");
  await dyingAt("attend-rounds", () => Round.attendRounds(taskCtx(ports, w.ctx.tenant, "machine")));
  await tellAll();
  expect(await Round.get(w.ctx, roundId)).toMatchObject({ status: "closed", answered: 1 });
  const found = { text: "Нет логопеда", responsible: school, dueOn: "2025-06-30" };
  const { findingId } = (await Round.record(w.ctx, roundId, found)) as { findingId: FindingId };
  await tellAll();
  await Round.assignFinding(w.ctx, { roundId, findingId }, { responsible: social, reason: "Ошиблись" });
  await tellAll();
  const openKinds = async () => (await Inbox.openTasks(w.ctx, { limit: 50 })).items.map(({ data }) => data.kind);
  expect(await openKinds()).toContain("round-finding");
  await Round.setFindingResult(w.ctx, { roundId, findingId }, { status: "done" });
  await tellAll();

  // A meeting, its minutes, a decision of two; one of them closes, and its successor reports.
  const seat = (agencyId: AgencyId) => ({ agencyId, post: "руководитель" });
  const group = {
    name: "Рабочая группа",
    kind: "working-group",
    chair: seat(social),
    secretary: seat(social),
    quorum: 50,
  };
  const { bodyId } = await Meeting.form(w.ctx, {
    ...group,
    municipality: "novokuznetsk",
    members: [seat(social), seat(school)],
  });
  await Agreement.record(w.ctx, {
    number: "1",
    date: "2025-03-01",
    subject: "О работе",
    parties: [{ agencyId: school }, { agencyId: social }],
  });
  const on = { bodyId: bodyId as BodyId, on: "2025-03-24", time: "10:00", place: "Зал" };
  const meetingId = (await Meeting.plan(w.ctx, on)).meetingId as MeetingId;
  await Meeting.setAgenda(w.ctx, meetingId, { items: [{ title: "Опрос" }] });
  await Meeting.invite(w.ctx, meetingId, { reason: "Срочно" });
  await tellAll();
  w.moveTo("2025-03-24T03:00:00Z");
  await Meeting.hold(w.ctx, meetingId, { present: [social, school] });
  await Meeting.writeMinutes(w.ctx, meetingId, { items: [{ n: 1, heard: "Доклад" }] });
  const decision = { text: "Открыть пункт", votes: { for: 2 }, executors: [school, social], due: "2025-05-15" };
  const { decisions } = await Meeting.addDecision(w.ctx, meetingId, decision);
  const decisionId = decisions[0]!.decisionId as DecisionId;
  await dyingAt("approve-minutes", () =>
    Meeting.approveMinutes({ ...w.as({ kind: "system", id: "test" }), bank: ports.bank }, meetingId).catch(
      (error: Refusal) => expect(error.code).toBe("meeting.closed"),
    ),
  );
  await tellAll();
  await Agency.patch(w.ctx, school, { status: "closed", successorId: school2 });
  await tellAll();
  const { executions = [] } = await Meeting.getDecision(w.ctx, decisionId);
  for (const agencyId of [school2, social]) {
    const obligationId = executions.find((one) => one.agencyId === agencyId)!.obligationId as ObligationId;
    await Obligation.submit(w.as({ kind: "specialist", id: "s", agency: agencyId }), obligationId, {
      narrative: "Сделано",
    });
    await tellAll();
    await Obligation.accept(w.ctx, obligationId, {});
    await tellAll();
  }
  expect(await Meeting.getDecision(w.ctx, decisionId)).toMatchObject({ status: "fulfilled" });
  // Each was told once, whatever died.
  expect(mails(/исполнить до/).toSorted()).toEqual(["school2@example.org", "school@example.org", "social@example.org"]);
  expect(mails(/№ 1\/1 исполнено/).toSorted()).toEqual(["school2@example.org", "social@example.org"]);
  expect((await openKinds()).filter((kind) => /finding|decision|duty/.test(kind))).toEqual([]);
  expect([...died.keys()]).toEqual(
    expect.arrayContaining([
      ...["hand-in", "attend-rounds", "approve-minutes", "agency.closed"],
      ...["round.closed", "round.finding-recorded", "round.finding-assigned", "round.finding-result"],
      ...["meeting.invited", "meeting.minuted", "decision.effective", "decision.handed-over", "decision.fulfilled"],
      ...["obligation.submitted", "obligation.accepted", "agreement.joined"],
    ]),
  );
  expect([...died.values()].reduce((a, b) => a + b)).toBeGreaterThan(100);
});
