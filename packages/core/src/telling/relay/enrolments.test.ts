import { beforeEach, describe, expect, it } from "vitest";
import { enrolmentOf, programmeOf } from "../../../test/worlds/programme.ts";
import { type ProvidedWorld, providedWorld } from "../../../test/worlds/provided.ts";
import { childOf, consentOf } from "../../../test/worlds/region.ts";
import { heardBy } from "../../../test/worlds/relay.ts";
import { specialist } from "../../../test/worlds/tenant.ts";
import { byMail } from "../../../test/worlds/ways.ts";
import * as Agency from "../../agencies/agency/index.ts";
import * as Programme from "../../agencies/programme/index.ts";
import { liveOf, readSome } from "../../ground/counter/index.ts";
import { newId } from "../../ground/shared/ids.ts";
import type { AgencyId, ChildId, EnrolmentId, HandoverId, Mail, StepId } from "../../ground/shared/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Consent from "../../people/consent/index.ts";
import * as Attendance from "../../roadmaps/attendance/index.ts";
import * as Enrolment from "../../routes/enrolment/index.ts";
import * as Handover from "../../routes/handover/index.ts";
import * as Merging from "../../routes/merging/index.ts";
import * as Step from "../../routes/step/index.ts";
import { collect, sendDigests } from "../digest/index.ts";
import { owedSessions } from "../digest/sessions.ts";
import { sessionsParts } from "../notification/sessions.part.ts";
import { agencyClosed, closureContinued } from "./closure.ts";

let w: ProvidedWorld;
let stepId: StepId;
let provider: AgencyId;
const march = { month: "2025-03", planned: 8, held: 6, absent: { illness: 2 } };
beforeEach(async () => {
  w = await providedWorld();
  ({ stepId, provider } = w);
});

describe("a freed place", () => {
  it("is offered to the next by itself, and the coordinator is told to ask", async () => {
    const first = await w.enrolled();
    const { programmeId } = (await Enrolment.load(w.ctx, first)).data;
    const second = await enrolmentOf(w.ctx, programmeId, await w.other("Носова"));
    await Enrolment.leave(w.as(specialist(provider)), first, { cause: "organisation", reason: "Нет логопеда." });
    await w.settle();
    expect(await w.tasks("enrolment-left")).toMatchObject([{ enrolmentId: first, agencyId: provider }]);
    expect(await w.tasks("place-offered")).toMatchObject([{ enrolmentId: second, until: "2025-03-10" }]);
    // A week's digest would come too late: the next day's says so, and by when.
    w.moveTo("2025-03-04T03:30:00Z");
    const sent: Mail[] = [];
    const mailer = { send: async (mail: Mail) => ({ providerId: String(sent.push(mail)) }) };
    // One that was destroyed meanwhile keeps nobody else from being told of.
    const gone = newId("enrolment", w.ctx.now().epochMilliseconds);
    const nobody = { offered: gone, until: "2025-03-07", at: "2025-03-03T05:00:00Z" };
    await collect(w.ctx, { municipality: "novokuznetsk" }, nobody);
    await sendDigests(w.ctx, byMail(mailer));
    const told = sent.find(({ to, subject }) => to === "nvkz@example.org" && /освободились места 1/.test(subject));
    expect(told!.text).toContain("раньше всех — до 10 марта 2025 года");
    await Enrolment.acceptOffer(w.ctx, second);
    await w.settle();
    expect(await w.tasks("place-offered")).toEqual([]);
    expect((await Enrolment.load(w.ctx, second)).data.status).toBe("enrolled");
    await w.agree();
  });

  it("comes with a new version of the programme too, and none with one that is withdrawn", async () => {
    const first = await w.enrolled();
    const { programmeId } = (await Enrolment.load(w.ctx, first)).data;
    const [second, third] = [
      await enrolmentOf(w.ctx, programmeId, await w.other("Носова")),
      await enrolmentOf(w.ctx, programmeId, await w.other("Орлова")),
    ];
    const act = { act: { number: "1", date: "2025-03-03" } };
    await Programme.revise(w.ctx, programmeId, { places: 2 });
    await Programme.approve(w.ctx, programmeId, act);
    await w.settle();
    expect((await Enrolment.load(w.ctx, second)).data.status).toBe("offered");
    await Programme.withdraw(w.ctx, programmeId, act);
    await w.settle();
    for (const id of [second, third])
      expect((await Enrolment.load(w.ctx, id)).data).toMatchObject({ status: "left", cause: "programme-withdrawn" });
    expect((await Enrolment.load(w.ctx, first)).data.status).toBe("enrolled");
    await w.agree();
  });

  it("is taken by the programme as it is by then, as long as consent stands", async () => {
    const first = await w.enrolled();
    const { programmeId } = (await Enrolment.load(w.ctx, first)).data;
    const next = await childOf(w.ctx, { surname: "Носова", givenName: "Инна", birthDate: "2014-07-01" });
    const { consent } = await consentOf(w.ctx, next);
    const second = await enrolmentOf(w.ctx, programmeId, next.childId);
    await Programme.revise(w.ctx, programmeId, {
      places: 2,
      sessionsPerMonth: 4,
      term: { from: "2025-03-03", until: "2025-12-31" },
    });
    await Programme.approve(w.ctx, programmeId, { act: { number: "2", date: "2025-03-03" } });
    await w.settle();
    await Consent.withdraw(w.ctx, consent.consentId);
    await expect(Enrolment.acceptOffer(w.ctx, second)).rejects.toMatchObject({ code: "consent.missing" });
    await consentOf(w.ctx, next);
    expect(await Enrolment.acceptOffer(w.ctx, second)).toMatchObject({
      programmeVersion: 2,
      from: "2025-03-03",
      until: "2025-12-31",
    });
    await w.settle();
    await w.agree();
  });
});

describe("a month's sessions", () => {
  it("are asked for of whom the organisation may tell; of others a coordinator hears at once", async () => {
    const record = await childOf(w.ctx, { surname: "Носова", givenName: "Инна", birthDate: "2014-07-01" });
    const { consent } = await consentOf(w.ctx, record);
    const heard = await heardBy(w, provider);
    const [told, untold] = [await w.enrolled(), await w.enrolled(record.childId)];
    await Consent.withdraw(w.ctx, consent.consentId);
    w.moveTo("2025-04-01T05:00:00Z");
    for (const id of [told, untold]) await Enrolment.wakeUp(w.as({ kind: "system" }), id);
    await w.settle();
    // Its own system hears the same, in ids, and can answer; of whom it may know no more nothing but an end.
    const ofThem = heard.map(({ type, data }) => [type, data.enrolmentId, data.status ?? data.month]);
    expect(ofThem.filter(([type]) => String(type).startsWith("enrolment."))).toEqual([
      ["enrolment.made", told, "enrolled"],
      ["enrolment.made", untold, "enrolled"],
      ["enrolment.sessions-due", told, "2025-03"],
    ]);
    const { url, token } = heard.find(({ type }) => type === "enrolment.sessions-due")!.data.reply!;
    expect(url).toMatch(/\/v1\/office\/sessions$/);
    const asked = await Attendance.respondSessions(w.ctx, { token, action: "view", month: "2025-03" });
    expect(asked.rows).toMatchObject([{ enrolmentId: told }]);
    const owed = await owedSessions(w.ctx, provider);
    expect(owed).toEqual({ children: 1, month: "2025-03" });
    // Letters of two months are told apart.
    expect(sessionsParts(owed, "https://example.org")).toMatchObject([
      { text: { ru: expect.stringContaining("за март 2025 года: ждём отметок о занятиях 1 ребёнка") } },
      {},
    ]);
    expect(await w.tasks("sessions-missing")).toMatchObject([
      { enrolmentId: untold, month: "2025-03", because: "consent.missing" },
    ]);
    await Enrolment.leave(w.ctx, untold, { cause: "family", reason: "Отозвали согласие." });
    await w.settle();
    expect(heard.at(-1)).toMatchObject({ type: "enrolment.left", data: { enrolmentId: untold, cause: "family" } });
    expect(JSON.stringify(heard)).not.toMatch(/Носова|Ёлкина|child_/);
  });
});

describe("whoever still waits when the term ends", () => {
  it("is the coordinator's to help otherwise, and the plan's step has no place", async () => {
    const programmeId = await programmeOf(w.ctx, provider);
    await enrolmentOf(w.ctx, programmeId, await w.other("Носова"));
    const [own, plain] = [
      await enrolmentOf(w.ctx, programmeId, w.childId, { stepId }),
      await enrolmentOf(w.ctx, programmeId, await w.other("Орлова")),
    ];
    await w.settle();
    w.moveTo("2025-06-02T05:00:00Z");
    for (const id of [own, plain]) await Enrolment.wakeUp(w.as({ kind: "system" }), id);
    await w.settle();
    expect(await w.tasks("enrolment-left")).toMatchObject([{ enrolmentId: plain, because: "programme-over" }]);
    expect(await w.tasks("failed")).toMatchObject([{ stepId }]);
    expect(await Step.get(w.ctx, stepId)).toMatchObject({
      result: "not-performed",
      cause: "no-place",
      note: "Ребёнок ждал места в программе и не получил его.",
    });
    const group = `SESSIONS#2025-Q2#novokuznetsk#${provider}`;
    expect((await readSome(w.ctx, await liveOf(w.ctx), [group]))[group]).toEqual({ "left|programme-over": 2 });
    await w.agree();
  });
});

describe("many", () => {
  it("are seen to in portions: whom places are offered to, whose programme is withdrawn, whose organisation closes", async () => {
    const programmeId = await programmeOf(w.ctx, provider);
    const whose: ChildId[] = [];
    for (const surname of ["Алёшина", "Берёзкина", "Власова", "Грачёва", "Дёмина"]) whose.push(await w.other(surname));
    const ids: EnrolmentId[] = [];
    for (const childId of whose) ids.push(await enrolmentOf(w.ctx, programmeId, childId));
    await w.settle();
    const states = async () =>
      (await Promise.all(ids.map((id) => Enrolment.load(w.ctx, id)))).map(({ data }) => data.status).join(" ");
    const system = w.as({ kind: "system" });
    await Programme.revise(w.ctx, programmeId, { places: 9 });
    await Programme.approve(w.ctx, programmeId, { act: { number: "2", date: "2025-03-03" } });
    // One piece by itself, and the rest by the event that it leaves.
    expect(await Enrolment.attendQueue(system, programmeId, 2)).toBe(2);
    expect(await states()).toBe("enrolled offered offered waiting waiting");
    await w.settle();
    expect(await states()).toBe("enrolled offered offered offered offered");
    await Programme.withdraw(w.ctx, programmeId, { act: { number: "3", date: "2025-03-03" } });
    expect(await Enrolment.attendQueue(system, programmeId, 2)).toBe(2);
    expect(await states()).toBe("enrolled left left offered offered");
    await w.settle();
    expect(await states()).toBe("enrolled left left left left");
    expect(await w.tasks("place-offered")).toEqual([]);
    // All of an organisation's: its closing leaves the next page to an event of its own.
    const another = await programmeOf(w.ctx, provider);
    for (const childId of whose.slice(1)) ids.push(await enrolmentOf(w.ctx, another, childId));
    await w.settle();
    await Agency.patch(w.ctx, provider, { status: "closed" });
    await closureContinued({ ctx: system }, { data: { agencyId: provider, part: "enrolments" } }, 3);
    expect(await states()).toBe("left left left left left left left waiting waiting");
    await w.settle();
    expect(await states()).toBe("left left left left left left left left left");
    await w.agree();
  });
});

describe("what an enrolment depends on", () => {
  it("ends it: the child leaves, the organisation closes", async () => {
    const [one, two] = [await w.enrolled(), await w.enrolled(await w.other("Носова"))];
    await Child.patch(w.ctx, w.childId, { status: "left", cause: "left-region", reason: "Уехали." });
    await w.settle();
    expect((await Enrolment.load(w.ctx, one)).data).toMatchObject({ status: "left", cause: "child-left" });
    await Agency.patch(w.ctx, provider, { status: "closed" });
    await w.settle();
    expect((await Enrolment.load(w.ctx, two)).data).toMatchObject({ status: "left", cause: "agency-closed" });
    expect(await w.tasks("enrolment-left")).toMatchObject([{ enrolmentId: two }]);
    await w.agree();
    // It enrols nobody any more, and an event that comes late ends nothing of one that works again.
    const { programmeId } = (await Enrolment.load(w.ctx, two)).data;
    const third = await w.other("Орлова");
    await expect(enrolmentOf(w.ctx, programmeId, third)).rejects.toMatchObject({ code: "agency.unknown" });
    await Agency.patch(w.ctx, provider, { status: "active" });
    const id = await enrolmentOf(w.ctx, programmeId, third);
    await agencyClosed({ ctx: w.as({ kind: "system" }) }, { data: { agencyId: provider } });
    await w.settle();
    expect((await Enrolment.load(w.ctx, id)).data.status).toBe("enrolled");
  });

  it("moves: with the child to another municipality, and figures stay where they were", async () => {
    const childId = await w.other("Носова");
    const id = await w.enrolled(childId);
    await Attendance.record(w.ctx, id, march);
    await Child.patch(w.ctx, childId, { municipality: "kemerovo" });
    await w.settle();
    expect((await Enrolment.load(w.ctx, id)).data).toMatchObject({
      municipality: "kemerovo",
      months: [{ municipality: "novokuznetsk" }],
    });
    await w.agree();
    // Of one with a route whoever takes over sees in which programmes the child is.
    const own = await w.enrolled();
    await Child.patch(w.ctx, w.childId, { municipality: "kemerovo" });
    await w.settle();
    const [proposed] = (await Handover.find(w.ctx, {})).items;
    expect((await Handover.get(w.ctx, proposed!.handoverId as HandoverId)).enrolments).toMatchObject([
      { enrolmentId: own, status: "enrolled", sessions: { planned: 0, held: 0 } },
    ]);
  });

  it("goes along when its card is merged with another, with its words and its place in the figures", async () => {
    const childId = await w.other("Ёлкина");
    const id = await w.enrolled(childId);
    await Enrolment.setGoals(w.ctx, id, { agreed: [{ serviceKey: "speech-therapy", title: "Просит", baseline: -2 }] });
    await Attendance.record(w.ctx, id, march);
    await w.settle();
    const choose = Object.fromEntries(Merging.choosable.map((field) => [field, "this"]));
    await Merging.merge(w.ctx, w.childId, { other: childId, choose, confirm: true });
    await w.settle();
    expect(await Enrolment.get(w.ctx, id)).toMatchObject({ childId: w.childId, goals: [{ title: "Просит" }] });
    expect(await Enrolment.listFor(w.ctx, w.childId)).toMatchObject([{ enrolmentId: id }]);
    await w.agree();
    // What is agreed meanwhile goes back with it.
    await Enrolment.setGoals(w.ctx, id, { agreed: [{ serviceKey: "speech-therapy", title: "Ждёт", baseline: -2 }] });
    await Merging.unmerge(w.ctx, w.childId, { other: childId, confirm: true });
    await w.settle();
    expect(await Enrolment.get(w.ctx, id)).toMatchObject({
      childId,
      goals: [{ title: "Просит" }, { title: "Ждёт" }],
      held: 6,
    });
    await w.agree();
  });

  it("is a task where two lessons by video in a row were not held, until one is", async () => {
    const id = await w.enrolled();
    const days = ["2025-03-10", "2025-03-11", "2025-03-12"].map((day) => `${day}T03:00:00Z`);
    await Enrolment.planLessons(w.ctx, id, { lessons: days.map((at) => ({ at, minutes: 40 })) });
    w.moveTo("2025-03-12T05:00:00Z");
    const tell = async (n: number, more: object) => {
      await Attendance.tellLesson(w.as(specialist(provider)), id, { at: days[n]!, ...more });
      await w.settle();
      return (await w.tasks("lessons-missed")).length;
    };
    const no = { held: false, cause: "family" };
    expect([await tell(0, no), await tell(1, no)]).toEqual([0, 1]);
    expect(await w.tasks("lessons-missed")).toMatchObject([{ enrolmentId: id, agencyId: provider }]);
    expect(await tell(2, { held: true, present: ["child"] })).toBe(0);
    await w.agree();
  });

  it("reminds the family of a lesson by video a day before, and two hours before where it has none each day", async () => {
    const representativeId = (await Child.load(w.ctx, w.childId)).record.representativeIds[0]!;
    await Child.patch(w.ctx, w.childId, { representatives: [{ representativeId, email: "mother@example.net" }] });
    const id = await w.enrolled();
    const days = ["2025-03-10", "2025-03-11"].map((day) => `${day}T07:00:00Z`);
    // Of two on a day the first is told of.
    const all = [...days, "2025-03-10T09:00:00Z"];
    await Enrolment.planLessons(w.ctx, id, { lessons: all.map((at) => ({ at, minutes: 40 })) });
    await w.settle();
    const reminded = async () =>
      ((await Enrolment.load(w.ctx, id)).data.lessons ?? []).map(({ reminded = "-" }) => reminded).join(" ");
    const tickAt = async (time: string) => {
      w.moveTo(time);
      const { secondsToMilestone } = await Enrolment.tick(w.ctx, { enrolmentId: id, generation: 1 });
      await w.settle();
      return secondsToMilestone;
    };
    const letters = () => w.mails.filter(({ subject }) => subject.startsWith("Занятие по видео сегодня")).length;
    expect(await tickAt("2025-03-09T06:59:00Z")).toBe(60);
    expect(await tickAt("2025-03-09T07:00:00Z")).toBe(22 * 3600);
    expect([await reminded(), letters()]).toEqual(["day - -", 0]);
    expect(await tickAt("2025-03-10T05:00:00Z")).toBe(2 * 3600);
    expect([await reminded(), letters()]).toEqual(["hours - -", 1]);
    await tickAt("2025-03-10T07:00:00Z");
    // The next day's is no news two hours before it; one that is called off is none at all.
    await Enrolment.callOffLesson(w.ctx, id, { at: days[1]! });
    await tickAt("2025-03-11T05:00:00Z");
    expect([await reminded(), letters()]).toEqual(["hours - day", 1]);
    await w.agree();
  });

  it("is one of two that one child has by one programme in two cards, and two again where that was a mistake", async () => {
    const twin = await w.other("Ёлкина");
    const programmeId = await programmeOf(w.ctx, provider, { places: 2 });
    const [one, two, next] = [
      await enrolmentOf(w.ctx, programmeId, w.childId),
      await enrolmentOf(w.ctx, programmeId, twin),
      await enrolmentOf(w.ctx, programmeId, await w.other("Носова")),
    ];
    const agreed = (title: string) => ({ agreed: [{ serviceKey: "speech-therapy", title, baseline: -2 }] });
    await Enrolment.setGoals(w.ctx, one, agreed("Просит"));
    await Enrolment.setGoals(w.ctx, two, agreed("Ждёт"));
    // One hour by video at which both cards' child was to be, and two that one of them had alone.
    const [both, hers, off] = ["2025-03-31T03:00:00Z", "2025-04-02T06:00:00Z", "2025-04-08T03:00:00Z"];
    const hours = (...all: string[]) => ({ lessons: all.map((at) => ({ at, minutes: 40 })) });
    await Enrolment.planLessons(w.ctx, one, hours(both));
    await Enrolment.planLessons(w.ctx, two, hours(both, hers, off));
    w.moveTo("2025-04-02T05:00:00Z");
    const told = { at: both, held: true, present: ["child"] };
    for (const id of [one, two]) await Attendance.tellLesson(w.ctx, id, told);
    await Attendance.record(w.ctx, one, march);
    await Attendance.record(w.ctx, two, { ...march, held: 4, absent: {} });
    await Attendance.record(w.ctx, two, { month: "2025-04", planned: 2, held: 2 });
    await w.settle();
    const choose = Object.fromEntries(Merging.choosable.map((field) => [field, "this"]));
    await Merging.merge(w.ctx, w.childId, { other: twin, choose, confirm: true });
    await w.settle();
    // One place goes on with the history of both, each month once; the other is offered to whoever is next.
    expect(await Enrolment.get(w.ctx, one)).toMatchObject({
      status: "enrolled",
      goals: [{ title: "Просит" }, { goalKey: "g2", title: "Ждёт" }],
      months: [march, { month: "2025-04", held: 2 }],
      lessons: [{ at: both, status: "held" }, { at: hers, status: "planned" }, { at: off }],
    });
    w.moveTo("2025-04-02T07:00:00Z");
    await Attendance.tellLesson(w.ctx, one, { ...told, at: hers });
    await Enrolment.callOffLesson(w.ctx, one, { at: off });
    await w.settle();
    await w.agree();
    expect(await Enrolment.get(w.ctx, two)).toMatchObject({
      status: "left",
      cause: "same-child",
      goesOnIn: one,
      months: [],
    });
    expect((await Enrolment.load(w.ctx, next)).data.status).toBe("offered");
    expect(await w.tasks("enrolment-left")).toEqual([]);
    expect(await Programme.get(w.ctx, programmeId)).toMatchObject({ places: { taken: 1, offered: 1, waiting: 0 } });
    const held = async () => {
      const groups = [1, 2].map((n) => `SESSIONS#2025-Q${n}#novokuznetsk#${provider}`);
      const cells = await readSome(w.ctx, await liveOf(w.ctx), groups);
      return groups.map((group) => cells[group]?.held);
    };
    expect(await held()).toEqual([6, 2]);
    await w.agree();
    await Enrolment.setGoals(w.ctx, one, { measured: [{ goalKey: "g2", on: "2025-04-01", level: 0 }] });
    await Merging.unmerge(w.ctx, w.childId, { other: twin, confirm: true });
    await w.settle();
    expect(await Enrolment.get(w.ctx, one)).toMatchObject({
      childId: w.childId,
      goals: [{ goalKey: "g1", title: "Просит" }],
      months: [march],
      lessons: [{ at: both, status: "held" }],
    });
    const again = await Enrolment.get(w.ctx, two);
    expect(again).toMatchObject({
      childId: twin,
      status: "enrolled",
      goals: [{ goalKey: "g1", title: "Ждёт", reached: true }],
      months: [{ month: "2025-03", held: 4 }, { month: "2025-04" }],
      lessons: [
        { at: both, status: "held" },
        { at: hers, status: "held" },
        { at: off, status: "called-off" },
      ],
    });
    expect([again.cause, again.goesOnIn, again.endedOn]).toEqual([undefined, undefined, undefined]);
    expect(await Programme.get(w.ctx, programmeId)).toMatchObject({ places: { taken: 2, offered: 1 } });
    expect(await held()).toEqual([10, 2]);
    await w.agree();
  });
});
