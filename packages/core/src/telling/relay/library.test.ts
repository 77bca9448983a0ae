import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { routeWorld } from "../../../test/worlds/relay.ts";
import { byMail } from "../../../test/worlds/ways.ts";
import * as Agency from "../../agencies/agency/index.ts";
import type { ItemId } from "../../ground/shared/index.ts";
import * as Library from "../../open/library/index.ts";
import { recordedOf } from "../../roadmaps/indicator/figures.help.ts";
import { compare } from "../../roadmaps/indicator/index.ts";
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
