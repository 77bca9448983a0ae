import { beforeEach, describe, expect, it } from "vitest";
import { notesOf } from "../../../test/worlds/notes.ts";
import { agencyOf } from "../../../test/worlds/region.ts";
import { type RouteWorld, routeWorld } from "../../../test/worlds/relay.ts";
import { specialist } from "../../../test/worlds/tenant.ts";
import * as Agency from "../../agencies/agency/index.ts";
import * as Specialist from "../../agencies/specialist/index.ts";
import type { AgencyId, InternshipId, ItemId, SiteId, SpecialistId } from "../../ground/shared/ids.ts";
import * as Indicator from "../../roadmaps/indicator/index.ts";
import * as Inbox from "../../telling/inbox/index.ts";
import * as Internship from "./index.ts";

let w: RouteWorld;
let host: AgencyId;
let school: AgencyId;
let mentorId: SpecialistId;
let siteId: SiteId;
const noPractice = async (_: ItemId) => false;
const term = { from: "2025-04-07", until: "2025-04-11", places: 1 };
const content = {
  title: "Первые визиты в семью",
  about: "Показываем, как команда приходит в семью.",
  programme: ["Домашний визит", "Разбор"],
  hours: 36,
  terms: [term, { from: "2025-05-05", until: "2025-05-09", places: 2 }],
};

const of = (agency: AgencyId) => w.as(specialist(agency));
const add = async (agency: AgencyId, name: string) =>
  (await Specialist.add(of(agency), agency, { name, post: "логопед" })).specialistId as SpecialistId;
const propose = async (over: object = {}) =>
  (await Internship.openSite(of(host), { agencyId: host, ...content, mentors: [mentorId], ...over }, noPractice))
    .siteId as SiteId;
const order = { act: { number: "12", date: "2025-03-01" } };
const apply = async (name = "Громова Ольга", from = term.from) => {
  const specialistId = await add(school, name);
  const made = await Internship.apply(of(school), { siteId, specialistId, from, wish: "Хотим так же" });
  return { id: made.internshipId as InternshipId, specialistId };
};
const accept = (id: InternshipId) => Internship.answer(of(host), { id }, { answer: "accept", mentorId });
const tasks = async () => {
  await w.settle();
  return (await Inbox.find(w.ctx, { bucket: "tasks" })).items
    .flatMap(({ task }) => task ?? [])
    .filter(({ kind }) => kind.startsWith("internship") || kind.startsWith("site"))
    .map(({ kind, because }) => (because ? `${kind}: ${because}` : kind));
};
const letters = async (to: string) => {
  await w.settle();
  return w.mails.filter((mail) => [mail.to].flat().includes(to)).map(({ subject }) => subject.split(/: |(?<=\?) /)[0]);
};
const attendOn = async (at: string) => {
  w.moveTo(at);
  await Internship.attendInternships(w.ctx);
  await Internship.attendInternships(w.ctx);
  await w.settle();
};

beforeEach(async () => {
  w = await routeWorld();
  w.moveTo("2025-03-10T05:00:00Z");
  host = await agencyOf(w.ctx, "ngo", "Центр «Росток»", { contacts: [{ email: "rostok@example.org" }] });
  school = await agencyOf(w.ctx, "school", "Школа № 7", { contacts: [{ email: "school7@example.org" }] });
  mentorId = await add(host, "Ильина Вера");
  siteId = await propose();
  await Internship.approveSite(w.ctx, siteId, order);
});

describe("a site", () => {
  it("is proposed by an organisation, and takes nobody until somebody else has approved it", async () => {
    const other = await propose({ title: "Другая" });
    expect(await tasks()).toEqual(["site-proposed"]);
    await expect(Internship.approveSite(of(host), other, order)).rejects.toMatchObject({ code: "not-found" });
    const specialistId = await add(school, "Громова Ольга");
    await expect(Internship.apply(of(school), { siteId: other, specialistId, from: term.from })).rejects.toMatchObject({
      code: "site.closed",
    });
    expect((await Internship.findSites(of(school), {})).items.map((site) => site.siteId)).toEqual([siteId]);
    await expect(Internship.getSite(of(school), other)).rejects.toMatchObject({ code: "not-found" });
    await Internship.approveSite(w.ctx, other, order);
    expect(await tasks()).toEqual([]);
    expect((await Internship.openSites(w.ctx)).map(({ title }) => title)).toEqual([content.title, "Другая"]);
  });

  it("has mentors who work there, a practice that everybody can read, and says nobody's number", async () => {
    const stranger = await add(school, "Чужая");
    for (const [over, pointer] of [
      [{ mentors: [stranger] }, "/mentors/0"],
      [{ practiceId: `item_${"0".repeat(26)}` }, "/practiceId"],
      [{ about: "Звоните +7 384 3123456" }, "/about"],
      [{ terms: [term, term] }, "/terms"],
      [{ terms: [{ ...term, until: "2025-04-01" }] }, "/terms/0/until"],
    ] as const)
      await expect(propose(over), pointer).rejects.toMatchObject({ fields: [{ pointer }] });
  });

  it("said otherwise by the organisation itself is approved anew; by staff, or in its terms, it stands", async () => {
    const change = (ctx: typeof w.ctx, patch: object) => Internship.changeSite(ctx, siteId, patch, noPractice);
    expect(
      await change(of(host), { terms: [...content.terms, { ...term, from: "2025-06-02", until: "2025-06-06" }] }),
    ).toMatchObject({ status: "approved" });
    expect(await change(w.ctx, { title: "Визиты" })).toMatchObject({ status: "approved", title: "Визиты" });
    expect(await change(of(host), { hours: 72 })).toMatchObject({ status: "proposed", approval: undefined });
    expect(await tasks()).toEqual(["site-proposed"]);
  });

  it("keeps a term for which somebody has applied", async () => {
    await apply();
    const change = Internship.changeSite(of(host), siteId, { terms: [content.terms[1]] }, noPractice);
    await expect(change).rejects.toMatchObject({ fields: [{ pointer: "/terms" }] });
  });
});

describe("an internship", () => {
  it("goes from the application to what was introduced, with a certificate, hours and figures", async () => {
    const { id, specialistId } = await apply();
    expect(await letters("rostok@example.org")).toContain("Заявка на стажировку");
    await expect(Internship.answer(of(school), { id }, { answer: "accept", mentorId })).rejects.toMatchObject({
      code: "not-found",
    });
    const accepted = await accept(id);
    expect(accepted).toMatchObject({ status: "accepted", name: "Громова Ольга", mentor: "Ильина Вера", hours: 36 });
    expect(await letters("school7@example.org")).toEqual(["Стажировка"]);
    expect(JSON.stringify((await Internship.load(w.ctx, id)).data)).not.toMatch(/Громова|Хотим/);
    await expect(Internship.end(of(host), { id }, { how: "completed" })).rejects.toMatchObject({
      code: "internship.closed",
    });
    w.moveTo("2025-04-08T05:00:00Z");
    await Internship.writeDiary(of(school), { id }, { on: "2025-04-07", hours: 6, did: "Визит" });
    await Internship.writeDiary(of(host), { id }, { on: "2025-04-08", hours: 9, did: "Опечатка" });
    await Internship.writeDiary(of(host), { id }, { on: "2025-04-08", hours: 7, did: "Разбор" });
    await expect(
      Internship.writeDiary(of(host), { id }, { on: "2025-04-09", hours: 7, did: "Завтра" }),
    ).rejects.toMatchObject({ fields: [{ pointer: "/on" }] });
    w.moveTo("2025-04-11T12:00:00Z");
    const done = await Internship.end(of(host), { id }, { how: "completed" });
    expect(done).toMatchObject({ status: "completed", done: 13, certificate: { hours: 13, on: "2025-04-11" } });
    expect(done.diary.map(({ did }) => did)).toEqual(["Визит", "Разбор"]);
    // With why they wanted to come: of what was put right nothing is kept.
    expect(await notesOf(w.ctx, id)).toBe(3);
    await w.settle();
    expect((await Specialist.get(of(school), specialistId)).courses).toMatchObject([
      { title: `Стажировка: ${content.title}`, hours: 13, number: done.certificate!.number },
    ]);
    const { code } = (await Internship.load(w.ctx, id)).data.certificate!;
    expect(await Internship.checkCertificate(w.ctx, code, "r")).toMatchObject({
      title: content.title,
      kind: "internship",
      hours: 13,
      organiser: "Центр «Росток»",
      initials: "Г. О.",
    });
    const paper = await Internship.certificateOf(of(school), id, "pdf");
    expect(Buffer.from(paper.bytes).subarray(0, 5).toString()).toBe("%PDF-");
    await expect(Internship.certificateOf(of(w.agencies.social!), id, "pdf")).rejects.toMatchObject({
      code: "not-found",
    });

    await attendOn("2025-07-11T05:00:00Z");
    expect(await letters("school7@example.org")).toContain("Что внедрили после стажировки?");
    await expect(
      Internship.sayOutcome(of(school), { id }, { months: 6, outcome: "introduced", note: "Рано" }),
    ).rejects.toMatchObject({ fields: [{ pointer: "/months" }] });
    await attendOn("2025-07-26T05:00:00Z");
    expect(await tasks()).toEqual(["internship-outcome: unanswered"]);
    const nothing = { months: 3, outcome: "not-introduced", note: "Нет ставки" };
    await Internship.sayOutcome(of(school), { id }, nothing);
    expect(await tasks()).toEqual(["internship-outcome: not-introduced"]);
    const put = { months: 3, outcome: "introduced", note: "Ставку дали, визиты идут" };
    expect((await Internship.sayOutcome(of(school), { id }, put)).looks[0]).toMatchObject({
      outcome: "introduced",
      note: "Ставку дали, визиты идут",
    });
    expect(await notesOf(w.ctx, id)).toBe(4);
    expect(await tasks()).toEqual([]);
    w.moveTo("2025-10-12T05:00:00Z");
    await Internship.sayOutcome(of(school), { id }, { ...put, months: 6 });
    await w.settle();
    const figures = async (period: "2025-Q2" | "2025-Q3" | "2025") =>
      (await Indicator.computed(w.ctx, period, w.ctx.now().toZonedDateTimeISO("Asia/Novokuznetsk").toPlainDate()))
        .totals;
    expect(await figures("2025-Q2")).toMatchObject({
      "internship-sites": 1,
      "interns-completed": 1,
      "practices-introduced": 0,
    });
    expect(await figures("2025-Q3")).toMatchObject({ "interns-completed": 0, "practices-introduced": 1 });
    expect(await figures("2025")).toMatchObject({
      "interns-completed": 1,
      "practices-introduced": 1,
      "specialists-learned": 1,
    });
    expect(await Indicator.compare(w.ctx)).toEqual([]);
    // Put right the other way, nothing was introduced.
    await Internship.sayOutcome(of(school), { id }, { ...nothing, months: 6 });
    await Internship.sayOutcome(of(school), { id }, nothing);
    await w.settle();
    expect(await figures("2025")).toMatchObject({ "practices-introduced": 0 });
    expect(await Indicator.compare(w.ctx)).toEqual([]);
  });

  it("waits where the term is full, and has the place that somebody gives up", async () => {
    const [first, second] = [await apply(), await apply("Петрова Анна")];
    await accept(first.id);
    await expect(accept(second.id)).rejects.toMatchObject({ fields: [{ pointer: "/answer" }] });
    await Internship.answer(of(host), { id: second.id }, { answer: "wait" });
    expect(await Internship.getSite(of(host), siteId)).toMatchObject({ terms: [{ free: 0, waiting: 1 }, { free: 2 }] });
    await expect(
      Internship.apply(of(school), { siteId, specialistId: first.specialistId, from: "2025-05-05" }),
    ).rejects.toMatchObject({ code: "conflict.exists" });
    await Internship.end(of(school), { id: first.id }, { how: "withdrawn", reason: "Отпуск" });
    expect(await letters("rostok@example.org")).toEqual(
      expect.arrayContaining(["Стажёр не приедет", "Освободилось место стажёра"]),
    );
    expect(await accept(second.id)).toMatchObject({ status: "accepted" });
    await expect(Internship.end(of(school), { id: first.id }, { how: "withdrawn" })).rejects.toMatchObject({
      code: "internship.closed",
    });
  });

  it("that is refused, broken off or without a place is told, and a coordinator's task", async () => {
    const refused = await apply();
    const why = { answer: "refuse", reason: "Нужен опыт от года" };
    expect(await Internship.answer(of(host), { id: refused.id }, why)).toMatchObject({ reason: "Нужен опыт от года" });
    expect(await tasks()).toEqual(["internship-failed: refused"]);
    const broken = await apply("Петрова Анна");
    await accept(broken.id);
    const waiting = await apply("Сидорова Нина");
    await Internship.answer(of(host), { id: waiting.id }, { answer: "wait" });
    await attendOn("2025-04-07T05:00:00Z");
    expect(await Internship.get(of(school), waiting.id)).toMatchObject({ status: "lapsed" });
    await Internship.end(of(school), { id: broken.id }, { how: "broken-off", reason: "Заболела" });
    expect((await tasks()).toSorted()).toEqual([
      "internship-failed: broken-off",
      "internship-failed: no-place",
      "internship-failed: refused",
    ]);
    const told = await letters("school7@example.org");
    expect(told).toEqual(expect.arrayContaining(["Стажировка прервана"]));
    expect(await letters("rostok@example.org")).toContain("Стажёр не приедет");
  });

  it("of which the site says nothing is a task, until it does", async () => {
    const { id } = await apply();
    await attendOn("2025-03-24T05:00:00Z");
    expect(await tasks()).toEqual(["internship-unanswered: application"]);
    await accept(id);
    expect(await tasks()).toEqual([]);
    await attendOn("2025-04-12T05:00:00Z");
    expect(await letters("rostok@example.org")).toContain("Как завершилась стажировка?");
    await attendOn("2025-04-27T05:00:00Z");
    expect(await tasks()).toEqual(["internship-unanswered: end"]);
    await Internship.end(of(host), { id }, { how: "completed", hours: 30 });
    expect(await tasks()).toEqual([]);
  });

  it("ends with its site, and both sides are told; likewise with the organisation that sent somebody", async () => {
    const { id } = await apply();
    await accept(id);
    await Internship.closeSite(of(host), siteId, { reason: "Ремонт" });
    expect(await tasks()).toEqual(["internship-failed: called-off"]);
    expect(await letters("school7@example.org")).toContain("Стажировка не состоится");
    expect(await Internship.get(of(school), id)).toMatchObject({ status: "called-off", mayDo: [] });
    expect(await Internship.openSites(w.ctx)).toEqual([]);

    siteId = await propose({ title: "Вторая" });
    await Internship.approveSite(w.ctx, siteId, order);
    const next = await apply("Петрова Анна");
    await accept(next.id);
    await Agency.patch(w.ctx, school, { status: "closed", closedOn: "2025-03-10" });
    await w.settle();
    expect(await Internship.get(w.ctx, next.id)).toMatchObject({ status: "called-off" });
    expect(await letters("rostok@example.org")).toContain("Стажёр не приедет");
    expect(await Internship.getSite(of(host), siteId)).toMatchObject({ terms: [{ free: 1 }, { free: 2 }] });
  });

  it("is found by either side and by staff of the territory, and by nobody else", async () => {
    const { id } = await apply();
    const found = async (ctx: typeof w.ctx, query: object = {}) =>
      (await Internship.find(ctx, { status: "applied", ...query })).items.map((one) => one.internshipId);
    expect(await found(of(school))).toEqual([id]);
    expect(await found(of(host))).toEqual([]);
    expect(await found(of(host), { host })).toEqual([id]);
    await expect(found(of(school), { host })).rejects.toMatchObject({ code: "not-found" });
    const far = w.as({ kind: "coordinator", id: "far", municipality: "kemerovo" });
    expect(await found(far)).toEqual([]);
    await expect(Internship.get(far, id)).rejects.toMatchObject({ code: "not-found" });
    expect(await found(w.ctx)).toEqual([id]);
  });
});
