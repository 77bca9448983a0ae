import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { agencyOf, childOf } from "../../../test/worlds/region.ts";
import { routeWorld } from "../../../test/worlds/relay.ts";
import { specialist } from "../../../test/worlds/tenant.ts";
import { byMail } from "../../../test/worlds/ways.ts";
import * as Agency from "../../agencies/agency/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Consent from "../../people/consent/index.ts";
import * as Indicator from "../../roadmaps/indicator/index.ts";
import * as Merging from "../../routes/merging/index.ts";
import * as Request from "../../routes/request/index.ts";
import { waiting } from "../digest/digest.store.ts";
import { sendDigests } from "../digest/index.ts";
import * as Inbox from "../inbox/index.ts";

// A family asks, and somebody owes it an answer by a day: the coordinator, or the organisation that it was given to.

it("is owed an answer, wherever the child goes; reminds and says that it is late; counts the same as a rebuild", async () => {
  const w = await routeWorld();
  const { ctx, childId } = w;
  const { consent } = await w.consent();
  const mother = consent.representativeId;
  await Child.patch(ctx, childId, { representatives: [{ representativeId: mother, email: "mother@example.org" }] });
  const family = w.as({ kind: "representative", representative: mother });
  const agencyId = w.agencies.social!;
  const social = w.as(specialist(agencyId));
  const agree = async (after: string) => {
    await w.settle();
    expect(await Indicator.compare(ctx), after).toEqual([]);
  };
  const digests = async () => {
    const found = [];
    for (const whose of ["agencies", "coordinators"] as const)
      for await (const { reader, items } of waiting(ctx, whose))
        for (const { data } of items)
          if ("requests" in data) found.push("agencyId" in reader ? reader.agencyId : reader.municipality);
    return found;
  };
  const late = async (as = ctx) =>
    (await Inbox.find(as, { bucket: "tasks", kind: "request-overdue" })).items.map(({ task }) => task!.childId);

  const question = await Request.askRequest(family, childId, { kind: "question", words: "Когда начнутся занятия?" });
  const at = { childId, familyRequestId: question.familyRequestId as `request_${string}` };
  await Request.askRequest(family, childId, { kind: "complaint", words: "Нам отказали." });
  await agree("asked");
  expect((await Inbox.find(ctx, { bucket: "requests" })).items.map(({ request }) => request)).toMatchObject([
    { kind: "question", dueOn: question.dueOn, overdue: false },
    { kind: "complaint" },
  ]);
  expect((await Inbox.counts(ctx)).requests).toEqual({ count: 2, more: false });
  const elsewhere = w.as({ kind: "coordinator", id: "far", municipality: "kemerovo" });
  expect((await Inbox.find(elsewhere, { bucket: "requests" })).items).toEqual([]);
  await expect(Request.answerRequest(elsewhere, at, { words: "Нет." })).rejects.toMatchObject({ code: "not-found" });
  await expect(Request.answerRequest(social, at, { words: "Нет." })).rejects.toMatchObject({ code: "not-found" });

  // Given to an organisation: it is told in its digest, sees the words under consent, and is reminded in time.
  await Request.assignRequest(ctx, at, { agencyId });
  await agree("assigned");
  expect(await digests()).toEqual([agencyId]);
  expect(await Request.requestsOwed(ctx, agencyId)).toBe(1);
  expect((await Request.listRequests(social, childId)).map(({ words }) => words)).toEqual(["Когда начнутся занятия?"]);
  w.moveTo(`${question.dueOn}T05:00:00Z`);
  expect(await Request.attendRequests(ctx)).toBe(1);
  await agree("reminded");
  const tomorrow = Temporal.PlainDate.from(question.dueOn).add({ days: 1 }).toString();
  w.moveTo(`${tomorrow}T05:00:00Z`);
  expect(await Request.attendRequests(ctx)).toBe(1);
  expect(await Request.attendRequests(ctx)).toBe(0);
  await agree("late");
  expect(await late()).toEqual([childId]);
  expect(await late(elsewhere)).toEqual([]);
  expect((await digests()).toSorted()).toEqual([agencyId, "novokuznetsk"].toSorted());

  // Each is told in the day's one mail: how many, and by when; nobody by name, and nothing of what is asked.
  const before = w.mails.length;
  await sendDigests(ctx, byMail({ send: async (mail) => ({ providerId: String(w.mails.push(mail)) }) }));
  const told = w.mails.slice(before);
  expect(told.map(({ to, subject }) => [to, subject])).toEqual([
    ["social@example.org", "Ответьте на вопросы семей — social"],
    ["nvkz@example.org", "За день: обращений семей без ответа 2"],
  ]);
  expect(told[0]!.text).toContain("Семьи ждут вашего ответа на свои вопросы (1)");
  expect(told[1]!.text).toContain("Ждут ответа обращения семей: 2, из них просрочено 1; ближайший срок — 17.03.2025");
  expect(JSON.stringify(told)).not.toMatch(/Ёлкина|Анна|начнутся|отказали/);

  // The family moves, and cards are merged: the request, its words and the task go along.
  await Child.patch(ctx, childId, { municipality: "kemerovo" });
  await agree("moved");
  expect(await late(elsewhere)).toEqual([childId]);
  const twin = await childOf(ctx, { surname: "Ёлкина", givenName: "Анна", birthDate: "2014-05-06" });
  const choose = Object.fromEntries(Merging.choosable.map((field) => [field, "other"]));
  await Merging.merge(ctx, twin.childId, { other: childId, choose, confirm: true });
  await agree("merged");
  const there = { ...at, childId: twin.childId };
  expect(await late(elsewhere)).toEqual([twin.childId]);
  const mails = w.mails.length;
  await Request.answerRequest(social, there, { words: "С 1 сентября." });
  await agree("answered");
  expect(await late()).toEqual([]);
  const [letter] = w.mails.slice(mails);
  expect(letter).toMatchObject({ to: "mother@example.org", subject: "Вам ответили" });
  expect(JSON.stringify(letter)).not.toMatch(/Ёлкина|Анна|сентября/);
  expect((await Request.listRequests(family, twin.childId))[0]).toMatchObject({
    words: "Когда начнутся занятия?",
    status: "answered",
    answers: [{ words: "С 1 сентября.", agencyId }],
  });
  // In time is by the day, and where it was asked.
  const { totals, byMunicipality } = await Indicator.figures(ctx, "2025-Q1", Temporal.PlainDate.from(tomorrow));
  expect(totals).toMatchObject({
    "requests-asked": 2,
    "requests-complaints": 1,
    "requests-answered": 1,
    "requests-in-time": 0,
  });
  expect(byMunicipality.novokuznetsk).toMatchObject({ "requests-asked": 2 });
  expect(await Request.complainedOf(ctx)).toEqual([twin.childId]);
});

it("is the coordinator's again where the organisation may hear of it no more, or has closed", async () => {
  const w = await routeWorld();
  const { ctx, childId } = w;
  const agencyId = await agencyOf(ctx, "ngo");
  const need = async (words: string, day: string) => {
    w.moveTo(`${day}T05:00:00Z`);
    const { familyRequestId } = await Request.askRequest(ctx, childId, { kind: "need", words });
    return { childId, familyRequestId: familyRequestId as `request_${string}` };
  };
  const first = await need("Нужна коляска", "2025-03-11");
  await expect(Request.assignRequest(ctx, first, { agencyId })).rejects.toMatchObject({ code: "consent.missing" });
  const { consent } = await w.consent(agencyId);
  await Request.assignRequest(ctx, first, { agencyId });
  const second = await need("Нужен пандус", "2025-03-12");
  await Request.assignRequest(ctx, second, { agencyId });
  await w.settle();
  const owed = async () => (await Request.findRequests(ctx, { agency: agencyId })).items.length;
  expect(await owed()).toBe(2);
  await Request.takeBackRequest(ctx, second);
  expect(await owed()).toBe(1);
  await Request.assignRequest(ctx, second, { agencyId });
  await Consent.withdraw(ctx, consent.consentId);
  const ngo = w.as(specialist(agencyId));
  expect((await Request.findRequests(ngo, {})).items).toEqual([]);
  await expect(Request.listRequests(ngo, childId)).rejects.toMatchObject({ code: "consent.missing" });
  w.moveTo("2025-03-23T05:00:00Z");
  await Request.attendRequests(ctx);
  expect(await owed()).toBe(0);
  await w.consent(agencyId);
  await Request.assignRequest(ctx, second, { agencyId });
  await Agency.patch(ctx, agencyId, { status: "closed" });
  await w.settle();
  expect(await owed()).toBe(0);
  expect((await Request.findRequests(ctx, {})).items).toHaveLength(2);
  await Request.endRequests(ctx, childId);
  expect((await Request.findRequests(ctx, {})).items).toEqual([]);
});

it("corrects data: what is accepted was changed before, and the answer names the event", async () => {
  const w = await routeWorld();
  const { ctx, childId } = w;
  const { familyRequestId, dueOn } = await Request.askRequest(ctx, childId, {
    kind: "correction",
    field: "address",
    words: "Живём на Кирова, 5.",
  });
  expect(dueOn).toBe("2025-03-12");
  const at = { childId, familyRequestId: familyRequestId as `request_${string}` };
  const accept = () => Request.answerRequest(ctx, at, { words: "Исправили.", outcome: "accepted" });
  await expect(accept()).rejects.toMatchObject({ code: "request.not-corrected" });
  w.moveTo("2025-03-11T05:00:00Z");
  await Child.patch(ctx, childId, { person: { sex: "male" } });
  await expect(accept()).rejects.toMatchObject({ code: "request.not-corrected" });
  await Child.patch(ctx, childId, { person: { address: "Кирова, 5" } });
  const { answers } = await accept();
  expect(answers).toMatchObject([{ outcome: "accepted", change: { at: "2025-03-11T05:00:00Z" } }]);
  const pk = `T#kuzbass#CHILD#${childId}`;
  const event = await ctx.bank.get({ table: "records", pk, sk: `EVENT#${answers[0]!.change!.eventId}` });
  expect(event?.data).toMatchObject({ type: "child.changed", data: { fields: ["person.address"] } });
});
