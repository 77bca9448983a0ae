import { beforeEach, expect, it } from "vitest";
import { type RouteWorld, routeWorld } from "../../../test/worlds/relay.ts";
import { settings } from "../../../test/worlds/tenant.ts";
import { type OutgoingAnswer, type OutgoingPost, type RepresentativeId, systemCtx } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { mobileOf, setKey, textingOf } from "../../ground/texting/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Family from "../../people/family/index.ts";
import * as Erasure from "../../routes/erasure/index.ts";
import * as Delivery from "../delivery/index.ts";
import { sendDigests } from "../digest/index.ts";
import * as Inbox from "../inbox/index.ts";
import type { AppointmentNotice } from "../notification/notice.ts";
import { textOf } from "../notification/text.words.ts";

// Whoever of a family wants texts gets one in the place of each letter, by the region's own provider.

const texting = {
  url: "https://sms.example.org/send",
  body: '{"message":{"number":"{phone}","text":"{text}"},"clientId":"{id}"}',
  accepts: '"ok":true',
};
const taken: OutgoingAnswer = { latencyMs: 1, status: 200, body: '{"ok":true,"to":"+79001112233"}' };

let w: RouteWorld;
let mother: RepresentativeId;
let posts: OutgoingPost[];
let answers: OutgoingAnswer[];
beforeEach(async () => {
  w = await routeWorld();
  await Tenant.configure(w.as({ kind: "admin" }), { ...settings, quietHours: { from: "21:00", to: "08:00" }, texting });
  await setKey(w.as({ kind: "admin" }), { authorization: "Bearer sesame-open" });
  posts = [];
  answers = [];
  w.deps.outgoing.post = async (post) => {
    posts.push(post);
    return answers.shift() ?? taken;
  };
  mother = (await Child.load(w.ctx, w.childId)).record.representativeIds[0]!;
  await reachedBy({ phone: "8 (384) 312-34-56 доб. 12, 8 900 111-22-33" });
  const { familyId } = (await Family.ofChild(w.ctx, w.childId)).data;
  await Family.wish(asMother(), familyId, mother, { channel: "sms" });
});

const reachedBy = (contact: object) =>
  Child.patch(w.ctx, w.childId, { representatives: [{ representativeId: mother, ...contact }] });
const asMother = () => w.as({ kind: "representative", representative: mother });
const system = () => systemCtx(w.ctx, "kuzbass", "digest");
const send = () => sendDigests(system(), { mailer: w.deps.mailer, texting: textingOf(system(), w.deps.outgoing) });
const bodies = () => posts.map(({ body }) => JSON.parse(body) as { message: { number: string; text: string } });
const unreachable = async () => (await Inbox.openTasks(w.ctx, { limit: 20 }, "family-unreachable")).items;
const texted = async () =>
  (await Delivery.find(w.ctx, { channel: "sms", limit: 20 })).items.map(({ channel, status, to }) => [
    channel,
    status,
    to,
  ]);
const news = async () => {
  await w.consent();
  await w.settle();
};
const usual = "Маршрут: для вас есть новости. Откройте страницу по своей ссылке.";

it("sends one text a day of what is new, which names nobody, to the mobile of her card; on record stands who it was", async () => {
  await news();
  expect(posts).toEqual([]);
  expect(await send()).toMatchObject({ families: 1 });
  expect(bodies()).toMatchObject([{ message: { number: "+79001112233", text: usual } }]);
  expect(posts[0]).toMatchObject({ url: texting.url, headers: { authorization: "Bearer sesame-open" } });
  await news();
  expect(await send()).toMatchObject({ families: 0, waiting: 1 });
  expect([posts.length, w.mails.filter(({ to }) => !to.endsWith("example.org")).length]).toEqual([1, 0]);
  expect(await texted()).toEqual([["sms", "sent", mother]]);
  // Nor where the provider has said it back.
  expect(JSON.stringify(await w.ctx.bank.find("gsi1", "T#kuzbass#DELIVERIES", {}))).not.toContain("900111");
  // By night none leaves.
  w.moveTo("2025-03-04T22:00:00Z");
  expect(await send()).toMatchObject({ families: 0 });
});

it.each([
  ["does not take the number", { latencyMs: 1, status: 422, body: "" }],
  ["says 200 and that it took none", { latencyMs: 1, status: 200, body: '{"ok":false}' }],
] as const)("makes it a person's task where the provider %s, until there is another number", async (_, answer) => {
  answers = [answer];
  await news();
  await send();
  expect(await texted()).toEqual([["sms", "refused", mother]]);
  expect((await unreachable()).map(({ data }) => data.subject)).toEqual([mother]);
  await reachedBy({ phone: "+7 905 000-00-00" });
  await w.settle();
  expect(await unreachable()).toEqual([]);
});

it("makes it a person's task where her card has no mobile any more", async () => {
  await reachedBy({ phone: "8 (384) 312-34-56" });
  await news();
  await send();
  expect([posts.length, (await unreachable()).length]).toEqual([0, 1]);
});

it.each([
  ["asks to wait", { latencyMs: 1, status: 429, body: "" }],
  ["does not know our key", { latencyMs: 1, status: 401, body: "" }],
  ["does not answer", { latencyMs: 4000, failure: "timeout" }],
] as const)(
  "sends the same text again, by the same number, where the provider %s; letters do not wait for it",
  async (_, answer) => {
    answers = [answer];
    await news();
    expect(await send()).toMatchObject({ families: 0 });
    expect(await unreachable()).toEqual([]);
    w.moveTo("2025-03-03T06:30:00Z");
    expect(await send()).toMatchObject({ families: 1 });
    expect(posts).toHaveLength(2);
    expect(posts[0]!.body).toBe(posts[1]!.body);
  },
);

it("texts at once what cannot wait, and what the law wants in writing only where there is no address of mail", async () => {
  await Erasure.ask(asMother(), w.childId, {});
  await w.settle();
  expect(bodies().map(({ message }) => message.text)).toEqual([usual]);
  await reachedBy({ email: "mother@example.net" });
  const [open] = (await Erasure.find(w.ctx, { status: "asked", limit: 5 })).items;
  await Erasure.refuse(w.ctx, open!.erasureId as never, { basis: "federal-law", reason: "Закон велит хранить." });
  await w.settle();
  expect([posts.length, w.mails.filter(({ to }) => to === "mother@example.net").length]).toEqual([1, 1]);
});

it("puts nothing of what it sends into the form of the request", async () => {
  const texts = textingOf(system(), w.deps.outgoing);
  await texts.send({ id: "1", to: "+79001112233", text: 'a","number":"+70000000000","b":"{phone}' });
  expect(bodies()).toEqual([
    { message: { number: "+79001112233", text: 'a","number":"+70000000000","b":"{phone}' }, clientId: "1" },
  ]);
});

it("has a text for everything, in both languages, that fits into one", () => {
  const whats: AppointmentNotice["what"][] = ["booked", "moved", "offered", "called-off", "tomorrow", "soon"];
  const of = (what: AppointmentNotice["what"]) =>
    ({ kind: "appointment", what, at: "2025-12-30T05:00:00Z", zone: "Asia/Novokuznetsk" }) as AppointmentNotice;
  expect(textOf(of("tomorrow"))).toBe("Маршрут: вас ждут 30.12 12:00. Подробнее на вашей странице.");
  for (const first of ["ru", "en"] as const)
    for (const text of [...whats.map((what) => textOf(of(what), first)), textOf("news", first)])
      expect(text.length, text).toBeLessThanOrEqual(70);
});

it.each([
  ["+7 900 111-22-33", "+79001112233"],
  ["8 (900) 111-22-33", "+79001112233"],
  ["8 384 3 12-34-56, 9001112233", "+79001112233"],
  ["8 900 111-22-33 доб. 5", undefined],
  ["+49 151 23456789", "+4915123456789"],
  ["+7 384 312-34-56", undefined],
  ["112", undefined],
  [undefined, undefined],
])("reads %s of a card as %s", (phone, mobile) => expect(mobileOf(phone)).toBe(mobile));
