import { beforeEach, describe, expect, it } from "vitest";
import { notesOf } from "../../../test/worlds/notes.ts";
import { agencyOf } from "../../../test/worlds/region.ts";
import { type RouteWorld, routeWorld } from "../../../test/worlds/relay.ts";
import { specialist } from "../../../test/worlds/tenant.ts";
import * as Agency from "../../agencies/agency/index.ts";
import * as Specialist from "../../agencies/specialist/index.ts";
import type { AgencyId, OccasionId, SpecialistId, TalkId } from "../../ground/shared/ids.ts";
import * as Library from "../../open/library/index.ts";
import * as Indicator from "../../roadmaps/indicator/index.ts";
import * as Inbox from "../../telling/inbox/index.ts";
import * as Occasion from "../occasion/index.ts";
import { attendTalks } from "./attend.actions.ts";
import { callsRunBy } from "./call.actions.ts";
import * as Talk from "./index.ts";

let w: RouteWorld;
let centre: AgencyId;
let school: AgencyId;
let clinic: AgencyId;
let teacher: SpecialistId;
let id: OccasionId;
const of = (agency: AgencyId) => w.as(specialist(agency));

beforeEach(async () => {
  w = await routeWorld();
  w.moveTo("2025-03-10T05:00:00Z");
  const contacts = (email: string) => ({ contacts: [{ email: `${email}@example.org` }] });
  centre = await agencyOf(w.ctx, "resourceCentre", "Ресурсный центр", contacts("centre"));
  school = await agencyOf(w.ctx, "school", "Школа № 7", contacts("school7"));
  clinic = await agencyOf(w.ctx, "health", "Поликлиника № 2", contacts("clinic"));
  teacher = (await Specialist.add(of(school), school, { name: "Громова Ольга", post: "учитель" }))
    .specialistId as SpecialistId;
  const event = await Occasion.announce(w.ctx, {
    agencyId: centre,
    title: "Здоровье и личность",
    kind: "conference",
    times: [{ from: "2025-05-12T10:00", until: "2025-05-12T16:00" }],
    place: "ул. Кирова, 5",
    audiences: ["specialist"],
  });
  id = event.occasionId as OccasionId;
});

const asked = (over: object = {}) => ({
  opens: "2025-03-10",
  closes: "2025-03-31",
  reviewsBy: "2025-04-20",
  sections: [
    { key: "early", title: "Ранняя помощь" },
    { key: "school", title: "Школа" },
  ],
  kinds: ["talk", "poster", "practice"],
  abstractMost: 300,
  reviewers: [{ agencyId: school }, { agencyId: clinic }],
  reviewsEach: 2,
  ...over,
});
const call = (over: object = {}) => Talk.setCall(of(centre), id, asked(over));
const said = (over: object = {}) => ({
  kind: "talk",
  section: "early",
  title: "Первая встреча",
  abstract: "О чём спросить и чего не обещать.",
  publish: true,
  ...over,
});
const submit = async (over: object = {}) =>
  (await Talk.submit(of(school), { occasionId: id, ...said(over), specialistId: teacher, agreed: true }))
    .talkId as TalkId;
const guest = (over: object = {}) => ({
  ...said({ title: "Игра дома" }),
  name: "Ильина Вера",
  municipality: "novokuznetsk",
  email: "vera@guests.example.org",
  consent: Talk.talkConsent,
  ...over,
});
const openly = (over: object = {}, from = "203.0.113.7") => Talk.submitOpenly(w.ctx, id, guest(over), from);
const letters = async (to: string) => {
  await w.settle();
  return w.mails.filter((mail) => [mail.to].flat().includes(`${to}.org`)).map(({ subject }) => subject.split(" [")[0]);
};
const linkTo = async (to: string) => {
  await w.settle();
  const mails = w.mails.filter((mail) => [mail.to].flat().includes(to));
  return mails.map(({ text }) => /\/talk#(\S+)/.exec(text)?.[1]).findLast((one) => one !== undefined)!;
};
const respond = (token: string, action: string, more: object = {}) =>
  Talk.respondTalk(w.deps, { token, action, ...more }, "request_1");
const tasks = async () => {
  await w.settle();
  return (await Inbox.find(w.ctx, { bucket: "tasks" })).items
    .flatMap(({ task }) => task ?? [])
    .map(({ kind }) => kind)
    .filter((kind) => /^(talk|programme)/.test(kind))
    .toSorted();
};
/** Hours pass, each with its round, as far as there is anything to do on that day. */
const on = async (day: string) => {
  w.moveTo(`${day}T05:00:00Z`);
  await attendTalks(w.ctx);
  await w.settle();
  await attendTalks(w.ctx);
  await w.settle();
};
const programme = async () => (await Talk.readOpenly(w.ctx, id)).programme;

describe("a call", () => {
  it("is the organiser's, ends before the event, and keeps the sections that talks name", async () => {
    await expect(Talk.setCall(of(school), id, asked())).rejects.toMatchObject({ code: "not-found" });
    const wrong: [object, string][] = [
      [{ closes: "2025-03-01", opens: "2025-02-01" }, "/closes"],
      [{ opens: "2025-04-01" }, "/closes"],
      [{ reviewsBy: "2025-03-30" }, "/reviewsBy"],
      [{ reviewsBy: "2025-05-12" }, "/reviewsBy"],
      [{ sections: [] }, "/sections"],
      [{ reviewers: [{ agencyId: clinic, specialistId: teacher }] }, "/reviewers/0/specialistId"],
    ];
    for (const [over, pointer] of wrong)
      await expect(call(over), pointer).rejects.toMatchObject({ fields: [{ pointer }] });
    await call();
    await expect(call({ sections: [{ key: "early", title: "Раннее" }] })).rejects.toMatchObject({
      fields: [{ pointer: "/sections" }],
    });
    // Who decides with the organiser sees it as well, and nobody else.
    await call({ deciderId: clinic });
    expect((await Talk.getCall(of(clinic), id)).taking).toBe(true);
    await expect(Talk.getCall(of(school), id)).rejects.toMatchObject({ code: "not-found" });
    // Said again it is said as a whole; an organiser that names itself runs one call and not two.
    await call({ about: "О чём говорим", deciderId: centre });
    expect(await callsRunBy(of(centre), centre)).toMatchObject([{ about: "О чём говорим", deciderId: centre }]);
    await call();
    expect((await Talk.getCall(of(centre), id)).about).toBeUndefined();
  });

  it("takes talks from its first to its last day, of its sections and no longer than it says, each once", async () => {
    await call({ opens: "2025-03-12" });
    await expect(submit()).rejects.toMatchObject({ code: "call.closed" });
    w.moveTo("2025-03-12T05:00:00Z");
    for (const [over, pointer] of [
      [{ section: "other" }, "/section"],
      [{ abstract: "а".repeat(301) }, "/abstract"],
      [{ title: "т".repeat(10_000) }, "/title"],
    ] as const)
      await expect(submit(over)).rejects.toMatchObject({ fields: [{ pointer }] });
    const talkId = await submit();
    await expect(submit({ title: " первая  ВСТРЕЧА" })).rejects.toMatchObject({ code: "conflict.exists" });
    const { version } = await Talk.get(of(school), talkId);
    await Talk.correct(of(school), talkId, { title: "<b>Первая</b> встреча", coauthors: "Белова Яна" }, version);
    expect(await Talk.get(of(school), talkId)).toMatchObject({
      title: "<b>Первая</b> встреча",
      name: "Громова Ольга",
      coauthors: "Белова Яна",
      correctable: true,
    });
    // It ends with its last day in Novokuznetsk, and not by Greenwich.
    w.moveTo("2025-03-31T16:59:00Z");
    await Talk.correct(of(school), talkId, { section: "school" });
    w.moveTo("2025-03-31T17:01:00Z");
    await expect(submit({ title: "Поздно" })).rejects.toMatchObject({ code: "call.closed" });
    await expect(Talk.correct(of(school), talkId, { section: "early" })).rejects.toMatchObject({ code: "call.closed" });
    // A later close opens it anew.
    await call({ opens: "2025-03-12", closes: "2025-04-10" });
    await submit({ title: "Поздно" });
  });
});

describe("a talk by the open page", () => {
  it("waits for the answer to a letter, is known again, and goes with its name when it is withdrawn", async () => {
    await call();
    await openly();
    await openly();
    await openly({ title: "ИГРА  дома" });
    expect(await letters("vera@guests.example")).toEqual(["Подтвердите, что доклад ваш"]);
    expect(w.mails.at(-1)!.text).not.toContain("Ильина");
    expect(w.mails.at(-1)!.text).not.toContain("Игра дома");
    const token = await linkTo("vera@guests.example.org");
    expect((await respond(token, "view")).talk).toMatchObject({ status: "unconfirmed", title: "Игра дома" });
    expect((await respond(token, "confirm")).talk).toMatchObject({ status: "submitted", correctable: true });
    expect((await respond(token, "confirm")).talk.status).toBe("submitted");
    await respond(token, "correct", { content: { abstract: "Другие тезисы" } });
    expect((await respond(token, "view")).talk).toMatchObject({ abstract: "Другие тезисы", name: "Ильина Вера" });
    expect((await Talk.find(of(centre), { event: id })).items).toMatchObject([{ name: "Ильина Вера" }]);
    const { talkId } = (await Talk.find(of(centre), { event: id })).items[0]!;
    expect((await respond(token, "withdraw")).talk).toMatchObject({ status: "withdrawn", title: undefined });
    await expect(respond(token, "view")).rejects.toMatchObject({ code: "link.dead" });
    expect((await Talk.readSealed(w.ctx, [talkId as TalkId])).get(talkId as TalkId)).toMatchObject({
      text: undefined,
      speaker: undefined,
    });
    // Whoever has withdrawn may submit it again.
    await openly();
    expect(await letters("vera@guests.example")).toEqual([
      "Подтвердите, что доклад ваш",
      "Подтвердите, что доклад ваш",
    ]);
  });

  it("lapses unanswered; a flood of one network is refused, and five of one address are enough", async () => {
    await call();
    await openly();
    const token = await linkTo("vera@guests.example.org");
    w.moveTo("2025-03-12T06:00:00Z");
    await attendTalks(w.ctx);
    await expect(respond(token, "confirm")).rejects.toMatchObject({ code: "link.dead" });
    for (let n = 0; n < 7; n++) await openly({ title: `Доклад ${n}` });
    expect(await letters("vera@guests.example")).toHaveLength(6);
    const many = Array.from({ length: 40 }, (_, n) => openly({ email: `g${n}@guests.example.org` }, "198.51.100.1"));
    await Promise.all(many);
    await expect(openly({ email: "late@guests.example.org" }, "198.51.100.1")).rejects.toMatchObject({
      code: "limit.reached",
    });
    await openly({ email: "other@guests.example.org" });
  });

  it("is taken only with consent, and where the call is for everybody", async () => {
    await call();
    await expect(openly({ consent: "" })).rejects.toMatchObject({ fields: [{ pointer: "/consent" }] });
    await expect(openly({ municipality: "atlantis" })).rejects.toMatchObject({
      fields: [{ pointer: "/municipality" }],
    });
    await call({ open: false });
    await expect(openly()).rejects.toMatchObject({ code: "not-found" });
    expect((await Talk.readOpenly(w.ctx, id)).call).toBeUndefined();
  });
});

describe("reviews", () => {
  it("go to reviewers in turn when the call closes, to nobody of their own, and blind", async () => {
    await call();
    const own = await submit();
    await openly({ organisation: "поликлиника № 2" });
    await respond(await linkTo("vera@guests.example.org"), "confirm");
    await on("2025-03-28");
    expect(await letters("vera@guests.example")).toContain("Приём докладов скоро закроется");
    await on("2025-04-01");
    expect(await letters("clinic@example")).toEqual(["Доклады на рецензию"]);
    const forClinic = (await Talk.findReviews(of(clinic), clinic)).items;
    expect(forClinic).toMatchObject([{ talkId: own, title: "Первая встреча", author: undefined }]);
    expect(JSON.stringify(forClinic)).not.toMatch(/Громова|Школа/);
    // Whoever works at the clinic is not read there.
    expect((await Talk.findReviews(of(school), school)).items).toMatchObject([{ title: "Игра дома" }]);
    const byHand = Talk.askReviews(of(centre), own, { reviewers: [{ agencyId: school }] });
    await expect(byHand).rejects.toMatchObject({ fields: [{ pointer: "/reviewers/0/agencyId" }] });

    await Talk.review(of(clinic), { id: own, by: clinic }, { answer: "review", grade: 3, remark: "Мало данных" });
    await Talk.review(of(clinic), { id: own, by: clinic }, { answer: "review", grade: 4, remark: "Данные есть" });
    await expect(
      Talk.review(of(centre), { id: own, by: clinic }, { answer: "review", grade: 1, remark: "Никто не просил" }),
    ).rejects.toMatchObject({ code: "not-found" });
    expect(await Talk.get(of(centre), own)).toMatchObject({ reviews: [{ grade: 4, remark: "Данные есть" }] });
    // What was said before is kept nowhere.
    expect(await notesOf(w.ctx, own)).toBe(1);
    expect((await Talk.get(of(school), own)).reviews).toBeUndefined();
    // The author does not see it in lists either.
    expect((await Talk.find(of(school), {})).items).toMatchObject([
      { talkId: own, mean: undefined, event: "Здоровье и личность" },
    ]);
    expect((await Talk.find(of(centre), { event: id })).items.map(({ mean }) => mean).toSorted()).toEqual([
      4,
      undefined,
    ]);
  });

  it("are reminded of, and late or declined become somebody's task until another answers", async () => {
    await call({ reviewers: [{ agencyId: clinic }], reviewsEach: 1 });
    const talkId = await submit();
    await on("2025-04-01");
    await Talk.review(of(clinic), { id: talkId, by: clinic }, { answer: "declined", remark: "Не наша область" });
    expect(await tasks()).toEqual(["talk-unreviewed"]);
    await Talk.askReviews(of(centre), talkId, { reviewers: [{ agencyId: w.agencies.health! }] });
    expect(await tasks()).toEqual([]);
    await on("2025-04-17");
    await on("2025-04-21");
    expect(await tasks()).toEqual(["talk-unreviewed"]);
    await on("2025-04-28");
    expect(await tasks()).toEqual(["talk-unreviewed", "talks-undecided"]);
    await Talk.decideTalk(of(centre), talkId, { decision: "accepted" });
    expect(await tasks()).toEqual([]);
  });

  it("of an organisation that has closed are somebody else's", async () => {
    await call({ reviewers: [{ agencyId: clinic }], reviewsEach: 1 });
    await submit();
    await on("2025-04-01");
    await Agency.patch(w.ctx, clinic, { status: "closed" });
    expect(await tasks()).toEqual(["talk-unreviewed"]);
  });
});

describe("what is decided", () => {
  const slot = (talkId: TalkId, from = "2025-05-12T10:00", room = "Зал") => ({ talkId, from, minutes: 20, room });

  it("is told, makes the programme that everybody sees, and a gap in it is somebody's task", async () => {
    await call();
    const [first, second] = [await submit(), await submit({ title: "Вторая", publish: false })];
    await expect(Talk.setProgramme(of(centre), id, { slots: [slot(first)], publish: true })).rejects.toMatchObject({
      fields: [{ pointer: "/slots/0/talkId" }],
    });
    for (const talkId of [first, second]) await Talk.decideTalk(of(centre), talkId, { decision: "accepted" });
    expect(await letters("school7@example")).toContain("Ваш доклад принят");
    const wrong: [object[], string][] = [
      [[slot(first, "2025-05-12T09:50")], "/slots/0/from"],
      [[slot(first, "2025-05-12T15:50")], "/slots/0/from"],
      [[slot(first), slot(second, "2025-05-12T10:10")], "/slots/1/from"],
    ];
    for (const [slots, pointer] of wrong)
      await expect(Talk.setProgramme(of(centre), id, { slots }), pointer).rejects.toMatchObject({
        fields: [{ pointer }],
      });
    await Talk.setProgramme(of(centre), id, { slots: [slot(first), slot(second, "2025-05-12T10:20")] });
    await w.settle();
    expect(await programme()).toEqual([]);
    await Talk.setProgramme(of(centre), id, {
      slots: [slot(first), slot(second, "2025-05-12T10:20")],
      publish: true,
    });
    await w.settle();
    expect(await programme()).toMatchObject([
      { title: "Первая встреча", speaker: "Громова Ольга, учитель, Школа № 7", room: "Зал", section: "Ранняя помощь" },
      { title: "Вторая" },
    ]);
    expect((await programme())[1]!.speaker).toBeUndefined();
    expect(await letters("school7@example")).toContain("Когда ваш доклад");
    expect(await Talk.programmeCalendar(w.ctx, id)).toMatch(
      /DTSTART:20250512T030000Z[\s\S]*LOCATION:Зал\\, ул\. Кирова\\, 5/,
    );

    // The name goes from the programme with the author's word, and where it is forgotten at work.
    await Talk.correct(of(school), first, { publish: false });
    await w.settle();
    expect((await programme())[0]!.speaker).toBeUndefined();
    await Talk.withdraw(of(school), first, { reason: "Заболела" });
    expect(await tasks()).toEqual(["programme-gap"]);
    expect(await programme()).toMatchObject([{ title: "Вторая" }]);
    expect(await letters("centre@example")).toContain("Доклад снят автором");
    await Talk.setProgramme(of(centre), id, { slots: [slot(second)] });
    expect(await tasks()).toEqual([]);
  });

  it("is decided otherwise with words that the author reads, until the event begins", async () => {
    await call();
    const talkId = await submit();
    await expect(Talk.decideTalk(of(centre), talkId, { decision: "refused" })).rejects.toMatchObject({
      fields: [{ pointer: "/words" }],
    });
    await Talk.decideTalk(of(centre), talkId, { decision: "refused", words: "Не по теме секции" });
    expect(await Talk.get(of(school), talkId)).toMatchObject({ status: "refused", words: "Не по теме секции" });
    await w.settle();
    await Talk.decideTalk(of(centre), talkId, { decision: "reserve" });
    // Words belong to their decision.
    expect(await Talk.get(of(school), talkId)).toMatchObject({ status: "reserve", words: undefined });
    expect(await notesOf(w.ctx, talkId)).toBe(0);
    expect((await letters("school7@example")).toSorted()).toEqual([
      "Ваш доклад в резерве",
      "Доклад получен",
      "Решение по вашему докладу",
    ]);
    w.moveTo("2025-05-12T03:00:00Z");
    await expect(Talk.decideTalk(of(centre), talkId, { decision: "accepted" })).rejects.toMatchObject({
      code: "talk.closed",
    });
  });

  it("says that the event has begun: what was not decided then is decided no more", async () => {
    await call();
    const talkId = await submit();
    const seen = async () => [
      (await Talk.get(of(school), talkId)).begun,
      ...(await Talk.find(of(school), {})).items.map(({ begun }) => begun),
      ...(await Talk.find(of(centre), { event: id })).items.map(({ begun }) => begun),
    ];
    expect(await seen()).toEqual([false, false, false]);
    w.moveTo("2025-05-12T03:00:00Z");
    expect(await seen()).toEqual([true, true, true]);
    await expect(Talk.withdraw(of(school), talkId, {})).rejects.toMatchObject({ code: "talk.closed" });
  });

  it("counts where the event is, and no more when it is withdrawn", async () => {
    await call();
    const [first, second] = [await submit(), await submit({ title: "Вторая" })];
    await Talk.decideTalk(of(centre), first, { decision: "accepted" });
    const totals = async () => {
      await w.settle();
      const today = w.ctx.now().toZonedDateTimeISO("Asia/Novokuznetsk").toPlainDate();
      const { totals: all } = await Indicator.computed(w.ctx, "2025-Q2", today);
      return [all["talks-submitted"], all["talks-accepted"]];
    };
    expect(await totals()).toEqual([2, 1]);
    await Talk.withdraw(of(school), second, {});
    expect(await totals()).toEqual([1, 1]);
    await Indicator.rebuild(w.ctx);
    expect(await totals()).toEqual([1, 1]);
  });

  it("of a practice is proposed for the library, once", async () => {
    await call();
    const talkId = await submit({ kind: "practice" });
    for (const decision of ["accepted", "reserve", "accepted"] as const) {
      await Talk.decideTalk(of(centre), talkId, { decision });
      await w.settle();
    }
    const { items } = await Library.find(w.ctx, { status: "proposed" });
    expect(items).toMatchObject([{ agencyId: school, content: { kind: "practice", title: { ru: "Первая встреча" } } }]);
  });

  it("is printed with the names of those who let it", async () => {
    await call();
    const [first, second] = [await submit(), await submit({ title: "Вторая", publish: false })];
    for (const talkId of [first, second]) await Talk.decideTalk(of(centre), talkId, { decision: "accepted" });
    await Talk.setProgramme(of(centre), id, { slots: [slot(first), slot(second, "2025-05-12T11:00")] });
    for (const what of Talk.talkPapers) {
      const { name, bytes } = await Talk.print(of(centre), id, { of: what, format: "docx" });
      expect([name, bytes.length > 1000]).toEqual([`${what}.docx`, true]);
      await expect(Talk.print(of(school), id, { of: what, format: "docx" })).rejects.toMatchObject({
        code: "not-found",
      });
    }
  });
});

describe("the end", () => {
  it("of an event that is called off is told, and nothing is kept of what was sent", async () => {
    await call();
    await openly();
    await respond(await linkTo("vera@guests.example.org"), "confirm");
    const talkId = await submit();
    await Occasion.cancel(w.ctx, id, { reason: "Карантин" });
    expect(await letters("vera@guests.example")).toContain("Мероприятия не будет");
    expect(await letters("school7@example")).toContain("Мероприятия не будет");
    expect(await Talk.get(of(school), talkId)).toMatchObject({ status: "called-off", title: undefined });
    await expect(submit({ title: "Ещё" })).rejects.toMatchObject({ code: "call.closed" });
    expect(await tasks()).toEqual([]);
  });

  it("of its term takes names away, and leaves titles of what was given", async () => {
    await call();
    await openly();
    await respond(await linkTo("vera@guests.example.org"), "confirm");
    const { talkId } = (await Talk.find(of(centre), { event: id })).items[0]!;
    await Talk.decideTalk(of(centre), talkId as TalkId, { decision: "accepted" });
    await Talk.setProgramme(of(centre), id, {
      slots: [{ talkId, from: "2025-05-12T10:00", minutes: 20 }],
      publish: true,
    });
    await w.settle();
    expect(await programme()).toMatchObject([{ title: "Игра дома", speaker: "Ильина Вера" }]);
    w.moveTo("2026-05-13T05:00:00Z");
    await attendTalks(w.ctx);
    await w.settle();
    expect(await programme()).toMatchObject([{ title: "Игра дома" }]);
    expect((await programme())[0]!.speaker).toBeUndefined();
    expect(await Talk.get(of(centre), talkId as TalkId)).toMatchObject({ title: "Игра дома", name: undefined });
  });

  it("of a name at work takes it out of the programme", async () => {
    await call();
    const talkId = await submit();
    await Talk.decideTalk(of(centre), talkId, { decision: "accepted" });
    await Talk.setProgramme(of(centre), id, {
      slots: [{ talkId, from: "2025-05-12T10:00", minutes: 20 }],
      publish: true,
    });
    await w.settle();
    await Specialist.change(of(school), teacher, { status: "left" });
    await Specialist.forget(of(school), teacher);
    await w.settle();
    expect((await programme())[0]!.speaker ?? "").not.toContain("Громова");
  });

  it("is moved with its event, and told", async () => {
    await call();
    await submit();
    await Occasion.change(w.ctx, id, { times: [{ from: "2025-06-12T10:00", until: "2025-06-12T16:00" }] });
    expect(await letters("school7@example")).toContain("Мероприятие перенесено");
  });
});
