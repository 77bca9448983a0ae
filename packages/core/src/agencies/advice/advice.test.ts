import { beforeEach, describe, expect, it } from "vitest";
import { notesOf } from "../../../test/worlds/notes.ts";
import { agencyOf } from "../../../test/worlds/region.ts";
import { type RouteWorld, routeWorld } from "../../../test/worlds/relay.ts";
import { specialist } from "../../../test/worlds/tenant.ts";
import type { AdviceId, AgencyId, SlotId, SpecialistId } from "../../ground/shared/ids.ts";
import { officeToken } from "../../roadmaps/attendance/index.ts";
import * as Indicator from "../../roadmaps/indicator/index.ts";
import * as Inbox from "../../telling/inbox/index.ts";
import * as Agency from "../agency/index.ts";
import * as Slot from "../slot/index.ts";
import * as Specialist from "../specialist/index.ts";
import * as Advice from "./index.ts";

let w: RouteWorld;
let host: AgencyId;
let school: AgencyId;
let teacher: SpecialistId;
let slotId: SlotId;
const of = (agency: AgencyId) => w.as(specialist(agency));
/** Ten and eleven in Novokuznetsk. */
const [ten, eleven] = ["2025-03-17T03:00:00Z", "2025-03-17T04:00:00Z"];

beforeEach(async () => {
  w = await routeWorld();
  w.moveTo("2025-03-10T05:00:00Z");
  host = await agencyOf(w.ctx, "resourceCentre", "Ресурсный центр", { contacts: [{ email: "centre@example.org" }] });
  school = await agencyOf(w.ctx, "school", "Школа № 7", { contacts: [{ email: "school7@example.org" }] });
  teacher = await add("Громова Ольга");
  const times = { date: "2025-03-17", from: "10:00", until: "13:00" };
  const slot = { serviceKey: "family-consultation", post: "Методист", place: "office", minutes: 60, times };
  slotId = (await Slot.open(of(host), host, { ...slot, forSpecialists: true })).slotId as SlotId;
});
const add = async (name: string) =>
  (await Specialist.add(of(school), school, { name, post: "учитель" })).specialistId as SpecialistId;
const book = async (at: string, specialistId = teacher) =>
  (
    await Advice.book(of(school), {
      slotId,
      at,
      specialistId,
      topic: "adapted-programme",
      question: "Как делить уровни?",
    })
  ).adviceId as AdviceId;
const tasks = async () => {
  await w.settle();
  return (await Inbox.find(w.ctx, { bucket: "tasks" })).items
    .flatMap(({ task }) => task ?? [])
    .filter(({ kind }) => kind.startsWith("advice"))
    .map(({ kind }) => kind);
};
const letters = async (to: string) => {
  await w.settle();
  return w.mails.filter((mail) => [mail.to].flat().includes(to)).map(({ subject }) => subject.split(" [")[0]);
};
const totals = async () => {
  await w.settle();
  const today = w.ctx.now().toZonedDateTimeISO("Asia/Novokuznetsk").toPlainDate();
  const { totals: all } = await Indicator.computed(w.ctx, "2025-Q1", today);
  return [all["specialist-consultations"], all["specialists-advised"], all["organisations-advised"]];
};

describe("hours for specialists", () => {
  it("are seen by organisations of the whole region, and by no family", async () => {
    expect((await Slot.find(w.ctx, { service: "family-consultation" })).items).toEqual([]);
    const [found] = (await Slot.find(of(school), { forSpecialists: true })).items;
    expect(found).toMatchObject({ slotId, agency: "Ресурсный центр" });
    expect(found!.times).toHaveLength(3);
    await book(ten);
    expect((await Slot.find(of(school), { forSpecialists: true })).items[0]!.times).toHaveLength(2);
    await expect(book(ten, await add("Вторая"))).rejects.toMatchObject({ code: "slot.taken" });
    await expect(book("2025-03-17T03:30:00Z")).rejects.toMatchObject({ fields: [{ pointer: "/at" }] });
  });
});

describe("a consultation of a specialist", () => {
  it("is told, held, and counted: each specialist and organisation once", async () => {
    const [first, second] = [await book(ten), await book(eleven)];
    expect(await letters("centre@example.org")).toEqual(Array(2).fill("К вам записался специалист"));
    expect(JSON.stringify((await Advice.load(w.ctx, first)).data)).not.toMatch(/Громова|уровни/);
    expect(w.mails.some(({ text }) => text.includes("Громова"))).toBe(false);
    expect(await Advice.get(of(host), first)).toMatchObject({ name: "Громова Ольга", question: "Как делить уровни?" });
    await expect(Advice.get(of(w.agencies.social!), first)).rejects.toMatchObject({ code: "not-found" });
    await expect(Advice.settle(of(host), { id: first }, { result: "held" })).rejects.toMatchObject({
      code: "advice.closed",
    });
    w.moveTo("2025-03-17T06:00:00Z");
    await expect(Advice.settle(of(school), { id: first }, { result: "held" })).rejects.toMatchObject({
      code: "not-found",
    });
    await Advice.settle(of(host), { id: first }, { result: "held", note: "Разобрали" });
    await Advice.settle(of(host), { id: second }, { result: "held" });
    expect(await totals()).toEqual([2, 1, 1]);
    expect(await Indicator.compare(w.ctx)).toEqual([]);
    // Said wrongly, and put right.
    await Advice.settle(of(host), { id: second }, { result: "missed", by: "specialist" });
    expect(await totals()).toEqual([1, 1, 1]);
    expect(await Indicator.compare(w.ctx)).toEqual([]);
    expect(await tasks()).toEqual([]);
  });

  it("that was received by nobody, or of which nobody speaks, is a task until it is put right", async () => {
    const [first, second] = [await book(ten), await book(eleven)];
    w.moveTo("2025-03-18T05:00:00Z");
    await Advice.settle(of(host), { id: first }, { result: "missed", by: "organisation", note: "Болел методист" });
    await Advice.attendAdvice(w.ctx);
    await Advice.attendAdvice(w.ctx);
    expect(await tasks()).toEqual(["advice-missed"]);
    expect(await letters("school7@example.org")).toEqual(["Консультация не состоялась"]);
    expect(await letters("centre@example.org")).toContain("Состоялась ли консультация?");
    w.moveTo("2025-03-25T05:00:00Z");
    await Advice.attendAdvice(w.ctx);
    expect((await tasks()).toSorted()).toEqual(["advice-missed", "advice-unsaid"]);
    await Advice.settle(of(host), { id: second }, { result: "held" });
    await Advice.settle(of(host), { id: first }, { result: "held" });
    expect(await tasks()).toEqual([]);
    // Who was told that it had not taken place is told of the correction, once, and of nothing that was right at once.
    await Advice.settle(of(host), { id: first }, { result: "held" });
    expect(await letters("school7@example.org")).toEqual([
      "Консультация не состоялась",
      "Консультация состоялась: итог исправлен",
    ]);
  });

  it("is read on both pages, with its question and what came of it, and put right there", async () => {
    const adviceId = await book(ten);
    const on = async (agency: AgencyId, more: Partial<Advice.RespondAdvice> = {}) =>
      Advice.respondAdvice(
        w.deps,
        { token: await officeToken(w.ctx, agency), action: "view", ...more } as Advice.RespondAdvice,
        "request_1",
      );
    expect(await on(host, { action: "show", adviceId })).toMatchObject({
      received: [{ topic: "adapted-programme" }],
      shown: { question: "Как делить уровни?", note: undefined },
    });
    w.moveTo("2025-03-17T06:00:00Z");
    const said = { action: "settle", adviceId } as const;
    const missed = { result: "missed", by: "organisation", note: "Болел методист" } as const;
    expect(await on(host, { ...said, how: missed })).toMatchObject({ received: [], advised: [{ status: "missed" }] });
    expect((await on(school, { action: "show", adviceId })).shown).toMatchObject({ note: "Болел методист" });
    await on(host, { ...said, how: { result: "held" } });
    // What was written of a meeting that did not take place goes with that.
    expect(await on(school, { action: "show", adviceId })).toMatchObject({
      learned: [{ status: "held" }],
      shown: { note: undefined },
    });
    expect(await notesOf(w.ctx, adviceId)).toBe(1);
  });

  it("is called off by either side until its hour, and with an organisation that closes: the time is free again", async () => {
    const [first, second] = [await book(ten), await book(eleven)];
    await Advice.settle(of(school), { id: first }, { result: "cancelled", note: "Заболела" });
    expect(await letters("centre@example.org")).toContain("Специалист не придёт");
    expect((await Slot.find(of(school), { forSpecialists: true })).items[0]!.times).toHaveLength(2);
    await Agency.patch(w.ctx, host, { status: "closed", closedOn: "2025-03-10" });
    expect(await letters("school7@example.org")).toContain("Консультация специалиста отменена");
    expect(await Advice.get(of(school), second)).toMatchObject({ status: "cancelled" });
  });
});
