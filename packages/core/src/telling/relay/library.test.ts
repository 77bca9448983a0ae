import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { routeWorld } from "../../../test/worlds/relay.ts";
import { specialist } from "../../../test/worlds/tenant.ts";
import { byMail } from "../../../test/worlds/ways.ts";
import * as Agency from "../../agencies/agency/index.ts";
import type { ItemId } from "../../ground/shared/index.ts";
import * as Library from "../../open/library/index.ts";
import { recordedOf } from "../../roadmaps/indicator/figures.help.ts";
import { compare, computed } from "../../roadmaps/indicator/index.ts";
import { sendDigests } from "../digest/index.ts";
import * as Inbox from "../inbox/index.ts";

// What somebody writes for the library is an editor's task; what an editor does with it stands in the organisation's one mail of the day;
// a new act is a question to whoever has one below.

const act = (level: string, number: string, more: object = {}) => ({
  kind: "act",
  title: { ru: `Акт ${number}` },
  summary: { ru: "Кто за что отвечает." },
  number,
  date: "2025-01-10",
  level,
  issuer: "Администрация",
  measures: ["I-1"],
  ...more,
});

it("asks an editor for what is proposed, and owners of acts below a new one, until they answer", async () => {
  const w = await routeWorld();
  const { ctx } = w;
  const agencyId = w.agencies.social!;
  const { email } = (await Agency.load(ctx, agencyId)).agency.contacts[0]!;
  const tasks = async (as = ctx) =>
    (await Inbox.find(as, { bucket: "tasks" })).items
      .flatMap(({ task }) => task ?? [])
      .filter(({ kind }) => kind.startsWith("library"));
  const own = await Library.propose(ctx, { agencyId, content: act("organisation", "6") });
  const itemId = own.itemId as ItemId;
  await w.settle();
  expect(await tasks()).toMatchObject([{ kind: "library-proposed", itemId, agencyId, because: "act" }]);
  expect(await tasks(w.as({ kind: "coordinator", id: "far", municipality: "kemerovo" }))).toEqual([]);
  await Library.publish(ctx, itemId);
  await w.settle();
  expect(await tasks()).toEqual([]);

  const above = await Library.propose(ctx, { content: act("regional", "12") });
  await Library.publish(ctx, above.itemId as ItemId);
  await w.settle();
  expect(await tasks()).toMatchObject([{ kind: "library-review", itemId, because: "act-above-new" }]);
  w.moveTo("2025-03-11T05:00:00Z");
  await sendDigests(ctx, byMail({ send: async (mail) => ({ providerId: String(w.mails.push(mail)) }) }));
  const letter = w.mails.findLast(({ to }) => [to].flat().includes(email))!;
  expect(letter.text).toContain("есть новости о ваших материалах (1)");

  await Library.review(ctx, itemId, { answer: "still-valid" });
  await w.settle();
  expect(await tasks()).toEqual([]);
  // The act above is over: those that carry it out are asked again, and one that only shares its measure is not.
  await Library.correct(ctx, itemId, { content: act("organisation", "6", { answers: [above.itemId] }) });
  await Library.withdraw(ctx, above.itemId as ItemId, { reason: "Отменён" });
  await w.settle();
  expect(await tasks()).toMatchObject([{ kind: "library-review", itemId, because: "act-above-ended" }]);
});

it("counts what an organisation has published, for the measure and the period of its date, and not what was withdrawn", async () => {
  const w = await routeWorld();
  const { ctx } = w;
  const agencyId = w.agencies.social!;
  const { municipality } = (await Agency.load(ctx, agencyId)).agency;
  const told = async () => {
    const during = { from: Temporal.PlainDate.from("2025-01-01"), until: Temporal.PlainDate.from("2025-03-31") };
    const of = await recordedOf(ctx, { agencyId, municipality }, "2025-Q1", during);
    return [of("I-1", "acts"), of("III-6", "acts"), of("II.VII-7.1", "publications")];
  };
  expect(await told()).toEqual([undefined, undefined, undefined]);
  const { itemId } = await Library.propose(ctx, { agencyId, content: act("organisation", "6") });
  await w.settle();
  expect(await told()).toEqual([undefined, undefined, undefined]);
  await Library.publish(ctx, itemId as ItemId);
  const paper = { ...act("organisation", "7"), kind: "publication", outlet: "Кузбасс", measures: ["II.VII-7.1"] };
  const { number: _, level: __, issuer: ___, ...said } = paper;
  const media = await Library.propose(ctx, { agencyId, content: { ...said, link: "https://news.example.org/1" } });
  await Library.publish(ctx, media.itemId as ItemId);
  await w.settle();
  expect(await told()).toEqual([1, 0, 1]);
  expect(await compare(w.as({ kind: "admin" }))).toEqual([]);
  await Library.withdraw(ctx, itemId as ItemId, { reason: "Ошибка" });
  await w.settle();
  expect(await told()).toEqual([undefined, undefined, 1]);
});

it("passes to the successor of an organisation that has closed, and is asked about where there is none", async () => {
  const w = await routeWorld();
  const { ctx } = w;
  const [agencyId, heir] = [w.agencies.social!, w.agencies.school!];
  const { itemId } = await Library.propose(ctx, { agencyId, content: act("organisation", "6") });
  const id = itemId as ItemId;
  await Library.publish(ctx, id);
  await w.settle();
  await Agency.patch(ctx, agencyId, { status: "closed" });
  await w.settle();
  const tasks = async () =>
    (await Inbox.find(ctx, { bucket: "tasks" })).items.flatMap(({ task }) => (task?.itemId ? [task] : []));
  expect(await tasks()).toMatchObject([{ kind: "library-review", itemId: id, because: "owner-closed" }]);
  await Agency.patch(ctx, agencyId, { successorId: heir, confirmedOtherKind: true });
  await w.settle();
  expect(await Library.get(ctx, id)).toMatchObject({ agencyId: heir, asked: { why: "owner-closed" } });
  // Whoever goes on with it says that it holds.
  await Library.review(w.as(specialist(heir)), id, { answer: "still-valid" });
  await w.settle();
  expect(await tasks()).toEqual([]);
  expect(await compare(w.as({ kind: "admin" }))).toEqual([]);
});

it("asks nobody twice when it is told twice that an act was published", async () => {
  const w = await routeWorld();
  const { ctx } = w;
  const own = await Library.propose(ctx, { agencyId: w.agencies.social!, content: act("organisation", "6") });
  await Library.publish(ctx, own.itemId as ItemId);
  const above = await Library.propose(ctx, { content: act("regional", "12") });
  await Library.publish(ctx, above.itemId as ItemId);
  await w.settle();
  const tasks = async () => (await Inbox.find(ctx, { bucket: "tasks" })).items.length;
  const [before, open] = [await Library.get(ctx, own.itemId as ItemId), await tasks()];
  expect(before.asked).toMatchObject({ why: "act-above-new", because: above.itemId });
  w.moveTo("2025-03-04T05:00:00Z");
  expect(await Library.askBelow(ctx, above.itemId as ItemId, "act-above-new")).toBe(1);
  await w.settle();
  expect(await Library.get(ctx, own.itemId as ItemId)).toMatchObject({ asked: before.asked, version: before.version });
  expect(await tasks()).toBe(open);
});

it("counts what the region, its municipalities and organisations have published, all together and by place", async () => {
  const w = await routeWorld();
  const { ctx } = w;
  const today = Temporal.PlainDate.from("2025-03-03");
  for (const of of [{ agencyId: w.agencies.social! }, { municipality: "novokuznetsk" }, {}]) {
    const { itemId } = await Library.propose(ctx, { ...of, content: act("municipal", "1") });
    await Library.publish(ctx, itemId as ItemId);
  }
  await w.settle();
  const told = async (place?: string) => (await computed(ctx, "2025-Q1", today, place)).totals["acts-published"];
  expect([await told(), await told("novokuznetsk")]).toEqual([3, 2]);
});
