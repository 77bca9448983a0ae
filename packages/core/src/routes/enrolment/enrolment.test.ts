import { beforeEach, describe, expect, it } from "vitest";
import { requested } from "../../../test/worlds/asked.ts";
import { enrolmentOf, programmeOf } from "../../../test/worlds/programme.ts";
import { agencyOf, childOf, consentOf } from "../../../test/worlds/region.ts";
import { family, specialist, type World, world } from "../../../test/worlds/tenant.ts";
import * as Programme from "../../agencies/programme/index.ts";
import type { Key } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId, ChildId, EnrolmentId, ProgrammeId } from "../../ground/shared/ids.ts";
import * as Child from "../../people/child/index.ts";
import * as Consent from "../../people/consent/index.ts";
import * as Attendance from "../../roadmaps/attendance/index.ts";
import { writeGate } from "../../roadmaps/period/gate.ts";
import * as Enrolment from "./index.ts";

let w: World;
let centre: AgencyId;
let programmeId: ProgrammeId;
let anna: Child.ChildRecord;
let born = 0;

const child = async (over: object = {}) => {
  const person = {
    surname: ["Ёлкина", "Жукова", "Зимина", "Ильина"][born++ % 4]!,
    givenName: "Анна",
    birthDate: "2016-05-06",
  };
  const record = await childOf(w.ctx, { ...person, ...over });
  await consentOf(w.ctx, record);
  return record;
};
beforeEach(async () => {
  w = await world();
  centre = await agencyOf(w.ctx, "resourceCentre");
  programmeId = await programmeOf(w.ctx, centre);
  anna = await child();
});
const enrol = (childId: ChildId, over: object = {}) => enrolmentOf(w.ctx, programmeId, childId, over);
const look = (id: EnrolmentId) => Enrolment.get(w.ctx, id);
const march = { month: "2025-03", planned: 8, held: 6, absent: { illness: 2 } };

describe("a place", () => {
  it("is taken by whoever comes, and others wait in turn, the same child once", async () => {
    const first = await enrol(anna.childId);
    const [second, third] = [await enrol((await child()).childId), await enrol((await child()).childId)];
    expect(await look(first)).toMatchObject({ status: "enrolled", from: "2025-03-03", until: "2025-05-31" });
    expect(await look(second)).toMatchObject({ status: "waiting", position: 1 });
    expect(await look(third)).toMatchObject({ status: "waiting", position: 2 });
    expect(await Programme.get(w.ctx, programmeId)).toMatchObject({
      places: { all: 1, taken: 1, offered: 0, waiting: 2 },
    });
    await expect(enrol(anna.childId)).rejects.toMatchObject({
      code: "conflict.exists",
      current: { enrolmentId: first },
    });
  });

  it("is a child's once, whoever else enrols it while its other enrolments are looked through", async () => {
    const { bank } = w.ctx;
    let besides: EnrolmentId | undefined;
    const ctx = {
      ...w.ctx,
      bank: {
        ...bank,
        async get<T>(key: Key) {
          if (key.sk === "ROLL") besides ??= await enrol(anna.childId);
          return bank.get<T>(key);
        },
      },
    };
    const refused = await Enrolment.enrol(ctx, programmeId, { childId: anna.childId }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "conflict.exists", current: { enrolmentId: besides } });
    expect((await Programme.get(w.ctx, programmeId)).places).toMatchObject({ taken: 1, waiting: 0 });
  });

  it("is had by one of two who come for the last one at the same moment", async () => {
    const other = await child();
    const ids = await Promise.all([enrol(anna.childId), enrol(other.childId)]);
    const found = await Promise.all(ids.map(look));
    expect(found.map(({ status }) => status).toSorted()).toEqual(["enrolled", "waiting"]);
  });

  it("that becomes free is kept for whoever is next, five working days, and then for the one after", async () => {
    const first = await enrol(anna.childId);
    const [second, third] = [await enrol((await child()).childId), await enrol((await child()).childId)];
    await Enrolment.leave(w.ctx, first, { cause: "moved", reason: "Переезд." });
    expect(await Enrolment.attendQueue(w.ctx, programmeId)).toBe(1);
    expect(await Enrolment.attendQueue(w.ctx, programmeId)).toBe(0);
    expect(await look(second)).toMatchObject({ status: "offered", offeredUntil: "2025-03-10" });
    // Whoever comes now does not get before those who wait.
    expect(await look(await enrol((await child()).childId))).toMatchObject({ status: "waiting", position: 2 });
    w.moveTo("2025-03-12T03:00:00Z");
    await Enrolment.wakeUp(w.as({ kind: "system" }), second);
    await Enrolment.attendQueue(w.ctx, programmeId);
    expect(await look(third)).toMatchObject({ status: "offered" });
    expect(await look(second)).toMatchObject({ status: "waiting", position: 2 });
    await Enrolment.acceptOffer(w.ctx, third);
    expect(await look(third)).toMatchObject({ status: "enrolled", from: "2025-03-12" });
    await Enrolment.leave(w.ctx, third, { cause: "family", reason: "Передумали." });
    await Enrolment.attendQueue(w.ctx, programmeId);
    const [{ enrolmentId } = { enrolmentId: "" }] = (await Enrolment.find(w.ctx, { status: "offered", limit: 10 }))
      .items;
    await Enrolment.declineOffer(w.ctx, enrolmentId as EnrolmentId, { reason: "Далеко." });
    await Enrolment.attendQueue(w.ctx, programmeId);
    // Nobody answers the second time either: it is over.
    expect(await look(second)).toMatchObject({ status: "offered" });
    w.moveTo("2025-04-15T03:00:00Z");
    await Enrolment.wakeUp(w.as({ kind: "system" }), second);
    expect(await look(second)).toMatchObject({ status: "left", cause: "offer-lapsed" });
    expect(await Programme.get(w.ctx, programmeId)).toMatchObject({ places: { taken: 0, offered: 0, waiting: 0 } });
  });

  it("is the family's to take, of its own child", async () => {
    const first = await enrol(anna.childId);
    const other = await child();
    const second = await enrol(other.childId);
    await Enrolment.complete(w.ctx, first, {});
    await Enrolment.attendQueue(w.ctx, programmeId);
    const [own, foreign] = [other, anna].map((one) => w.as(family(one.representativeIds[0]!)));
    await expect(Enrolment.acceptOffer(foreign!, second)).rejects.toMatchObject({ code: "not-found" });
    expect(await Enrolment.acceptOffer(own!, second)).toMatchObject({ status: "enrolled" });
    await expect(Enrolment.acceptOffer(own!, second)).rejects.toMatchObject({ code: "enrolment.not-allowed" });
  });
});

describe("nobody is enrolled", () => {
  it("without consent, out of age, by a draft, after the term, of another municipality or organisation", async () => {
    const young = await childOf(w.ctx, { surname: "Юдина", givenName: "Ада", birthDate: "2021-03-10" });
    await expect(enrol(young.childId)).rejects.toMatchObject({
      code: "programme.age",
      current: { ages: { from: 5, to: 11 } },
    });
    const mute = await childOf(w.ctx, { surname: "Якова", givenName: "Ева", birthDate: "2016-03-10" });
    await expect(enrol(mute.childId)).rejects.toMatchObject({ code: "consent.missing" });
    const draft = await Programme.copy(w.ctx, programmeId, { agencyId: centre });
    const byDraft = Enrolment.enrol(w.ctx, draft.programmeId as ProgrammeId, { childId: anna.childId });
    await expect(byDraft).rejects.toMatchObject({ code: "programme.not-approved" });
    const other = w.as({ kind: "coordinator", municipality: "kemerovo" });
    await expect(Enrolment.enrol(other, programmeId, { childId: anna.childId })).rejects.toMatchObject({
      code: "not-found",
    });
    const alone = Enrolment.enrol(w.as(specialist(centre)), programmeId, { childId: anna.childId });
    await expect(alone).rejects.toMatchObject({ fields: [{ pointer: "/stepId" }] });
    await expect(enrol(anna.childId, { from: "2025-06-01" })).rejects.toMatchObject({ fields: [{ pointer: "/from" }] });
    w.moveTo("2025-06-01T05:00:00Z");
    await expect(enrol(anna.childId)).rejects.toMatchObject({ code: "programme.over" });
  });
});

describe("an enrolment is the business", () => {
  /** Of another municipality, and whoever runs the platform. */
  const strangers = () => [w.as({ kind: "coordinator", municipality: "kemerovo" }), w.as({ kind: "admin" })];
  const hidden = (asked: Promise<unknown>) => expect(asked).rejects.toMatchObject({ code: "not-found" });

  it("of the child's own coordinator, organisation and family, and of nobody else", async () => {
    const id = await enrol(anna.childId);
    const other = await child();
    const own = w.as(family(anna.representativeIds[0]!));
    const foreign = w.as(family(other.representativeIds[0]!));
    const school = w.as(specialist(await agencyOf(w.ctx, "school")));
    for (const ctx of [w.ctx, own, w.as(specialist(centre)), w.as({ kind: "link", agency: centre })])
      expect(await Enrolment.get(ctx, id)).toMatchObject({ status: "enrolled" });
    for (const ctx of [...strangers(), foreign, school]) await hidden(Enrolment.get(ctx, id));
    for (const ctx of strangers()) await hidden(Attendance.record(ctx, id, march));
    expect(await Enrolment.listFor(own, anna.childId)).toMatchObject([{ enrolmentId: id }]);
    for (const ctx of [...strangers(), foreign, school]) await hidden(Enrolment.listFor(ctx, anna.childId));
    // An offer is answered by the family, or by those who are responsible for them.
    const next = await enrol(other.childId);
    await Enrolment.complete(w.ctx, id, {});
    await Enrolment.attendQueue(w.ctx, programmeId);
    for (const ctx of strangers()) await hidden(Enrolment.acceptOffer(ctx, next));
    expect(await look(next)).toMatchObject({ status: "offered" });
  });

  it("in lists too, whatever is asked for", async () => {
    const elsewhere = await agencyOf(w.ctx, "social");
    const [first, second] = [await enrol(anna.childId), await enrol((await child()).childId)];
    const there = await enrolmentOf(w.ctx, await programmeOf(w.ctx, elsewhere), anna.childId);
    const ids = async (ctx: Ctx, query: Partial<Enrolment.EnrolmentQuery> = {}) =>
      (await Enrolment.find(ctx, { limit: 10, ...query })).items.map(({ enrolmentId }) => enrolmentId).toSorted();
    const [own, far] = [w.as(specialist(centre)), strangers()[0]!];
    expect(await ids(w.ctx)).toEqual([first, second, there].toSorted());
    expect(await ids(own)).toEqual([first, second].toSorted());
    expect(await ids(w.as(specialist(elsewhere)))).toEqual([there]);
    // Another organisation's, though its programme is named, or that organisation.
    expect(await ids(w.as(specialist(elsewhere)), { programme: programmeId })).toEqual([]);
    expect(await ids(w.as(specialist(elsewhere)), { agency: centre })).toEqual([there]);
    expect([await ids(far), await ids(far, { agency: centre }), await ids(far, { programme: programmeId })]).toEqual([
      [],
      [],
      [],
    ]);
    expect(await ids(far, { municipality: "novokuznetsk" })).toEqual([]);
    expect(await ids(w.ctx, { agency: elsewhere, municipality: "novokuznetsk" })).toEqual([there]);
    expect(await ids(w.ctx, { agency: elsewhere, programme: programmeId })).toEqual([]);
    for (const ctx of [strangers()[1]!, w.as(family(anna.representativeIds[0]!))]) await hidden(ids(ctx));
    // Where each stands in its queue.
    const { items } = await Enrolment.find(w.ctx, { limit: 10, programme: programmeId });
    expect(items.map(({ enrolmentId, position }) => [enrolmentId, position]).toSorted()).toEqual(
      [
        [first, undefined],
        [second, 1],
      ].toSorted(),
    );
    expect((await Enrolment.find(w.ctx, { limit: 10, status: "waiting" })).items).toMatchObject([{ position: 1 }]);
    await Enrolment.complete(w.ctx, first, {});
    expect([await ids(w.ctx, { stage: "ended" }), await ids(w.ctx, { status: "completed" })]).toEqual([
      [first],
      [first],
    ]);
    expect(await ids(w.ctx, { agency: centre })).toEqual([second]);
  });

  it("of an organisation that has a step of that very child, and nothing new is begun for one who left", async () => {
    const { w: region, stepId } = await requested();
    const { ctx, agencies, childId } = region;
    const [one, two, others] = [
      await programmeOf(ctx, agencies.pmpc!),
      await programmeOf(ctx, agencies.pmpc!),
      await programmeOf(ctx, agencies.social2!),
    ];
    const own = region.as(specialist(agencies.pmpc!));
    const stranger = await childOf(ctx, { surname: "Носова", givenName: "Инна", birthDate: "2014-07-01" });
    await consentOf(ctx, stranger);
    const noStep = (asked: Promise<unknown>) =>
      expect(asked).rejects.toMatchObject({ fields: [{ pointer: "/stepId" }] });
    await hidden(Enrolment.enrol(own, others, { childId, stepId }));
    await noStep(Enrolment.enrol(own, one, { childId }));
    for (const someone of [own, ctx])
      await noStep(Enrolment.enrol(someone, one, { childId: stranger.childId, stepId }));
    await noStep(Enrolment.enrol(ctx, others, { childId, stepId }));
    // Without a step it goes to as many programmes as there are; of a step to one.
    await enrolmentOf(ctx, others, childId);
    const made = await Enrolment.enrol(own, one, { childId, stepId });
    expect(made).toMatchObject({ stepId, status: "enrolled" });
    await expect(Enrolment.enrol(ctx, two, { childId, stepId })).rejects.toMatchObject({
      code: "conflict.exists",
      current: { enrolmentId: made.enrolmentId },
    });
    expect(await Enrolment.enrol(ctx, two, { childId })).toMatchObject({ status: "enrolled" });
    await Child.patch(ctx, stranger.childId, { status: "left", cause: "left-region", reason: "Уехали." });
    await expect(enrolmentOf(ctx, one, stranger.childId)).rejects.toMatchObject({ code: "child.left" });
    const { record: expected } = await Child.expect(ctx, { municipality: "novokuznetsk", dueOn: "2025-06-20" });
    await expect(enrolmentOf(ctx, one, expected.childId)).rejects.toMatchObject({ code: "child.expected" });
  });
});

describe("sessions", () => {
  it("are told month by month by the organisation, as long as consent and quarter are open, and corrected", async () => {
    const id = await enrol(anna.childId);
    const own = w.as(specialist(centre));
    expect(await Attendance.record(own, id, march)).toMatchObject({ months: [march], held: 6, planned: 8 });
    for (const [planned, held] of [
      [8, 19],
      [0, 11],
    ])
      await expect(Attendance.record(own, id, { month: "2025-03", planned, held })).rejects.toMatchObject({
        fields: [{ pointer: "/held" }],
      });
    await Attendance.record(own, id, { ...march, held: 8, absent: {} });
    expect(await look(id)).toMatchObject({ months: [{ held: 8, absent: {} }] });
    const school = w.as(specialist(await agencyOf(w.ctx, "school")));
    await expect(Attendance.record(school, id, march)).rejects.toMatchObject({ code: "not-found" });
    const gate = { period: "2025-Q1", open: false } as const;
    await w.ctx.bank.commit([writeGate("kuzbass", gate, "absent")]);
    await expect(Attendance.record(own, id, march)).rejects.toMatchObject({ code: "period.locked" });
    const [consent] = await Consent.listFor(w.ctx, anna.childId);
    await Consent.withdraw(w.ctx, consent!.consentId);
    await expect(Enrolment.get(own, id)).rejects.toMatchObject({ code: "not-found" });
    expect((await Enrolment.find(own, { limit: 10 })).items).toEqual([]);
    expect(await look(id)).toMatchObject({ held: 8 });
  });

  it("are of a month that has begun, and add up", async () => {
    const id = await enrol(anna.childId);
    const told = (over: object) => Attendance.record(w.ctx, id, { ...march, ...over });
    await expect(told({ month: "2025-04" })).rejects.toMatchObject({ fields: [{ pointer: "/month" }] });
    await expect(told({ month: "2025-13" })).rejects.toMatchObject({ fields: [{ pointer: "/month" }] });
    await expect(told({ absent: { illness: 3 } })).rejects.toMatchObject({ fields: [{ pointer: "/absent" }] });
    const waits = await enrol((await child()).childId);
    await expect(Attendance.record(w.ctx, waits, march)).rejects.toMatchObject({ code: "enrolment.not-allowed" });
  });
});

describe("goals", () => {
  it("are agreed in sealed words, looked at by numbers, and summed up at the end", async () => {
    const id = await enrol(anna.childId);
    const levels = ["Тянет за руку", "Показывает", "С помощью", "Сам", "Словом"];
    const asks = { serviceKey: "speech-therapy", title: "Просит карточкой", levels, baseline: -2 };
    await Enrolment.setGoals(w.ctx, id, { agreed: [asks, { ...asks, title: "Ждёт очереди", levels: undefined }] });
    await Attendance.record(w.ctx, id, march);
    w.moveTo("2025-05-20T05:00:00Z");
    const measured = [
      { goalKey: "g1", on: "2025-05-19", level: 1 },
      { goalKey: "g2", on: "2025-05-19", level: -1 },
    ];
    const seen = await Enrolment.setGoals(w.as(specialist(centre)), id, { measured });
    expect(seen.goals).toMatchObject([
      { goalKey: "g1", title: "Просит карточкой", levels, level: 1, reached: true },
      { goalKey: "g2", title: "Ждёт очереди", level: -1, reached: false },
    ]);
    // Two goals, sum 0: as expected on the whole.
    expect(seen.attainment).toBe(50);
    const stored = JSON.stringify(await w.ctx.bank.list("records", `T#kuzbass#ENROLMENT#${id}`));
    expect(stored).not.toMatch(/карточкой|очереди|Тянет/);
    expect((await Enrolment.find(w.ctx, { limit: 10 })).items[0]!.goals[0]!.title).toBeUndefined();
    expect(await Enrolment.complete(w.ctx, id, { note: "Хорошо." })).toMatchObject({ result: "goals-partly" });
    expect(await look(id)).toMatchObject({ status: "completed", note: "Хорошо.", endedOn: "2025-05-20" });
    await expect(Enrolment.setGoals(w.ctx, id, { agreed: [asks] })).rejects.toMatchObject({ code: "enrolment.closed" });
  });

  it("are of the programme's services, and of days until today", async () => {
    const id = await enrol(anna.childId);
    const goal = { serviceKey: "motor-development", title: "Ходит", baseline: -1 };
    const wrong = async (input: object, pointer: string) =>
      expect(Enrolment.setGoals(w.ctx, id, input)).rejects.toMatchObject({ fields: [{ pointer }] });
    await wrong({ agreed: [goal] }, "/agreed/0/serviceKey");
    await wrong({ measured: [{ goalKey: "g1", on: "2025-03-03", level: 0 }] }, "/measured/0/goalKey");
    await Enrolment.setGoals(w.ctx, id, { agreed: [{ ...goal, serviceKey: "speech-therapy" }] });
    await wrong({ measured: [{ goalKey: "g1", on: "2025-03-04", level: 0 }] }, "/measured/0/on");
    await wrong({}, "");
  });
});

describe("time", () => {
  const wake = async (id: EnrolmentId, at: string) => {
    w.moveTo(at);
    return Enrolment.wakeUp(w.as({ kind: "system" }), id);
  };

  it("asks for each month, reminds, tells the coordinator, and sums up when nothing more is to come", async () => {
    const id = await enrol(anna.childId);
    expect((await wake(id, "2025-03-31T10:00:00Z")).asked).toBeUndefined();
    // 1, 8 and 15 April: the first, the sixth and the eleventh working day, nine in the morning in Novokuznetsk.
    expect((await wake(id, "2025-04-01T01:59:00Z")).asked).toBeUndefined();
    expect((await wake(id, "2025-04-01T02:00:00Z")).asked).toEqual({ month: "2025-03", count: 1 });
    expect((await wake(id, "2025-04-08T02:00:00Z")).asked).toEqual({ month: "2025-03", count: 2 });
    expect((await wake(id, "2025-04-15T02:00:00Z")).asked).toEqual({ month: "2025-03", count: 3 });
    for (const month of ["2025-03", "2025-04"]) {
      w.moveTo("2025-05-05T02:00:00Z");
      await Attendance.record(w.ctx, id, { ...march, month });
    }
    expect((await wake(id, "2025-05-31T02:00:00Z")).status).toBe("enrolled");
    await Attendance.record(w.ctx, id, { ...march, month: "2025-05" });
    expect((await wake(id, "2025-06-01T02:00:00Z")).status).toBe("completed");
    expect(await look(id)).toMatchObject({ result: "attended", endedOn: "2025-05-31", held: 18 });
  });

  it("ends waiting with the programme's term, as that is by then", async () => {
    const first = await enrol(anna.childId);
    const [second, third] = [await enrol((await child()).childId), await enrol((await child()).childId)];
    const system = w.as({ kind: "system" });
    // Another version goes on a month longer: whoever waits does so as well.
    await Programme.revise(w.ctx, programmeId, { term: { from: "2025-03-03", until: "2025-06-30" } });
    await Programme.approve(w.ctx, programmeId, { act: { number: "2", date: "2025-03-03" } });
    expect(await wake(second, "2025-06-01T02:00:00Z")).toMatchObject({ status: "waiting", until: "2025-06-30" });
    const { secondsToMilestone } = await Enrolment.tick(system, { enrolmentId: second, generation: 1 });
    expect(secondsToMilestone).toBe(30 * 24 * 3600);
    // A shorter one is known to whoever slept for longer.
    await Enrolment.registerWait(system, { enrolmentId: third, generation: 1, taskToken: "t" });
    await Enrolment.wakeUp(system, third);
    expect(await Enrolment.waitsBeyondTerm(w.ctx, programmeId)).toEqual([]);
    await Programme.revise(w.ctx, programmeId, { term: { from: "2025-03-03", until: "2025-06-29" } });
    await Programme.approve(w.ctx, programmeId, { act: { number: "3", date: "2025-03-03" } });
    expect(await Enrolment.waitsBeyondTerm(w.ctx, programmeId)).toEqual(["t"]);
    await Programme.revise(w.ctx, programmeId, { term: { from: "2025-03-03", until: "2025-06-30" } });
    await Programme.approve(w.ctx, programmeId, { act: { number: "4", date: "2025-03-03" } });
    // A place that is offered on the last days is kept no longer than there is anything to come to.
    w.moveTo("2025-06-27T05:00:00Z");
    await Enrolment.leave(w.ctx, first, { cause: "moved", reason: "Переезд." });
    await Enrolment.attendQueue(w.ctx, programmeId);
    expect(await look(second)).toMatchObject({ status: "offered", offeredUntil: "2025-07-04" });
    for (const id of [second, third])
      expect(await wake(id, "2025-07-01T02:00:00Z")).toMatchObject({
        status: "left",
        cause: "programme-over",
        endedOn: "2025-06-30",
      });
    expect(await Programme.get(w.ctx, programmeId)).toMatchObject({ places: { taken: 0, offered: 0, waiting: 0 } });
  });

  it("does not wait for ever for the last month, and takes it when it comes late", async () => {
    const id = await enrol(anna.childId);
    expect((await wake(id, "2025-06-17T02:00:00Z")).status).toBe("enrolled");
    expect(await wake(id, "2025-06-19T02:00:00Z")).toMatchObject({ status: "completed", result: "not-attended" });
    expect(await Attendance.record(w.ctx, id, { ...march, month: "2025-05" })).toMatchObject({ result: "attended" });
  });

  it("keeps one execution, which knows what it waits for", async () => {
    const id = await enrol(anna.childId);
    const system = w.as({ kind: "system" });
    const { secondsToMilestone } = await Enrolment.tick(system, { enrolmentId: id, generation: 1 });
    // From noon of 3 March to nine in the morning of 1 April.
    expect(secondsToMilestone).toBe(29 * 24 * 3600 - 3 * 3600);
    await Enrolment.registerWait(system, { enrolmentId: id, generation: 1, taskToken: "t" });
    const first = { enrolmentId: id, generation: 1 };
    expect(await Enrolment.restart(system, first)).toMatchObject({ generation: 2 });
    expect(await Enrolment.restart(system, first)).toMatchObject({ generation: 2 });
    const old = Enrolment.tick(system, { enrolmentId: id, generation: 1 });
    await expect(old).rejects.toMatchObject({ name: "GenerationSuperseded" });
  });
});
