import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { agencyOf } from "../../../test/worlds/region.ts";
import { routeWorld } from "../../../test/worlds/relay.ts";
import { specialist } from "../../../test/worlds/tenant.ts";
import * as Advice from "../../agencies/advice/index.ts";
import * as Slot from "../../agencies/slot/index.ts";
import * as Specialist from "../../agencies/specialist/index.ts";
import type { AdviceId, AgencyId, InternshipId, SiteId, SlotId, SpecialistId } from "../../ground/shared/ids.ts";
import { memoryFiles } from "../../ground/shared/memory/index.ts";
import * as Retention from "../../telling/retention/index.ts";
import * as Internship from "./index.ts";

it("keeps what colleagues wrote for five years after the end, then the hours and outcomes alone", async () => {
  const w = await routeWorld();
  w.moveTo("2025-03-10T05:00:00Z");
  const of = (agency: AgencyId) => w.as(specialist(agency));
  const host = await agencyOf(w.ctx, "ngo", "Центр «Росток»", { contacts: [{ email: "rostok@example.org" }] });
  const school = await agencyOf(w.ctx, "school", "Школа № 7", { contacts: [{ email: "school7@example.org" }] });
  const add = async (agency: AgencyId, name: string) =>
    (await Specialist.add(of(agency), agency, { name, post: "логопед" })).specialistId as SpecialistId;
  const [mentorId, specialistId] = [await add(host, "Ильина Вера"), await add(school, "Громова Ольга")];
  const site = {
    agencyId: host,
    title: "Первые визиты в семью",
    about: "Показываем, как команда приходит в семью.",
    programme: ["Домашний визит"],
    hours: 36,
    terms: [{ from: "2025-04-07", until: "2025-04-11", places: 2 }],
    mentors: [mentorId],
  };
  const siteId = (await Internship.openSite(of(host), site, async () => false)).siteId as SiteId;
  await Internship.approveSite(w.ctx, siteId, { act: { number: "12", date: "2025-03-01" } });
  const asked = { siteId, specialistId, from: "2025-04-07", wish: "Хотим так же" };
  const internshipId = (await Internship.apply(of(school), asked)).internshipId as InternshipId;
  await Internship.answer(of(host), { id: internshipId }, { answer: "refuse", reason: "Нет наставника" });
  const times = { date: "2025-03-17", from: "10:00", until: "11:00" };
  const slot = { serviceKey: "family-consultation", post: "Методист", place: "office", minutes: 60, times };
  const slotId = (await Slot.open(of(host), host, { ...slot, forSpecialists: true })).slotId as SlotId;
  const hour = { slotId, at: "2025-03-17T03:00:00Z", specialistId, topic: "adapted-programme" };
  const booked = await Advice.book(of(school), { ...hour, question: "Как делить уровни?" });
  const adviceId = booked.adviceId as AdviceId;
  w.moveTo("2025-03-17T06:00:00Z");
  await Advice.settle(of(host), { id: adviceId }, { result: "held", note: "Показали две программы" });
  await w.settle();

  const round = async (day: string) => {
    w.moveTo(`${day}T05:00:00Z`);
    return Retention.round(w.as({ kind: "system", id: "schedule" }), memoryFiles());
  };
  const words = async () => {
    const { wish, reason } = await Internship.get(w.ctx, internshipId);
    const { question, note } = await Advice.get(w.ctx, adviceId);
    return [wish, reason, question, note].filter((text) => text !== undefined);
  };
  await round("2030-03-09");
  expect(await words()).toEqual(["Хотим так же", "Нет наставника", "Как делить уровни?", "Показали две программы"]);
  for (const days of [0, 1, 2, 40]) await round(Temporal.PlainDate.from("2030-03-18").add({ days }).toString());
  expect(await words()).toEqual([]);
  expect(await Internship.get(w.ctx, internshipId)).toMatchObject({ status: "refused" });
  expect(await Advice.get(w.ctx, adviceId)).toMatchObject({ status: "held", topic: "adapted-programme" });
  const preview = await Retention.preview(w.as({ kind: "admin" }), "2031-01-01");
  expect(preview.items.find(({ term }) => term === "colleagueYears")).toMatchObject({ count: 0 });
});
