import { beforeEach, describe, expect, it } from "vitest";
import { agencyOf, childOf, consentOf } from "../../../test/worlds/region.ts";
import { type RouteWorld, routeWorld } from "../../../test/worlds/relay.ts";
import { specialist } from "../../../test/worlds/tenant.ts";
import type { AgencyId, ChildId, OccasionId, RepresentativeId, SignUpId } from "../../ground/shared/ids.ts";
import { memoryFiles } from "../../ground/shared/memory/index.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import * as Indicator from "../../roadmaps/indicator/index.ts";
import * as Occasion from "./index.ts";

let w: RouteWorld;
let centre: AgencyId;
beforeEach(async () => {
  w = await routeWorld();
  centre = await agencyOf(w.ctx, "ngo", "Центр «Росток»", { contacts: [{ email: "rostok@example.org" }] });
  w.moveTo("2025-03-10T05:00:00Z");
});

const times = [{ from: "2025-04-12T10:00", until: "2025-04-12T13:00" }];
const seminar = (over: object = {}) => ({
  agencyId: centre,
  title: "Растем вместе: игра и речь",
  kind: "seminar",
  times,
  place: "ул. Кирова, 5",
  audiences: ["specialist", "family", "child"],
  measures: ["I-2.2"],
  ...over,
});
const announce = async (over: object = {}, ctx = w.ctx) =>
  (await Occasion.announce(ctx, seminar(over))).occasionId as OccasionId;
let n = 0;
const guest = (over: object = {}) => ({
  who: "specialist",
  name: `Громова Ольга ${++n}`,
  organisation: "Школа № 1",
  municipality: "novokuznetsk",
  email: `guest-${n}@example.org`,
  ...over,
});
const come = (id: OccasionId, over: object = {}) => Occasion.signUpByStaff(w.ctx, id, guest(over));
const statusOf = async (id: SignUpId) => (await Occasion.placeOf(w.ctx, id)).status;
const letters = () =>
  w.mails.map(({ to, subject }) => `${to}: ${subject}`).filter((line) => /guest-|@open/i.test(line));

describe("what is announced", () => {
  it("is announced by the organisation itself, or by staff for it, with an end and in time", async () => {
    await announce({}, w.as(specialist(centre)));
    const school = w.agencies.school!;
    await expect(announce({}, w.as(specialist(school)))).rejects.toMatchObject({ code: "input.invalid" });
    const wrong: [object, string][] = [
      [{ times: [{ from: "2025-04-12T10:00" }] }, "/times/0/until"],
      [{ times: [{ from: "2025-04-12T10:00", until: "2025-04-12T10:00" }] }, "/times/0/until"],
      [{ times: [{ from: "2025-02-30T10:00", until: "2025-03-30T10:00" }] }, "/times/0/from"],
      [{ times: [{ from: "2025-02-12T10:00", until: "2025-02-12T12:00" }] }, "/times"],
      [{ times, past: true }, "/past"],
      [{ times: [times[0], times[0]] }, "/times/1/from"],
      [{ times: [{ from: "2025-04-12T10:00", until: "2026-06-12T10:00" }] }, "/times"],
      [{ times: [{ from: "9999-04-12T10:00", until: "9999-04-12T13:00" }] }, "/times/0/until"],
      // In Berlin the clocks leap from two to three on that night.
      [{ zone: "Europe/Berlin", times: [{ from: "2026-03-29T02:30", until: "2026-03-29T05:00" }] }, "/times/0/from"],
      [{ zone: "Nowhere/City" }, "/zone"],
      [{ zone: "+03:00" }, "/zone"],
      [{ place: undefined }, "/place"],
      [{ online: "javascript:alert(1)" }, "/online"],
      [{ kind: "course" }, "/hours"],
      [{ measures: ["<script>"] }, "/measures/0"],
    ];
    for (const [over, pointer] of wrong)
      await expect(announce(over), pointer).rejects.toMatchObject({ fields: [{ pointer }] });
  });

  it("goes over a night in which the clocks are set back", async () => {
    const autumn = [{ from: "2026-10-25T01:00", until: "2026-10-25T04:00" }];
    const id = await announce({ zone: "Europe/Berlin", times: autumn });
    expect(await Occasion.get(w.ctx, id)).toMatchObject({
      begins: "2026-10-24T23:00:00Z",
      ends: "2026-10-25T03:00:00Z",
    });
  });

  it("keeps a recording after it is over, and no other time", async () => {
    const id = await announce();
    w.moveTo("2025-04-12T04:00:00Z");
    await Occasion.change(w.ctx, id, { recording: "https://video.example.org/3" });
    for (const patch of [{ times: [{ from: "2025-04-13T10:00", until: "2025-04-13T12:00" }] }, { quota: 5 }])
      await expect(Occasion.change(w.ctx, id, patch)).rejects.toMatchObject({ code: "event.closed" });
  });
});

describe("whoever signs up", () => {
  it("has a place, or waits; each person once", async () => {
    const id = await announce({ quota: 1 });
    const first = await come(id, { email: "Guest-A@example.org" });
    expect(first.status).toBe("coming");
    expect((await come(id, { email: "guest-a@example.org" })).signUpId).toBe(first.signUpId);
    expect((await come(id)).status).toBe("waiting");
    expect(await Occasion.get(w.ctx, id)).toMatchObject({ taken: 1, waiting: 1, free: 0 });
    await w.settle();
    expect(
      letters()
        .map((line) => line.split(": ")[1])
        .toSorted(),
    ).toEqual(["Вы в листе ожидания", "Вы записаны на мероприятие"]);
  });

  it("by the open page takes no place until the letter is answered, and a flood from one address ends", async () => {
    const id = await announce({ quota: 1 });
    const sent = { who: "specialist", name: "Фёдор <b>Ильин</b>", municipality: "novokuznetsk", consent: "2026-1" };
    const send = (email: string, from: string, over: object = {}) =>
      Occasion.signUpOpenly(w.ctx, id, { ...sent, email, ...over }, from);
    await send("first@open.example.org", "192.0.2.1");
    await send("First@open.example.org", "192.0.2.1");
    await w.settle();
    expect(await Occasion.get(w.ctx, id)).toMatchObject({ taken: 0, free: 1 });
    expect(letters()).toEqual([expect.stringContaining("first@open.example.org: Подтвердите запись")]);
    expect((await come(id)).status).toBe("coming");
    for (let i = 0; i < 38; i++) await send(`f${i}@open.example.org`, "192.0.2.1");
    const refused = { code: "limit.reached" };
    for (let i = 0; i < 1000; i++)
      await expect(send(`flood${i}@open.example.org`, "192.0.2.1")).rejects.toMatchObject(refused);
    await send("other@open.example.org", "192.0.2.2");
    expect(await Occasion.get(w.ctx, id)).toMatchObject({ taken: 1, waiting: 0 });
    expect((await Occasion.listSignUps(w.ctx, id, { status: "unconfirmed" })).items.length).toBe(40);
    w.moveTo("2025-03-13T05:00:00Z");
    await Occasion.attendOccasions(w.ctx);
    expect((await Occasion.listSignUps(w.ctx, id, { status: "unconfirmed" })).items).toEqual([]);
    const wrong: [object, string][] = [
      [{ consent: undefined }, "/consent"],
      [{ email: "a@b" }, "/email"],
      [{ municipality: "nowhere" }, "/municipality"],
      [{ who: "child" }, "/who"],
    ];
    for (const [over, pointer] of wrong)
      await expect(send("x@open.example.org", "192.0.2.3", over), pointer).rejects.toMatchObject({
        fields: [{ pointer }],
      });
  });

  it("by the open page comes to nothing that is not open, is called off, or has begun", async () => {
    const sent = { who: "family", name: "Ильина Вера", municipality: "novokuznetsk", email: "v@open.example.org" };
    const send = (id: OccasionId) => Occasion.signUpOpenly(w.ctx, id, { ...sent, consent: "2026-1" }, "192.0.2.9");
    const hidden = await announce({ open: false });
    await expect(send(hidden)).rejects.toMatchObject({ code: "not-found" });
    await expect(Occasion.readOpenly(w.ctx, hidden)).rejects.toMatchObject({ code: "not-found" });
    const off = await announce({ title: "Отменённое" });
    await Occasion.cancel(w.ctx, off, { reason: "Болезнь ведущего" });
    await expect(send(off)).rejects.toMatchObject({ code: "event.closed" });
    expect(await Occasion.readOpenly(w.ctx, off)).toMatchObject({ status: "cancelled", reason: "Болезнь ведущего" });
    const shown = await announce({ title: "Открытое" });
    const list = async (over: object = {}) => (await Occasion.listOpenly(w.ctx, over)).items.map(({ title }) => title);
    expect(await list()).toEqual(["Открытое"]);
    expect(await list({ municipality: "kemerovo" })).toEqual([]);
    expect(await list({ after: "2025-05-01T00:00:00Z" })).toEqual([]);
    w.moveTo("2025-04-12T04:00:00Z");
    await expect(send(shown)).rejects.toMatchObject({ code: "event.closed" });
    expect(await list({ after: "2020-01-01T00:00:00Z" })).toEqual([]);
  });

  it("is offered a place that is freed, for a while, and then it is the next one's", async () => {
    const id = await announce({ quota: 1, offerHours: 24 });
    const [first, second, third] = [await come(id), await come(id), await come(id)];
    await Occasion.cancelByStaff(w.ctx, { occasionId: id, signUpId: first.signUpId });
    await w.settle();
    expect(await statusOf(second.signUpId)).toBe("offered");
    // Whoever comes now stands behind those who wait.
    expect((await come(id)).status).toBe("waiting");
    w.moveTo("2025-03-11T05:30:00Z");
    await Occasion.attendOccasions(w.ctx);
    await w.settle();
    expect([await statusOf(second.signUpId), await statusOf(third.signUpId)]).toEqual(["lapsed", "offered"]);
    const token = await Occasion.signUpToken(w.ctx, third.signUpId, (await Occasion.load(w.ctx, id)).data);
    expect(
      (await Occasion.respondSignUp(w.ctx, memoryFiles(), { token, action: "accept" }, w.ctx.requestId)).status,
    ).toBe("coming");
    expect(await Occasion.get(w.ctx, id)).toMatchObject({ taken: 1, waiting: 1 });
    // Of those who gave up or let it pass nothing is kept.
    for (const { signUpId } of [first, second]) expect(await Occasion.readPerson(w.ctx, signUpId)).toBeUndefined();
  });

  it("gets places that are added", async () => {
    const id = await announce({ quota: 1 });
    const all = [await come(id), await come(id), await come(id)];
    await Occasion.change(w.ctx, id, { quota: null });
    await w.settle();
    expect(await Promise.all(all.map(({ signUpId }) => statusOf(signUpId)))).toEqual(["coming", "offered", "offered"]);
  });

  it("is told when it is moved, soon, or called off; nobody comes to what has begun", async () => {
    const id = await announce();
    await come(id);
    await w.settle();
    await Occasion.change(w.ctx, id, { times: [{ from: "2025-04-14T10:00", until: "2025-04-14T12:00" }] });
    await w.settle();
    w.moveTo("2025-04-13T05:00:00Z");
    await Occasion.attendOccasions(w.ctx);
    await Occasion.attendOccasions(w.ctx);
    await w.settle();
    await Occasion.cancel(w.ctx, id, { reason: "Ведущий заболел." });
    await w.settle();
    expect(letters().map((line) => line.split(": ")[1])).toEqual([
      "Вы записаны на мероприятие",
      "Мероприятие перенесено",
      "Скоро мероприятие",
      "Мероприятие отменено",
    ]);
    const { items } = await Occasion.listSignUps(w.ctx, id, {});
    expect(items).toMatchObject([{ status: "cancelled", name: undefined }]);
    await expect(come(id)).rejects.toMatchObject({ code: "event.closed" });
  });
});

const mother = (child: { representativeIds: RepresentativeId[] }) =>
  w.as({ kind: "representative", representative: child.representativeIds[0]! });

describe("a child", () => {
  it("comes by its family's word, or with a consent; the organiser reads its name as far as that goes", async () => {
    const id = await announce();
    const own = await childOf(w.ctx, { surname: "Абрамова", givenName: "Зоя", birthDate: "2016-02-01" });
    await Occasion.signUpFamily(mother(own), own.childId, { occasionId: id, who: "child" });
    await Occasion.signUpFamily(mother(own), own.childId, { occasionId: id, who: "child" });
    const other = await childOf(w.ctx, { surname: "Белкин", givenName: "Пётр", birthDate: "2015-05-01" });
    const byStaff = () => Occasion.signUpByStaff(w.ctx, id, { who: "child", childId: other.childId });
    await expect(byStaff()).rejects.toMatchObject({ code: "consent.missing" });
    await consentOf(w.ctx, other, { purpose: "events", recipient: centre, dataClasses: ["identity"] });
    await byStaff();
    const { items } = await Occasion.listSignUps(w.as(specialist(centre)), id, {});
    expect(items.map(({ name }) => name?.split(" ")[0]).toSorted()).toEqual(["Абрамова", "Белкин"]);
    await expect(Occasion.listSignUps(w.as(specialist(w.agencies.school!)), id, {})).rejects.toMatchObject({
      code: "not-found",
    });
    const [family] = await Occasion.listForFamily(mother(own), own.childId);
    expect(family).toMatchObject({ title: "Растем вместе: игра и речь", mine: [{ who: "child", status: "coming" }] });
    await Occasion.answerOfFamily(mother(own), own.childId, {
      signUpId: family!.mine[0]!.signUpId as SignUpId,
      comes: false,
    });
    expect((await Occasion.get(w.ctx, id)).taken).toBe(1);
  });
});

describe("figures", () => {
  const held = async (day: string, children: readonly ChildId[], over: object = {}) => {
    const id = await announce({ times: [{ from: `${day}T10:00`, until: `${day}T12:00` }], ...over });
    const codes: string[] = [];
    for (const childId of children) {
      const made = await Occasion.signUpByStaff(w.ctx, id, { who: "child", childId });
      codes.push(made.code);
    }
    w.moveTo(`${day}T06:00:00Z`);
    const marks = codes.map((code) => ({ code: ` ${code.slice(0, 4)}-${code.slice(4).toLowerCase()}`, present: true }));
    const walkIns = [{ who: "family", municipality: "novokuznetsk", count: 5 }];
    await Occasion.recordAttendance(w.as(specialist(centre)), id, { marks, walkIns });
    await Occasion.close(w.as(specialist(centre)), id);
    await w.settle();
    return id;
  };
  const totals = async () => {
    const today = w.ctx.now().toZonedDateTimeISO("Asia/Novokuznetsk").toPlainDate();
    const { totals } = await Indicator.computed(w.ctx, "2025-Q2", today);
    const { "events-held": events, "events-participants": participants, "events-children": children } = totals;
    return { events, participants, children, measured: totals["children-in-events@I-2.2"] };
  };

  it("count what was held, who came, and each child once however often it came", async () => {
    const ids: ChildId[] = [];
    for (const surname of ["Волков", "Громов"]) {
      const child = await childOf(w.ctx, { surname, givenName: "Илья", birthDate: "2015-05-01" });
      await consentOf(w.ctx, child, { purpose: "events", recipient: centre, dataClasses: ["identity"] });
      ids.push(child.childId);
    }
    const first = await held("2025-04-12", ids);
    await held("2025-05-17", ids.slice(0, 1));
    expect(await totals()).toEqual({ events: 2, participants: 13, children: 2, measured: 2 });
    // Marked wrongly, and put right.
    const { items } = await Occasion.listSignUps(w.ctx, first, { status: "attended" });
    for (const { signUpId } of items)
      await Occasion.recordAttendance(w.ctx, first, { marks: [{ signUpId: signUpId as SignUpId, present: false }] });
    await w.settle();
    expect(await totals()).toEqual({ events: 2, participants: 11, children: 1, measured: 1 });
    expect(await Indicator.compare(w.ctx)).toEqual([]);
    // What is kept of an event names nobody.
    const records = await w.ctx.bank.list("records", partitionOf("kuzbass", first), {});
    expect(JSON.stringify(records)).not.toContain("Волков");
  });

  it("takes a list of those who were there: known ones are marked, others counted, the rest told", async () => {
    const id = await announce({ times: [{ from: "2025-03-10T12:00", until: "2025-03-10T14:00" }] });
    const known = await come(id, { name: "Ильина Анна", email: "ilina@example.org" });
    const by = (content: string, dryRun: boolean) =>
      Occasion.importAttendance(w.ctx, id, { file: { format: "csv", content }, dryRun });
    const content = [
      "Код;Участник;Почта;Город;Явка",
      `${known.code};;;;да`,
      ";Ильина Анна;;;да",
      ";Неизвестный;;Новокузнецк;да",
      ";=HYPERLINK(1);;;да",
      ";Другой;;Новокузнецк;нет",
    ].join("\n");
    const outcome = { rows: 5, found: 1, walkIns: 1, failed: [{ row: 5 }] };
    expect(await by(content, true)).toMatchObject({ dryRun: true, ...outcome });
    expect(await statusOf(known.signUpId)).toBe("coming");
    expect(await by(content, false)).toMatchObject(outcome);
    expect(await statusOf(known.signUpId)).toBe("attended");
    expect((await Occasion.get(w.ctx, id)).walkIns).toEqual([
      { who: "specialist", municipality: "novokuznetsk", count: 1 },
    ]);
    await expect(by("Имя\n", false)).rejects.toMatchObject({ code: "input.invalid" });
  });

  it("is not marked before its time, and one that is called off not at all", async () => {
    const id = await announce();
    const { signUpId } = await come(id);
    const mark = () => Occasion.recordAttendance(w.ctx, id, { marks: [{ signUpId, present: true }] });
    await expect(mark()).rejects.toMatchObject({ code: "event.ahead" });
    await expect(Occasion.close(w.ctx, id)).rejects.toMatchObject({ code: "event.ahead" });
    await expect(
      Occasion.recordAttendance(w.ctx, id, { marks: [{ code: "WRONG", present: true }] }),
    ).rejects.toMatchObject({ code: "event.ahead" });
    await Occasion.cancel(w.ctx, id, { reason: "Нет зала." });
    await expect(mark()).rejects.toMatchObject({ code: "event.closed" });
  });
});
