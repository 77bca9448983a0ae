import { Temporal } from "temporal-polyfill";
import { beforeEach, expect, it } from "vitest";
import { childOf } from "../../../test/worlds/region.ts";
import { type RouteWorld, routeWorld, stepsOf } from "../../../test/worlds/relay.ts";
import * as Slot from "../../agencies/slot/index.ts";
import type { AgencyId, AppointmentId, FamilyId, RouteId, SlotId, StepId } from "../../ground/shared/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Family from "../../people/family/index.ts";
import * as Indicator from "../../roadmaps/indicator/index.ts";
import * as Appointment from "../../routes/appointment/index.ts";
import * as Erasure from "../../routes/erasure/index.ts";
import * as FamilyPage from "../../routes/family-page/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import * as Inbox from "../inbox/index.ts";
import { healEnded } from "../reconcile/index.ts";

let w: RouteWorld;
let stepId: StepId;
let slotId: SlotId;
const at = "2025-03-10T02:00:00Z";

/** The commission that is asked about the child receives on Mondays at nine. */
beforeEach(async () => {
  w = await routeWorld();
  await w.consent();
  const routeId = (await Route.open(w.ctx, w.childId, { template: "school-age" })).routeId as RouteId;
  await w.settle();
  const [review] = Object.values(await stepsOf(w, routeId));
  stepId = review!.stepId as StepId;
  const { slotId: made } = await Slot.open(w.ctx, review!.agencyId as AgencyId, {
    serviceKey: "family-consultation",
    post: "Психолог",
    place: "office",
    minutes: 60,
    times: { date: "2025-03-10", from: "09:00", until: "10:00", repeat: "FREQ=WEEKLY;UNTIL=20250630" },
  });
  slotId = made as SlotId;
});
const book = async (childId = w.childId, more: object = { at }) => {
  const made = await Appointment.book(w.ctx, { childId, slotId, topic: "route", ...more });
  await w.settle();
  return made.appointmentId as AppointmentId;
};
const tasks = async (kind: Inbox.TaskKind) => (await Inbox.openTasks(w.ctx, { limit: 20 }, kind)).items.length;
const statusOf = async (id: AppointmentId) => (await Appointment.get(w.ctx, id)).status;
/** What its machine does when its timer rings. */
const tickAt = async (id: AppointmentId, time: string) => {
  w.moveTo(time);
  const told = await Appointment.tick(w.ctx, { appointmentId: id, generation: 1 });
  await w.settle();
  return told.secondsToMilestone;
};

it("settles the step that it carried out once it was held", async () => {
  const id = await book(w.childId, { at, stepId });
  w.moveTo("2025-03-10T03:05:00Z");
  await Appointment.attend(w.ctx, id, { outcome: "advised" });
  await w.settle();
  expect(await Step.get(w.ctx, stepId)).toMatchObject({
    status: "completed",
    result: "performed",
    note: "Консультация проведена 2025-03-10 по записи.",
  });
});

it("carries out the plan's consultation of its quarter though nobody named the step, once", async () => {
  const { routeId } = await Step.get(w.ctx, stepId);
  await Step.complete(w.ctx, stepId, { result: "performed" });
  await w.settle();
  await Route.approvePlan(w.ctx, routeId as RouteId);
  await w.settle();
  const quarters = Object.values(await stepsOf(w, routeId as RouteId)).filter(({ quarter }) => quarter !== undefined);
  const [first, second] = quarters.toSorted((a, b) => (a.quarter! < b.quarter! ? -1 : 1));
  const centre = await Slot.open(w.ctx, first!.agencyId as AgencyId, {
    serviceKey: "family-consultation",
    post: "Психолог",
    place: "office",
    minutes: 60,
    times: { date: "2025-03-10", from: "09:00", until: "11:00" },
  });
  const ids: AppointmentId[] = [];
  for (const time of [at, "2025-03-10T03:00:00Z"])
    ids.push(await book(w.childId, { slotId: centre.slotId as SlotId, at: time }));
  w.moveTo("2025-03-10T04:05:00Z");
  for (const id of ids) await Appointment.attend(w.ctx, id, { outcome: "advised" });
  await w.settle();
  expect(first).toMatchObject({ quarter: "2025-Q1" });
  expect(await Step.get(w.ctx, first!.stepId as StepId)).toMatchObject({
    status: "completed",
    note: "Консультация проведена 2025-03-10 по записи.",
  });
  expect((await Step.get(w.ctx, second!.stepId as StepId)).status).not.toBe("completed");
});

it("carries out the plan's consultation by a turn too, once the family has taken the time that it is given", async () => {
  const { routeId } = await Step.get(w.ctx, stepId);
  await Step.complete(w.ctx, stepId, { result: "performed" });
  await w.settle();
  await Route.approvePlan(w.ctx, routeId as RouteId);
  await w.settle();
  const first = Object.values(await stepsOf(w, routeId as RouteId)).find(({ quarter }) => quarter === "2025-Q1")!;
  const centre = await Slot.open(w.ctx, first.agencyId as AgencyId, {
    serviceKey: "family-consultation",
    post: "Психолог",
    place: "office",
    minutes: 60,
    times: { date: "2025-03-10", from: "09:00", until: "10:00" },
  });
  const other = await childOf(w.ctx, { surname: "Орлова", givenName: "Инна", birthDate: "2014-07-01" });
  const of = { slotId: centre.slotId as SlotId };
  const taken = await book(other.childId, { ...of, at });
  const turn = await book(w.childId, of);
  await Appointment.cancel(w.ctx, taken, { cause: "family" });
  await w.settle();
  expect(await statusOf(turn)).toBe("offered");
  expect(await Appointment.accept(w.ctx, turn)).toMatchObject({ status: "booked", stepId: first.stepId });
  await w.settle();
  w.moveTo("2025-03-10T03:05:00Z");
  await Appointment.attend(w.ctx, turn, { outcome: "advised" });
  await w.settle();
  expect(await Step.get(w.ctx, first.stepId as StepId)).toMatchObject({
    status: "completed",
    note: "Консультация проведена 2025-03-10 по записи.",
  });
});

it("that is moved carries out the step of the quarter in which it is held, or the one of before where that has its own", async () => {
  const { routeId } = await Step.get(w.ctx, stepId);
  await Step.complete(w.ctx, stepId, { result: "performed" });
  await w.settle();
  await Route.approvePlan(w.ctx, routeId as RouteId);
  await w.settle();
  const quarters = Object.values(await stepsOf(w, routeId as RouteId)).filter(({ quarter }) => quarter !== undefined);
  const [first, second] = quarters.toSorted((a, b) => (a.quarter! < b.quarter! ? -1 : 1)).map((one) => one.stepId);
  const centre = await Slot.open(w.ctx, quarters[0]!.agencyId as AgencyId, {
    serviceKey: "family-consultation",
    post: "Психолог",
    place: "office",
    minutes: 60,
    times: { date: "2025-03-10", from: "09:00", until: "11:00", repeat: "FREQ=WEEKLY;UNTIL=20250630" },
  });
  const of = { slotId: centre.slotId as SlotId };
  const one = await book(w.childId, { ...of, at });
  const move = async (id: AppointmentId, to: string) => (await Appointment.move(w.ctx, id, { at: to })).stepId;
  expect(await move(one, "2025-04-07T02:00:00Z")).toBe(second);
  expect(await move(one, "2025-04-14T02:00:00Z")).toBe(second);
  const other = await book(w.childId, { ...of, at });
  expect((await Appointment.get(w.ctx, other)).stepId).toBe(first);
  expect(await move(other, "2025-04-07T02:00:00Z")).toBe(first);
});

it("gives a freed time to whoever waits, and to the next where nobody answers; twice silent is out", async () => {
  const id = await book();
  const [first, second] = [
    await book((await childOf(w.ctx, { surname: "Орлова", givenName: "Инна", birthDate: "2014-07-01" })).childId, {}),
    await book((await childOf(w.ctx, { surname: "Чижова", givenName: "Нина", birthDate: "2014-08-01" })).childId, {}),
  ];
  await Appointment.cancel(w.ctx, id, { cause: "family" });
  await w.settle();
  expect([await statusOf(first), await statusOf(second)]).toEqual(["offered", "waiting"]);
  // A day later it goes to the second, and the first waits behind.
  await tickAt(first, "2025-03-04T09:00:00Z");
  expect([await statusOf(first), await statusOf(second)]).toEqual(["waiting", "offered"]);
  await tickAt(second, "2025-03-05T09:01:00Z");
  await tickAt(first, "2025-03-06T09:02:00Z");
  expect(await Appointment.get(w.ctx, first)).toMatchObject({ status: "cancelled", cause: "offer-lapsed" });
  expect(await statusOf(second)).toBe("offered");
});

it("reminds a day and two hours before, asks what came of it, and makes a silent organisation somebody's task", async () => {
  const person = { surname: "Зимина", givenName: "Фёкла", birthDate: "2015-02-03" };
  const representatives = [{ surname: "Зимина", givenName: "Пелагея", relation: "parent", email: "p@example.org" }];
  const { childId } = await childOf(w.ctx, person, { representatives } as never);
  const id = await book(childId);
  const reminded = async () => (await Appointment.load(w.ctx, id)).data.reminded;
  expect(await tickAt(id, "2025-03-09T01:59:00Z")).toBe(60);
  expect(await reminded()).toBeUndefined();
  expect(await tickAt(id, "2025-03-09T02:00:00Z")).toBe(22 * 3600);
  expect(await reminded()).toBe("day");
  expect(await tickAt(id, "2025-03-10T00:00:00Z")).toBe(3 * 3600);
  expect(await reminded()).toBe("hours");
  // Until Tuesday, nine o'clock; then until the fifth working day.
  expect(await tickAt(id, "2025-03-10T03:00:00Z")).toBe(23 * 3600);
  await tickAt(id, "2025-03-11T02:00:00Z");
  expect(await tasks("outcome-missing")).toBe(0);
  await tickAt(id, "2025-03-17T02:00:00Z");
  expect(await tasks("outcome-missing")).toBe(1);
  await Appointment.miss(w.ctx, id, { by: "organisation" });
  await w.settle();
  // The family's letters name nobody, and bring the hour for its calendar.
  const letters = w.mails.filter(({ to }) => to.includes("p@example.org"));
  expect(letters.map(({ subject }) => subject.replace(/ \[.*/, ""))).toEqual([
    "Вы записаны на консультацию: 10 марта 2025 г., 09:00",
    "Скоро консультация: 10 марта 2025 г., 09:00",
    "Консультация сегодня: 10 марта 2025 г., 09:00",
  ]);
  for (const { text, attachments } of letters) {
    expect(text).toContain(id.slice(-6));
    expect(text).not.toMatch(/Зимин|Фёкл|Пелаге|pmpc/);
    expect(attachments?.[0]?.content).toContain("DTSTART:20250310T020000Z");
  }
  expect([await tasks("outcome-missing"), await tasks("appointment-not-held")]).toEqual([0, 1]);
});

it("is told as whoever comes wants to be written to, and not at all to who rather wants a call", async () => {
  const { record } = await Child.load(w.ctx, w.childId);
  const memberId = record.representativeIds[0]!;
  await Child.patch(w.ctx, w.childId, { representatives: [{ representativeId: memberId, email: "m@example.net" }] });
  const { familyId } = (await Family.ofChild(w.ctx, w.childId)).data;
  const wishes = (more: object) => Family.change(w.ctx, familyId, { members: [{ memberId, ...more }] });
  await wishes({ languages: ["tt", "en"], needs: ["large-print"] });
  const first = await book();
  const [letter] = w.mails.filter(({ to }) => to === "m@example.net");
  expect(letter!.subject).toBe("You have an appointment");
  expect(letter!.text).toMatch(/^You have an appointment$[\s\S]*^По-русски: Вы записаны на консультацию$/m);
  expect(letter!.html).toContain('<html lang="en">');
  expect(letter!.html).toContain("font-size:22px");
  // It leads to the reader's own page, whatever letter that is.
  const [, token] = /\/family#(\S+)/.exec(letter!.text)!;
  expect(await Family.speaking(w.deps, token!, "show")).toMatchObject({ member: { memberId } });
  await wishes({ channel: "none" });
  await Appointment.cancel(w.ctx, first, { cause: "organisation" });
  await w.settle();
  expect(w.mails.filter(({ to }) => to === "m@example.net")).toHaveLength(1);
  // What the law wants to be told comes all the same.
  await Erasure.ask(w.ctx, w.childId, { reason: "Просьба семьи" });
  await w.settle();
  expect(w.mails.filter(({ to }) => to === "m@example.net")).toHaveLength(2);
});

it("is told to who represents the child now, where whoever booked it does so no more", async () => {
  const { record } = await Child.load(w.ctx, w.childId);
  const former = record.representativeIds[0]!;
  const id = await book(w.childId, { at, representativeId: former });
  await Child.patch(w.ctx, w.childId, {
    addRepresentatives: [{ surname: "Зимина", givenName: "Вера", relation: "guardian", email: "new@example.net" }],
    removeRepresentatives: [former],
  });
  await w.settle();
  await tickAt(id, "2025-03-09T02:00:00Z");
  const told = w.mails.filter(({ to }) => to === "new@example.net").map(({ subject }) => subject);
  expect(told).toContain("Скоро консультация: 10 марта 2025 г., 09:00");
});

it("of which a family missed two in a row is somebody's task, until it comes", async () => {
  const first = await book();
  const second = await book(w.childId, { at: "2025-03-17T02:00:00Z" });
  w.moveTo("2025-03-18T03:00:00Z");
  await Appointment.miss(w.ctx, first, { by: "family" });
  await w.settle();
  expect(await tasks("appointments-missed")).toBe(0);
  await Appointment.miss(w.ctx, second, { by: "family" });
  await w.settle();
  expect(await tasks("appointments-missed")).toBe(1);
  const third = await book(w.childId, { at: "2025-03-24T02:00:00Z" });
  w.moveTo("2025-03-24T03:00:00Z");
  await Appointment.attend(w.ctx, third, { outcome: "advised" });
  await w.settle();
  expect(await tasks("appointments-missed")).toBe(0);
});

it("goes on in another execution where its own was lost", async () => {
  const id = await book();
  expect(await healEnded(w.deps, { tenant: "kuzbass", appointmentId: id, generation: 1 })).toMatchObject({
    appointmentsRestarted: 1,
  });
  expect((await Appointment.load(w.ctx, id)).data.generation).toBe(2);
  await expect(Appointment.tick(w.ctx, { appointmentId: id, generation: 1 })).rejects.toThrow("superseded");
});

it("counts what was held, by place and topic, and its family once in each, as it is counted anew", async () => {
  const figures = async () => {
    const { totals } = await Indicator.figures(w.ctx, "2025-Q1", Temporal.PlainDate.from("2025-03-31"));
    return Object.fromEntries(Object.entries(totals).filter(([key, n]) => /^consultations-/.test(key) && n !== 0));
  };
  await Indicator.rebuild(w.ctx);
  const ids = [await book(), await book(w.childId, { at: "2025-03-17T02:00:00Z" })];
  const missed = await book(w.childId, { at: "2025-03-24T02:00:00Z" });
  w.moveTo("2025-03-25T03:00:00Z");
  expect(await figures()).toEqual({});
  for (const id of ids) await Appointment.attend(w.ctx, id, { outcome: "advised" });
  await Appointment.miss(w.ctx, missed, { by: "family" });
  await w.settle();
  const counted = {
    "consultations-held": 2,
    "consultations-advised": 2,
    "consultations-office": 2,
    "consultations-families": 1,
    "consultations-families-route": 1,
    "consultations-missed": 1,
  };
  expect(await figures()).toEqual(counted);
  await Indicator.rebuild(w.ctx);
  expect(await figures()).toEqual(counted);
});

it("is a service to the family, of whichever list: trained at a consultation it counts once by service and measure, with what came of it", async () => {
  const figures = async () => {
    const { totals } = await Indicator.figures(w.ctx, "2025-Q1", Temporal.PlainDate.from("2025-03-31"));
    return Object.fromEntries(Object.entries(totals).filter(([key, n]) => /^famil(y-|ies-(s|h))/.test(key) && n !== 0));
  };
  await Indicator.rebuild(w.ctx);
  const { agencyId } = (await Slot.load(w.ctx, slotId)).data;
  const training = await Slot.open(w.ctx, agencyId, {
    serviceKey: "family-training",
    post: "Логопед",
    place: "home",
    minutes: 60,
    times: { date: "2025-03-11", from: "09:00", until: "10:00", repeat: "FREQ=WEEKLY;UNTIL=20250630" },
  });
  const trained = (day: string) => book(w.childId, { slotId: training.slotId, at: `2025-03-${day}T02:00:00Z` });
  const ids = [await trained("11"), await trained("18"), await book(w.childId, { at: "2025-03-17T02:00:00Z" })];
  const missed = await trained("25");
  const ahead = await book(w.childId, { at: "2025-03-31T02:00:00Z" });
  w.moveTo("2025-03-26T03:00:00Z");
  expect(await figures()).toEqual({});
  for (const id of ids) await Appointment.attend(w.ctx, id, { outcome: "advised" });
  await Appointment.miss(w.ctx, missed, { by: "family" });
  await w.settle();
  const counted = {
    "families-served": 1,
    "family-services": 2,
    "families-helped@II.III-3.2": 1,
    "families-helped@II.III-3.3": 1,
    "families-helped@II.III-3.4": 1,
    "families-helped@II.VI-6.2": 1,
  };
  expect(await figures()).toEqual(counted);
  expect(await Indicator.compare(w.ctx)).toEqual([]);
  const { familyId } = await Family.formAndShow(w.ctx, { childId: w.childId });
  const { items } = await FamilyPage.servicesOf(w.ctx, familyId as FamilyId);
  expect(items.map(({ id, service, on, result }) => [id, service, on, result])).toEqual([
    [ahead, "family-consultation", undefined, undefined],
    [missed, "family-training", "2025-03-25", "missed"],
    [ids[1], "family-training", "2025-03-18", "advised"],
    [ids[2], "family-consultation", "2025-03-17", "advised"],
    [ids[0], "family-training", "2025-03-11", "advised"],
  ]);
  expect(items[0]).toMatchObject({
    by: "appointment",
    childId: w.childId,
    agencyId,
    title: { ru: "Консультации для семей" },
  });
  const far = w.as({ kind: "coordinator", id: "far", municipality: "kemerovo" });
  await expect(FamilyPage.servicesOf(far, familyId as FamilyId)).rejects.toMatchObject({ code: "not-found" });
});
