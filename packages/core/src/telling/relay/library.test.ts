import { expect, it } from "vitest";
import { routeWorld } from "../../../test/worlds/relay.ts";
import { byMail } from "../../../test/worlds/ways.ts";
import * as Agency from "../../agencies/agency/index.ts";
import type { ItemId } from "../../ground/shared/index.ts";
import * as Library from "../../open/library/index.ts";
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
