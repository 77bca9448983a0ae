import { afterAll, beforeAll, expect, it } from "vitest";
import { World } from "./world.ts";

// Two children of one mother: one dies, a guardian takes her place for the other, and the guardian's year is over. Nothing is sent about whom there is nothing to send,
// nor to whom nothing is to be told any more: over HTTP, by the functions' own rights, while months go by.

let w: World;
const mail = "mother.of.two@example.net";
let mother: string;
let [elder, younger]: string[] = [];
let token: string;
let unionId: string;
beforeAll(async () => {
  w = await World.start("own", undefined, undefined, "PT24H");
  const person = (givenName: string, birthDate: string) => ({ surname: "Яблокова", givenName, birthDate, sex: "male" });
  const register = (givenName: string, birthDate: string, representativeId?: string) =>
    w.ok<{ childId: string; representativeIds: string[] }>("POST", "/v1/children", {
      person: person(givenName, birthDate),
      municipality: "novokuznetsk",
      representatives: [{ surname: "Яблокова", givenName: "Дарья", relation: "parent", email: mail, representativeId }],
      disability: true,
      educationalNeeds: true,
    });
  const first = await register("Олег", "2014-03-04");
  elder = first.childId;
  mother = first.representativeIds[0]!;
  younger = (await register("Павел", "2017-08-09", mother)).childId;
  const family = await w.ok<{ familyId: string }>("POST", "/v1/families", { childId: elder });
  await w.ok("POST", `/v1/families/${family.familyId}/links`, { memberId: mother });
  await w.cloud.settle();
  token = /\/family#(\S+)/.exec((await w.mails(mail)).at(-1)!.text)![1]!;
  ({ unionId } = await w.ok<{ unionId: string }>("POST", "/v1/unions", {
    municipality: "novokuznetsk",
    kind: "club",
    name: "Чай по четвергам",
    open: true,
  }));
  await w.ok("POST", `/v1/agencies/${w.agencies.resourceCentre}/slots`, {
    serviceKey: "family-consultation",
    post: "Педагог-психолог",
    place: "office",
    minutes: 60,
    times: { date: "2026-01-20", from: "10:00", until: "13:00", repeat: "FREQ=WEEKLY;UNTIL=20260630" },
  });
});
afterAll(() => w.close());

const open = (action: string, more: object = {}) => w.call("POST", "/v1/family", { token, action, ...more }, "");
const book = async (childId: string, at: string) => {
  const found = await open("find-slots", { childId });
  const { slotId } = (found.body.slots as { slotId: string }[])[0]!;
  return open("book", { childId, slotId, at, topic: "speech" });
};
const meet = (on: string) =>
  w.ok("POST", `/v1/unions/${unionId}/meetings`, { on, time: "18:30", place: "РЦППМС", topic: "Чай" });
const letters = async () => (await w.mails(mail)).length;
const members = async () => (await w.ok<{ members: number }>("GET", `/v1/unions/${unionId}`)).members;
const patch = (childId: string, body: object) =>
  w.ok("PATCH", `/v1/children/${childId}`, body, "coordinator", { "if-match": "*" });

it("sends nothing about a child who has died, to a mother who has her page for another", async () => {
  expect((await book(elder!, "2026-01-27T03:00:00Z")).status).toBe(200);
  expect((await open("join-union", { childId: elder, unionId, consents: true })).status).toBe(200);
  const said = { topics: ["school"], ways: ["phone"], consents: true };
  expect((await open("offer-peer", { childId: elder, ...said })).status).toBe(200);
  await w.cloud.settle();
  expect(await members()).toBe(1);
  await patch(elder!, { status: "left", cause: "deceased", reason: "Свидетельство" });
  await w.cloud.settle();
  const before = await letters();
  await meet("2026-01-30");
  await w.cloud.advance("P40D");
  expect((await w.mails(mail)).slice(before).map(({ subject }) => subject)).toEqual([]);
  expect(await members()).toBe(0);
  const { items } = await w.ok<{ items: object[] }>("GET", "/v1/peer-offers");
  expect(items).toEqual([]);
  // Her page is there, for the one who lives.
  const { page } = (await open("show")).body as { page: { children: object[] } };
  expect(page.children).toMatchObject([{ childId: younger }]);
});

it("sends nothing to whoever represents a child no more, and opens nothing by their link, whoever forwards it", async () => {
  expect((await book(younger!, "2026-03-24T03:00:00Z")).status).toBe(200);
  expect((await open("join-union", { childId: younger, unionId, consents: true })).status).toBe(200);
  await w.cloud.settle();
  const authority = { kind: "guardianship-act", number: "7/2026", to: "2026-05-10" };
  const guardian = {
    surname: "Рябинина",
    givenName: "Зоя",
    relation: "guardian",
    email: "zoya@example.net",
    authority,
  };
  await patch(younger!, { addRepresentatives: [guardian], removeRepresentatives: [mother] });
  await w.cloud.settle();
  const before = await letters();
  expect(await open("show")).toMatchObject({ status: 410, body: { code: "link.dead" } });
  expect(await w.call("POST", "/v1/family/renew", { token }, "")).toMatchObject({ status: 410 });
  await meet("2026-03-12");
  await w.cloud.advance("P40D");
  expect((await w.mails(mail)).slice(before).map(({ subject }) => subject)).toEqual([]);
  expect(await members()).toBe(0);
  // Whoever took her place has a link of her own, and hears of the consultation that stands.
  const hers = await w.mails("zoya@example.net");
  expect(hers.map(({ text }) => /\/family#\S+/.test(text))).toContain(true);
  for (const { subject, text, html } of hers)
    expect(`${subject}${text}${html}`).not.toMatch(/Яблоков|Павел|Олег|Рябинина|Чай по четвергам/);
});

it("ends what a guardian had said to other parents on the day after her paper, when her link opens nothing any more", async () => {
  token = /\/family#(\S+)/.exec(
    (await w.mails("zoya@example.net")).findLast(({ text }) => /\/family#/.test(text))!.text,
  )![1]!;
  expect((await open("join-union", { childId: younger, unionId, consents: true })).status).toBe(200);
  const said = { topics: ["school"], ways: ["phone"], words: "Помогу со школой", consents: true };
  expect((await open("offer-peer", { childId: younger, ...said })).status).toBe(200);
  await w.cloud.settle();
  const offers = async () => (await w.ok<{ items: object[] }>("GET", "/v1/peer-offers")).items.length;
  expect([await members(), await offers()]).toEqual([1, 1]);
  await w.cloud.advance("P40D");
  expect(await open("show")).toMatchObject({ status: 410, body: { code: "link.dead" } });
  expect([await members(), await offers()]).toEqual([0, 0]);
});
