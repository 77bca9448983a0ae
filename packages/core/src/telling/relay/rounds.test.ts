import { Temporal } from "temporal-polyfill";
import { beforeEach, describe, expect, it } from "vitest";
import { childOf, consentOf } from "../../../test/worlds/region.ts";
import { type RouteWorld, routeWorld } from "../../../test/worlds/relay.ts";
import { seen } from "../../../test/worlds/seen.ts";
import { specialist } from "../../../test/worlds/tenant.ts";
import { byMail } from "../../../test/worlds/ways.ts";
import * as Form from "../../forms/form/index.ts";
import * as Response from "../../forms/response/index.ts";
import * as Round from "../../forms/round/index.ts";
import {
  type AgencyId,
  type FamilyId,
  type FindingId,
  type FormId,
  forPeople,
  type RepresentativeId,
  type ResponseId,
  type RoundId,
  type Stored,
  systemCtx,
} from "../../ground/shared/index.ts";
import { memoryBank, memoryFiles } from "../../ground/shared/memory/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Family from "../../people/family/index.ts";
import * as Indicator from "../../roadmaps/indicator/index.ts";
import * as Delivery from "../delivery/index.ts";
import { sendDigests } from "../digest/index.ts";
import * as Inbox from "../inbox/index.ts";
import * as Retention from "../retention/index.ts";

let w: RouteWorld;
let tables: ReturnType<typeof seen>;
beforeEach(async () => {
  tables = seen(memoryBank());
  w = await routeWorld(tables);
});

const act = { act: { number: "7", date: "2025-03-03" } };
async function approved(input: object): Promise<FormId> {
  const id = (await Form.draft(w.ctx, input)).formId as FormId;
  await Form.approve(w.ctx, id, act);
  return id;
}
const both = (ru: string) => ({ ru, en: `${ru} (en)` });
const quality = {
  content: {
    title: both("Как вас приняли"),
    subject: "agency",
    items: [
      { kind: "scale", key: "kind", text: both("Вежливо ли"), from: 1, to: 5, required: true },
      { kind: "yes-no", key: "disabled", text: both("Есть ли инвалидность"), points: { yes: 1, no: 0 } },
      { kind: "text", key: "words", text: both("Словами") },
    ],
    scores: [
      {
        key: "total",
        title: both("Оценка"),
        how: "sum",
        of: [{ key: "kind", weight: 20 }],
        decimals: 0,
        bands: [
          { key: "low", from: 0, text: both("ниже") },
          { key: "good", from: 80, text: both("хорошо") },
        ],
      },
    ],
  },
};
const needs = { age: "7-10", doctors: "some", speech: "none" };
/** All that the shipped form on needs wants to be answered. */
async function needsAnswers(formId: FormId, over: object = {}) {
  const { content } = await Form.get(w.ctx, formId);
  const required = content!.items.flatMap((item) =>
    "required" in item && item.required && item.kind === "choice" ? [[item.key, item.options[0]!.code]] : [],
  );
  return { ...Object.fromEntries(required), satisfied: 3, ...over };
}
const names = ["Ёлкин", "Сорокин", "Дроздов", "Снегирёв", "Синицын", "Чижов", "Грачёв", "Лебедев", "Уткин", "Гусев"];
/** So many families with a page, each of one child and its mother. */
async function families(n: number, over: object = {}): Promise<FamilyId[]> {
  const found: FamilyId[] = [];
  for (let i = 0; i < n; i++) {
    const person = {
      surname: `${names[i % names.length]}${"а".repeat(Math.floor(i / names.length))}`,
      givenName: "Олег",
      birthDate: `2014-0${1 + (i % 9)}-0${1 + (i % 7)}`,
    };
    const { childId, representativeIds } = await childOf(w.ctx, person, over);
    const [id] = representativeIds as [RepresentativeId];
    await Child.patch(w.ctx, childId, { representatives: [{ representativeId: id, email: `m${i}@example.net` }] });
    found.push((await Family.ofChild(w.ctx, childId)).data.familyId);
  }
  return found;
}
const begin = async (formId: FormId, audience: object, over: object = {}) =>
  (await Round.create(w.ctx, formId, { audience, municipality: "novokuznetsk", closesOn: "2025-03-21", ...over }))
    .roundId as RoundId;
const platform = () => systemCtx(w.ctx, "kuzbass", "test");
const surveyOf = async (familyId: FamilyId) => (await Round.surveysOf(platform(), familyId))[0]!;
const tokenOf = (url: string) => new URL(url).hash.slice(1);
const byLink = (token: string, action: string, answers?: object, draftVersion?: number) =>
  Round.respond(
    { ...w.ctx, bank: forPeople(w.ctx.bank) },
    action === "view" ? { token, action } : { token, action, answers, draftVersion },
    "request_2",
  );
const attend = async () => {
  await Round.attendRounds(platform());
  await w.settle();
};
const letters = async () => {
  w.mails.length = 0;
  await sendDigests(w.ctx, byMail(w.deps.mailer));
  await w.settle();
  return w.mails.map(({ to }) => to).toSorted();
};
const refused = (code: string) => expect.objectContaining({ code });

describe("a round of families", () => {
  it("invites each once by the day's letter, reminds all alike, closes on its day, and is a task then", async () => {
    const formId = await approved({ model: "family-needs" });
    const all = await families(7);
    await childOf(w.ctx, { surname: "Малая", givenName: "Ия", birthDate: "2024-01-01" });
    const roundId = await begin(formId, { kind: "families", ages: { from: 7, to: 17 } });
    await w.settle();
    // The family of the world's own child, which nobody had formed, is asked as well; it has no address.
    expect(await Round.get(w.ctx, roundId)).toMatchObject({ status: "open", invited: 8, unreachable: 1, answered: 0 });
    expect(await letters()).toHaveLength(7);
    for (const { text } of w.mails)
      expect(text).toContain("ответить на вопросы анкеты; последний день — 21 марта 2025 г.");
    const answers = await needsAnswers(formId);
    for (const id of all.slice(0, 5)) await byLink(tokenOf((await surveyOf(id)).url), "submit", answers);
    expect(await surveyOf(all[0]!)).toMatchObject({ answered: true, closesOn: "2025-03-21" });
    w.moveTo("2025-03-14T03:00:00Z");
    await attend();
    // Five working days before: all of them, whether they have answered or not.
    expect(await letters()).toHaveLength(7);
    for (const { text } of w.mails) expect(text).toContain("Если вы ещё не ответили на вопросы анкеты, ответьте");
    const [late] = await Promise.all([surveyOf(all[6]!)]);
    w.moveTo("2025-03-22T03:00:00Z");
    await attend();
    expect(await Round.get(w.ctx, roundId)).toMatchObject({ status: "closed", closedOn: "2025-03-22", answered: 5 });
    await expect(byLink(tokenOf(late.url), "submit", answers)).rejects.toEqual(refused("response.closed"));
    expect(await byLink(tokenOf(late.url), "view")).toMatchObject({ status: "closed" });
    expect(await Round.surveysOf(platform(), all[6]!)).toEqual([]);
    const { items } = await Inbox.find(w.ctx, { bucket: "tasks", kind: "round-closed" });
    expect(items.map(({ task }) => task?.roundId)).toEqual([roundId]);
    const { totals } = await Indicator.figures(w.ctx, "2025-Q1", Temporal.PlainDate.from("2025-03-31"));
    expect([totals["families-asked"], totals["families-surveyed"]]).toEqual([8, 5]);
    expect(await Indicator.compare(w.ctx)).toEqual([]);
  });

  it("forms the families of the children whom it means where nobody has, once, and asks them", async () => {
    const formId = await approved({ model: "family-needs" });
    const mother = { surname: "Малая", givenName: "Мария", relation: "parent" as const, email: "mother@example.net" };
    const home = await childOf(
      w.ctx,
      { surname: "Приютова", givenName: "Ия", birthDate: "2016-01-01" },
      {
        representatives: [
          {
            surname: "Главная",
            givenName: "Анна",
            relation: "institution",
            agencyId: w.agencies.social!,
            authority: { kind: "placement-act", from: "2020-01-01" },
          },
        ],
      },
    );
    const sister = await childOf(
      w.ctx,
      { surname: "Малая", givenName: "Ия", birthDate: "2016-01-01" },
      { representatives: [mother] },
    );
    const [motherId] = sister.representativeIds as [RepresentativeId];
    await childOf(
      w.ctx,
      { surname: "Малый", givenName: "Иван", birthDate: "2015-02-01" },
      { representatives: [{ ...mother, email: undefined, representativeId: motherId }] },
    );
    const baby = await childOf(w.ctx, { surname: "Крошкина", givenName: "Ия", birthDate: "2024-01-01" });
    const past = { kind: "guardianship-act" as const, from: "2020-01-01", to: "2025-03-10" };
    const nobodys = await childOf(
      w.ctx,
      { surname: "Опекаемая", givenName: "Ия", birthDate: "2012-01-01" },
      { representatives: [{ surname: "Опекун", givenName: "Ян", relation: "guardian", authority: past }] },
    );
    w.moveTo("2025-03-11T03:00:00Z");
    const roundId = await begin(formId, { kind: "families", ages: { from: 7, to: 17 } });
    await w.settle();
    // The world's own child and the two of one mother; no baby, nobody whose paper is past, no ward of an organisation.
    expect(await Round.get(w.ctx, roundId)).toMatchObject({ invited: 2, unreachable: 1 });
    expect(await letters()).toEqual(["mother@example.net"]);
    const formed = (await Family.find(w.ctx, {})).items;
    expect(formed.flatMap(({ members }) => members.map(({ memberId }) => memberId))).toHaveLength(2);
    for (const { representativeIds } of [home, baby, nobodys])
      expect(formed.flatMap(({ members }) => members).map(({ memberId }) => memberId)).not.toContain(
        representativeIds[0],
      );
    await Round.extend(w.ctx, roundId, { closesOn: "2025-03-24", reason: "Ещё неделя" });
    await w.settle();
    expect(await Round.get(w.ctx, roundId)).toMatchObject({ invited: 2, unreachable: 1 });
  });

  it("that finds nobody to ask is somebody's task, until it does or is closed", async () => {
    const formId = await approved({ model: "family-needs" });
    const roundId = await begin(formId, { kind: "families", ages: { from: 0, to: 1 } });
    const empty = async () =>
      (await Inbox.find(w.ctx, { bucket: "tasks", kind: "round-empty" })).items.map(({ task }) => task?.roundId);
    expect(await empty()).toEqual([]);
    await w.settle();
    expect(await empty()).toEqual([roundId]);
    await childOf(w.ctx, { surname: "Крошкина", givenName: "Ия", birthDate: "2024-10-01" });
    await Round.extend(w.ctx, roundId, { closesOn: "2025-03-24", reason: "Завели карту" });
    await w.settle();
    expect(await empty()).toEqual([]);
    const other = await begin(formId, { kind: "families", ages: { from: 2, to: 2 } });
    await w.settle();
    expect(await empty()).toEqual([other]);
    await Round.close(w.ctx, other, { reason: "Спрашивать некого" });
    await w.settle();
    expect(await empty()).toEqual([]);
  });

  it("takes one answer by a link, says so to the second, and keeps a draft until then", async () => {
    const formId = await approved({ model: "family-needs" });
    const [id] = await families(1);
    const roundId = await begin(formId, { kind: "families" });
    await w.settle();
    const token = tokenOf((await surveyOf(id!)).url);
    expect(await byLink(token, "view")).toMatchObject({ status: "asked", once: true, draftVersion: undefined });
    const first = await byLink(token, "save", needs);
    expect(first).toMatchObject({ answers: needs, draftVersion: 1 });
    await expect(byLink(token, "save", { age: "0-2" }, 7)).rejects.toEqual(refused("conflict.version"));
    expect(await byLink(token, "view")).toMatchObject({ answers: needs, draftVersion: 1 });
    await expect(byLink(token, "submit", needs)).rejects.toEqual(refused("input.invalid"));
    await expect(byLink(token, "submit", { __proto: 1, nobody: "x" })).rejects.toEqual(refused("input.invalid"));
    expect(await byLink(token, "submit", await needsAnswers(formId), 1)).toEqual({ status: "submitted", once: true });
    await expect(byLink(token, "submit", await needsAnswers(formId))).rejects.toEqual(refused("response.submitted"));
    await expect(byLink(token, "save", needs)).rejects.toEqual(refused("response.submitted"));
    expect(await byLink(token, "view")).toEqual({ status: "submitted", once: true });
    expect((await tables.everything()).filter(({ kind }) => kind === "round-draft")).toEqual([]);
    expect(await Round.get(w.ctx, roundId)).toMatchObject({ answered: 1 });
  });

  it("loses and doubles nothing where many answer in the same moment", async () => {
    const formId = await approved({ model: "family-needs" });
    const roundId = await begin(formId, { kind: "families" });
    await w.settle();
    const { data: round } = await Round.loadRound(w.ctx, roundId);
    const answers = await needsAnswers(formId);
    const tickets = Array.from({ length: 40 }, () => Round.newTicket());
    const outcomes = await Promise.allSettled(
      [...tickets, ...tickets].map(async (ticket) =>
        byLink(await Round.tokenTo(w.ctx, round, { municipality: "novokuznetsk", ticket }), "submit", answers),
      ),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(40);
    expect(await Round.get(w.ctx, roundId)).toMatchObject({ answered: 40 });
    expect((await tables.everything()).filter(({ kind }) => kind === "round-answer")).toHaveLength(40);
  });

  it("that was closed before its first day waits for it again", async () => {
    const formId = await approved({ model: "family-needs" });
    await families(1);
    const roundId = await begin(formId, { kind: "families" }, { opensOn: "2025-03-17" });
    await Round.close(w.ctx, roundId, { reason: "По ошибке" });
    const again = await Round.extend(w.ctx, roundId, { closesOn: "2025-03-24", reason: "По ошибке" });
    expect(again).toMatchObject({ status: "planned", opensOn: "2025-03-17", closesOn: "2025-03-24" });
    await w.settle();
    expect(await Round.get(w.ctx, roundId)).toMatchObject({ status: "planned", invited: 0 });
    w.moveTo("2025-03-17T03:00:00Z");
    await attend();
    expect(await Round.get(w.ctx, roundId)).toMatchObject({ status: "open", invited: 2 });
    expect((await Round.loadRound(w.ctx, roundId)).data.remindOn).toEqual(["2025-03-21"]);
  });

  it("takes no number by which sums would not be exact", async () => {
    const items = [{ kind: "number", key: "children", text: both("Сколько детей") }];
    const formId = await approved({ content: { title: both("Сколько"), subject: "nobody", items, scores: [] } });
    const roundId = await begin(formId, { kind: "families" });
    const { data: round } = await Round.loadRound(w.ctx, roundId);
    const token = await Round.tokenTo(w.ctx, round, { municipality: "novokuznetsk", ticket: Round.newTicket() });
    for (const children of [9e15, -1_000_000_001])
      await expect(byLink(token, "submit", { children })).rejects.toEqual(refused("input.invalid"));
    expect(await byLink(token, "submit", { children: 3 })).toMatchObject({ status: "submitted" });
  });

  it("keeps no draft beside an answer, whichever of two windows is quicker", async () => {
    const formId = await approved({ model: "family-needs" });
    const roundId = await begin(formId, { kind: "families" });
    await w.settle();
    const { data: round } = await Round.loadRound(w.ctx, roundId);
    const answers = await needsAnswers(formId);
    for (let i = 0; i < 20; i++) {
      const token = await Round.tokenTo(w.ctx, round, { municipality: "novokuznetsk", ticket: Round.newTicket() });
      if (i % 2) await byLink(token, "save", needs);
      const both = ["save", "submit", "save"].map((action) => byLink(token, action, answers));
      await Promise.allSettled(i % 3 ? both : both.toReversed());
      expect(await byLink(token, "view")).toEqual({ status: "submitted", once: true });
    }
    expect((await tables.everything()).filter(({ kind }) => kind === "round-draft")).toEqual([]);
    expect(await Round.get(w.ctx, roundId)).toMatchObject({ answered: 20 });
  });

  it("asks each once, wherever going through them is cut short", async () => {
    const formId = await approved({ model: "family-needs" });
    await families(4);
    const roundId = await begin(formId, { kind: "families" });
    const around = { providersOf: async () => [], tellAgency: async () => {} };
    const first = { roundId, errand: "invite" as const, on: "first", piece: 0 };
    const { bank } = w.ctx;
    // Before and after each of its writes in turn, until it comes to its end; the second piece forms the family that nobody has formed.
    for (const piece of [first, { ...first, piece: 1, from: "cards:" }]) {
      let isWhole = false;
      for (let n = 0; !isWhole; n++) {
        let left = n;
        const commit: typeof bank.commit = async (writes) => {
          if (left-- === 0) throw new Error("before");
          await bank.commit(writes);
          if (left-- === 0) throw new Error("after");
        };
        isWhole = await Round.work({ ...platform(), bank: { ...bank, commit } }, piece, around).then(
          () => true,
          () => false,
        );
      }
    }
    await w.settle();
    expect(await Round.get(w.ctx, roundId)).toMatchObject({ invited: 5, unreachable: 1 });
    expect(await letters()).toHaveLength(4);
  });

  it("shows no answers while they come, and then no group of fewer than five nor what would show it", async () => {
    const formId = await approved({ model: "family-needs" });
    const roundId = (await Round.create(w.ctx, formId, { audience: { kind: "families" }, closesOn: "2025-03-21" }))
      .roundId as RoundId;
    await w.settle();
    const { data: round } = await Round.loadRound(w.ctx, roundId);
    const answer = async (municipality: string, over: object) =>
      byLink(
        await Round.tokenTo(w.ctx, round, { municipality, ticket: Round.newTicket() }),
        "submit",
        await needsAnswers(formId, over),
      );
    for (let i = 0; i < 6; i++) await answer("novokuznetsk", { speech: i < 4 ? "none" : "enough" });
    for (let i = 0; i < 3; i++) await answer("kemerovo", { speech: "none" });
    const open = await Round.results(w.ctx, roundId);
    expect(open.total).toMatchObject({ answered: 9, questions: [], scores: [] });
    expect(open.municipalities.every(({ hidden, questions }) => hidden && questions.length === 0)).toBe(true);
    await Round.close(w.ctx, roundId, { reason: "Ответили все" });
    const shown = await Round.results(w.ctx, roundId);
    const speech = shown.total.questions.find(({ key }) => key === "speech")!;
    expect(speech).toMatchObject({ answered: 9 });
    expect(speech.options!.find(({ code }) => code === "none")).toMatchObject({ count: 7 });
    // Three of the nine would be the difference: both parts are hidden.
    expect(shown.municipalities).toMatchObject([{ hidden: true }, { hidden: true }]);
    const here = await Round.results(w.as({ kind: "coordinator", municipality: "novokuznetsk" }), roundId);
    expect(here.total).toMatchObject({ answered: 6 });
    const there = await Round.results(w.as({ kind: "coordinator", municipality: "kemerovo" }), roundId);
    expect(there.total).toMatchObject({ hidden: true, questions: [] });
    expect(there.total.answered).toBeUndefined();
    // Who has seen results would see by the difference what comes after.
    await expect(Round.extend(w.ctx, roundId, { closesOn: "2025-03-28", reason: "Ещё неделя" })).rejects.toEqual(
      refused("round.seen"),
    );
    for (const format of ["docx", "pdf", "xlsx"] as const)
      expect((await Round.report(w.ctx, roundId, { format })).bytes.length).toBeGreaterThan(1000);
  });

  it("tells nothing of a question that few were asked, here or by the difference from the whole", async () => {
    const content = {
      title: both("Как помогают"),
      subject: "nobody",
      items: [
        { kind: "yes-no", key: "hearing", text: both("Слышит ли плохо"), required: true },
        {
          kind: "scale",
          key: "aids",
          text: both("Довольны ли аппаратом"),
          from: 1,
          to: 5,
          when: { join: "all", tests: [{ key: "hearing", is: "=", value: true }] },
        },
      ],
      scores: [{ key: "with-aids", title: both("Балл"), how: "sum", of: [{ key: "aids" }], decimals: 0, bands: [] }],
    };
    const formId = await approved({ content });
    const roundId = (await Round.create(w.ctx, formId, { audience: { kind: "families" }, closesOn: "2025-03-21" }))
      .roundId as RoundId;
    await w.settle();
    const { data: round } = await Round.loadRound(w.ctx, roundId);
    const answer = async (municipality: string, answers: object) =>
      byLink(await Round.tokenTo(w.ctx, round, { municipality, ticket: Round.newTicket() }), "submit", answers);
    // Eight here, of whom six have an aid; six there, of whom one has: the whole has seven.
    for (let i = 0; i < 8; i++) await answer("novokuznetsk", i < 6 ? { hearing: true, aids: 4 } : { hearing: false });
    for (let i = 0; i < 6; i++) await answer("kemerovo", i < 1 ? { hearing: true, aids: 1 } : { hearing: false });
    await Round.close(w.ctx, roundId, { reason: "Ответили все" });
    const aidsOf = ({ questions, scores }: Pick<Round.ResultsView["total"], "questions" | "scores">) => [
      questions.find(({ key }) => key === "aids"),
      scores[0],
    ];
    const shown = await Round.results(w.ctx, roundId);
    expect(aidsOf(shown.total)).toMatchObject([{ answered: 7, mean: 3.57 }, { count: 7 }]);
    for (const place of shown.municipalities) {
      expect(place.hidden).toBeUndefined();
      const [aids, score] = aidsOf(place);
      expect(aids).toMatchObject({ hidden: true });
      expect([aids, score].flatMap((one) => Object.keys(one!))).not.toContain("mean");
      expect(score).toMatchObject({ hidden: true, bands: [] });
      expect(place.questions[0]!.options).toHaveLength(2);
    }
    const there = await Round.results(w.as({ kind: "coordinator", municipality: "kemerovo" }), roundId);
    expect(aidsOf(there.total)).toMatchObject([{ answered: 1, hidden: true }, { hidden: true }]);
    for (const format of ["docx", "xlsx"] as const)
      expect((await Round.report(w.ctx, roundId, { format })).bytes.length).toBeGreaterThan(1000);
  });

  it("reminds in a way by which nobody sees who has answered: letters, what is kept of them and the log are alike", async () => {
    const formId = await approved({ model: "family-needs" });
    const all = await families(6);
    await begin(formId, { kind: "families" });
    await w.settle();
    await letters();
    const answers = await needsAnswers(formId);
    for (const id of all.slice(0, 4)) await byLink(tokenOf((await surveyOf(id)).url), "submit", answers);
    w.moveTo("2025-03-14T03:00:00Z");
    await attend();
    await letters();
    const records = await tables.everything();
    const told = (kind: string, says: string) =>
      records.filter((one) => one.kind === kind && JSON.stringify(one.data).includes(says)).length;
    expect(told("audit", '"survey-asked"')).toBe(6);
    expect(told("audit", '"survey-reminded"')).toBe(6);
    expect(told("delivery", '"family"')).toBe(12);
  });

  it("takes no more answers once what came was shown elsewhere: beside a later round, or in figures", async () => {
    const formId = await approved({ model: "family-needs" });
    const first = await begin(formId, { kind: "families" });
    await w.settle();
    await Round.close(w.ctx, first, { reason: "Ответили все" });
    w.moveTo("2025-03-05T03:00:00Z");
    const second = await begin(formId, { kind: "families" });
    await w.settle();
    // As long as answers come to this one, nothing is said of the one before.
    expect((await Round.results(w.ctx, second)).before).toEqual([]);
    await Round.close(w.ctx, second, { reason: "Ответили все" });
    expect((await Round.results(w.ctx, second)).before).toMatchObject([{ roundId: first }]);
    const longer = { closesOn: "2025-03-28", reason: "Ещё неделя" };
    await expect(Round.extend(w.ctx, first, longer)).rejects.toEqual(refused("round.seen"));
    const satisfaction = await approved({ model: "satisfaction" });
    const third = await begin(satisfaction, { kind: "families" });
    await Round.extend(w.ctx, third, { ...longer, closesOn: "2025-03-27" });
    await Round.close(w.ctx, third, { reason: "Ответили все" });
    await expect(Round.extend(w.ctx, third, longer)).rejects.toEqual(refused("round.seen"));
  });

  it("takes no answer after its end, at whichever moment of handing it in the round is closed and looked at", async () => {
    const formId = await approved({ model: "family-needs" });
    const answers = await needsAnswers(formId);
    for (let at = 0; at < 40; at++) {
      const roundId = await begin(formId, { kind: "families" });
      const { data: round } = await Round.loadRound(w.ctx, roundId);
      const token = await Round.tokenTo(w.ctx, round, { municipality: "novokuznetsk", ticket: Round.newTicket() });
      let left = at;
      let isOver = false;
      /** Just before the n-th call that handing in makes. */
      const meeting = (method: "get" | "commit") => async (given: never) => {
        if (left-- === 0) {
          isOver = true;
          await Round.close(w.ctx, roundId, { reason: "Довольно" });
          await Round.results(w.ctx, roundId);
        }
        return w.ctx.bank[method](given);
      };
      const bank = { ...w.ctx.bank, get: meeting("get"), commit: meeting("commit") } as typeof w.ctx.bank;
      const handingIn = Round.respond({ ...w.ctx, bank }, { token, action: "submit", answers }, "request_1");
      const came = await handingIn.catch((error: unknown) => error);
      expect(came).toEqual(isOver ? refused("response.closed") : { status: "submitted", once: true });
      expect((await Round.get(w.ctx, roundId)).answered).toBe(isOver ? 0 : 1);
      if (!isOver) return expect(at).toBeGreaterThan(4);
    }
    expect.unreachable("handing in never came to its end");
  });

  it("is opened again when it was closed by mistake, with a reason, and asks whom it has not asked", async () => {
    const formId = await approved({ model: "family-needs" });
    await families(1);
    const roundId = await begin(formId, { kind: "families" });
    await w.settle();
    await Round.close(w.ctx, roundId, { reason: "По ошибке" });
    await w.settle();
    await expect(Round.close(w.ctx, roundId, { reason: "Ещё раз" })).rejects.toEqual(refused("round.closed"));
    const again = await Round.extend(w.ctx, roundId, { closesOn: "2025-03-28", reason: "Закрыли по ошибке" });
    expect(again).toMatchObject({
      status: "open",
      closesOn: "2025-03-28",
      moved: [{ reason: "По ошибке" }, { reason: "Закрыли по ошибке", to: "2025-03-28" }],
    });
    await families(2);
    await w.settle();
    expect((await Inbox.find(w.ctx, { bucket: "tasks", kind: "round-closed" })).items).toEqual([]);
    expect(await Round.get(w.ctx, roundId)).toMatchObject({ invited: 4 });
  });

  it("counts families whose letter came back, and somebody has to call them", async () => {
    const formId = await approved({ model: "family-needs" });
    await families(2);
    const roundId = await begin(formId, { kind: "families" });
    await w.settle();
    await letters();
    const page = await Delivery.find(w.ctx, { audience: "family" } as never);
    const { deliveryId } = page.items[0]!;
    const system = systemCtx(w.ctx, "kuzbass", "mail");
    const back = { deliveryId: deliveryId as `delivery_${string}`, email: "m0@example.net" };
    await Delivery.returned(system, { ...back, what: "bounce", permanent: true, because: "no-mailbox" as never });
    await w.settle();
    expect(await Round.get(w.ctx, roundId)).toMatchObject({ invited: 3, returned: 1 });
    expect((await Inbox.find(w.ctx, { bucket: "tasks", kind: "family-unreachable" })).items).toHaveLength(1);
  });

  it("leads from no answer to anybody, for whoever reads all tables, and forgets whom it asked", async () => {
    const formId = await approved({ model: "family-needs" });
    const all = await families(8);
    const roundId = await begin(formId, { kind: "families" });
    await w.settle();
    await letters();
    // In an order of their own, at minutes of their own, some with a draft; one of them is reminded first.
    for (const [i, id] of [3, 6, 0, 5, 1, 7, 2].entries()) {
      w.moveTo(
        Temporal.Instant.from("2025-03-14T03:00:00Z")
          .add({ minutes: 7 * i })
          .toString(),
      );
      if (i === 4) await attend();
      const token = tokenOf((await surveyOf(all[id]!)).url);
      await byLink(token, "view");
      if (i % 2) await byLink(token, "save", needs);
      await byLink(token, "submit", await needsAnswers(formId, { doctors: ["enough", "some", "none"][id % 3] }));
    }
    await w.settle();
    const records = await tables.everything();
    const answers = records.filter(({ kind }) => kind === "round-answer");
    const marks = records.filter(({ kind }) => kind === "round-used");
    expect([answers.length, marks.length]).toEqual([7, 7]);
    const others = records.filter((one) => !answers.includes(one) && !marks.includes(one));
    expect(others.filter(({ kind }) => kind === "round-entry")).toHaveLength(9);
    const isCommon = (word: string, those: Stored[]) => those.every((one) => wordsOf(one).has(word));
    const elsewhere = (one: Stored) =>
      new Set(records.filter((other) => other !== one).flatMap((other) => [...wordsOf(other)]));
    for (const those of [answers, marks])
      for (const one of those) {
        const known = elsewhere(one);
        // Whatever stands in it stands in each of its kind, or nowhere else: no id, hash, time or number joins it to anything.
        for (const word of wordsOf(one)) expect(isCommon(word, those) || !known.has(word), word).toBe(true);
        expect(one.version).toBe(1);
        expect(one.index).toBeUndefined();
        expect(JSON.stringify(one)).not.toMatch(/\d{4}-\d{2}-\d{2}|family_|rep_|child_/);
      }
    // Where few have answered, sums in the clear would say what.
    const sums = others.filter(({ kind }) => kind === "round-tally");
    expect(sums.length).toBeGreaterThan(0);
    for (const { data } of sums) expect(Object.keys(data as object)).toEqual(["sealed"]);
    // What has a time tells of no answer: neither an event, nor which audit entry goes with which.
    const timed = others.filter(({ kind }) => kind === "event" || kind === "audit");
    const told = timed.filter(({ data }) => JSON.stringify(data).includes(roundId));
    expect(
      told.filter(({ kind }) => kind === "event").map(({ data }) => (data as { type: string }).type),
    ).not.toContain("round.answered");
    for (const one of told.filter(({ data }) => (data as { action?: string }).action === "round.answer"))
      expect(JSON.stringify(one)).not.toMatch(/family_|rep_|child_/);
    // Chance names them: of ids that grow with time the first letters would be the same.
    expect(new Set(answers.map(({ key }) => key.sk.slice(0, 4))).size).toBe(7);
    // A month after its end the list, the marks and what was never handed in go; the answers stay.
    w.moveTo("2025-03-22T03:00:00Z");
    await attend();
    w.moveTo("2025-04-20T03:00:00Z");
    expect(await Round.forgetLists(platform())).toBe(0);
    w.moveTo("2025-04-22T03:00:00Z");
    expect(await Round.forgetLists(platform())).toBe(1);
    expect(await Round.forgetLists(platform())).toBe(0);
    const left = (await tables.everything()).map(({ kind }) => kind);
    for (const gone of ["round-entry", "round-used", "round-draft", "round-over"]) expect(left).not.toContain(gone);
    expect(left.filter((kind) => kind === "round-answer")).toHaveLength(7);
    // Five years later the answers go as well; the sums are figures, and stay.
    w.moveTo("2030-03-25T03:00:00Z");
    await Retention.round(platform(), memoryFiles());
    expect((await tables.everything()).filter(({ kind }) => kind === "round-answer")).toEqual([]);
    expect(await Round.get(w.ctx, roundId)).toMatchObject({ status: "closed", answered: 7 });
  });
});

/** All that could be an id, a hash, a time or a number in a record, its keys and orders. */
function wordsOf({ key, data, index, version }: Stored): Set<string> {
  const text = JSON.stringify([key, data, index ?? {}, version]);
  return new Set([...text.matchAll(/[\w:.+-]{6,}/g)].map(([word]) => word));
}

describe("the term of answers about organisations and nobody", () => {
  it("takes away what was said, and no figure: whoever counts anew finds the same", async () => {
    const formId = await approved({ model: "satisfaction" });
    const { content } = await Form.get(w.ctx, formId);
    const answers = Object.fromEntries(
      content!.items.flatMap((item) => (item.kind === "choice" ? [[item.key, item.options[0]!.code]] : [])),
    );
    const of = { formId, subject: { kind: "nobody", municipality: "novokuznetsk" } };
    const id = (await Response.ask(w.ctx, of)).responseId as ResponseId;
    const left = (await Response.ask(w.ctx, of)).responseId as ResponseId;
    await Response.submit(w.ctx, id, { answers });
    await w.settle();
    const figures = () => Indicator.figures(w.ctx, "2025", Temporal.PlainDate.from("2025-12-31"));
    const before = await figures();
    w.moveTo("2031-03-25T03:00:00Z");
    await Retention.round(platform(), memoryFiles());
    await w.settle();
    const ofThem = (await tables.everything()).filter(
      ({ key }) => key.table === "vault" && key.pk.includes("response_"),
    );
    expect(ofThem).toEqual([]);
    const gone = await Response.get(w.ctx, id);
    expect(gone).toMatchObject({ status: "submitted", scores: [{ key: "satisfied" }] });
    expect(gone.answers).toBeUndefined();
    await expect(Response.get(w.ctx, left)).rejects.toEqual(refused("not-found"));
    // Nothing is left of it that could be put right.
    await expect(Response.reopen(w.ctx, id, { reason: "Ошибка" })).rejects.toEqual(refused("response.closed"));
    await Indicator.rebuild(w.ctx);
    expect(await figures()).toEqual(before);
    expect(await Indicator.compare(w.ctx)).toEqual([]);
    expect(await Retention.round(platform(), memoryFiles())).toBe(0);
  });
});

describe("a round about organisations", () => {
  it("is answered by visitors under a link for all, each once, and by experts whom the organisation does not read", async () => {
    const formId = await approved(quality);
    const school = w.agencies.school!;
    const visitors = await begin(formId, { kind: "visitors", agencyIds: [school, w.agencies.health!] });
    const experts = await begin(formId, { kind: "experts", agencyIds: [school], each: 2 });
    await w.settle();
    const asked = (await Round.asked(w.ctx, visitors, {})).items;
    const { url } = asked.find(({ agencyId }) => agencyId === school)!;
    // The organisation has the page for its visitors in its digest.
    expect(await letters()).toHaveLength(2);
    expect(w.mails.find(({ text }) => text.includes(tokenOf(url!)))?.text).toContain("QR-код");
    const token = tokenOf(url!);
    for (let i = 0; i < 5; i++) {
      const page = await byLink(token, "view");
      expect(page.token).not.toBe(token);
      await byLink(page.token!, "save", { kind: 1 });
      expect(await byLink(page.token!, "view")).toMatchObject({ answers: { kind: 1 }, token: undefined });
      await byLink(page.token!, "submit", { kind: i === 0 ? 1 : 5, disabled: i < 2, words: "Спасибо" });
      await expect(byLink(page.token!, "submit", { kind: 5 })).rejects.toEqual(refused("response.submitted"));
    }
    await expect(byLink(token, "submit", { kind: 5 })).rejects.toEqual(refused("link.dead"));
    const { groups, content } = await Round.figures(platform(), visitors);
    const group = groups.find(({ agencyId }) => agencyId === school)!;
    expect(content.title.ru).toBe("Как вас приняли");
    expect(group).toMatchObject({ municipality: "novokuznetsk", invited: 1, answered: 5 });
    expect(group.tally.questions.get("disabled")!.options).toEqual(
      new Map([
        ["no", 3],
        ["yes", 2],
      ]),
    );
    expect(group.tally.questions.get("kind")).toMatchObject({ answered: 5, sum: 21 });
    expect(group.tally.questions.get("words")).toMatchObject({ answered: 5 });
    expect(group.tally.scores.get("total")).toEqual({
      n: 5,
      sum: 420,
      bands: new Map([
        ["low", 1],
        ["good", 4],
      ]),
    });
    // Its own part, once it is over.
    const there = w.as(specialist(school));
    await expect(Round.results(there, visitors)).rejects.toEqual(refused("not-found"));
    await Round.close(w.ctx, visitors, { reason: "Собрали" });
    expect(await Round.results(there, visitors)).toMatchObject({
      total: { answered: 5, scores: [{ key: "total", mean: 84, count: 5 }] },
      organisations: [{ agencyId: school }],
    });
    await expect(Round.results(w.as(specialist(w.agencies.pmpc!)), visitors)).rejects.toEqual(refused("not-found"));
    // Experts: two sheets, of which the organisation sees nothing.
    const [sheet] = (await Round.asked(w.ctx, experts, {})).items;
    expect(sheet!.responses).toHaveLength(2);
    const id = sheet!.responses[0]!.responseId as ResponseId;
    await expect(Response.get(there, id)).rejects.toEqual(refused("not-found"));
    await expect(Response.submit(there, id, { answers: { kind: 5 } })).rejects.toEqual(refused("not-found"));
    expect((await Round.asked(there, experts, {})).items).toMatchObject([{ responses: [] }]);
    await Response.submit(w.ctx, id, { answers: { kind: 4 } });
    await Response.reopen(w.ctx, id, { reason: "Не та школа" });
    await Response.submit(w.ctx, id, { answers: { kind: 3 } });
    const scored = (await Round.figures(platform(), experts)).groups[0]!;
    expect(scored).toMatchObject({ answered: 1, agencyId: school });
    expect(scored.tally.scores.get("total")).toMatchObject({ n: 1, sum: 60 });
    await Round.close(w.ctx, experts, { reason: "Собрали" });
    const second = sheet!.responses[1]!.responseId as ResponseId;
    await expect(Response.submit(w.ctx, second, { answers: { kind: 4 } })).rejects.toEqual(refused("response.closed"));
  });

  it("asks organisations of a kind by their digest, reminds who owes, and compares with the round before", async () => {
    const formId = await approved(quality);
    const first = await begin(formId, { kind: "agencies", kinds: ["school"] });
    await w.settle();
    expect(await letters()).toHaveLength(2);
    const own = async (id: RoundId, agency: AgencyId) =>
      (await Round.asked(w.as(specialist(agency)), id, {})).items[0]!.responses[0]!;
    const { responseId, url } = await own(first, w.agencies.school!);
    expect(w.mails.some(({ text }) => text.includes(tokenOf(url!)))).toBe(true);
    await Response.submit(w.as(specialist(w.agencies.school!)), responseId as ResponseId, { answers: { kind: 3 } });
    w.moveTo("2025-03-14T03:00:00Z");
    await attend();
    const [to] = await letters();
    expect([w.mails.length, to]).toEqual([1, expect.stringContaining("school2")]);
    await Round.close(w.ctx, first, { reason: "Хватит" });
    const next = await begin(formId, { kind: "agencies", kinds: ["school"] });
    await w.settle();
    const { responseId: again } = await own(next, w.agencies.school!);
    await Response.submit(w.ctx, again as ResponseId, { answers: { kind: 5 } });
    const { total, before, organisations } = await Round.results(w.ctx, next);
    expect(total.scores).toMatchObject([{ mean: 100 }]);
    expect(before).toMatchObject([{ roundId: first, answered: 1, scores: [{ mean: 60 }] }]);
    expect(organisations).toHaveLength(2);
  });

  it("asks a child's organisations under consent, and none without", async () => {
    const formId = await approved({ content: { ...quality.content, subject: "child" } });
    await w.ipra(["Логопед"]);
    const centre = w.agencies.resourceCentre!;
    const roundId = await begin(formId, { kind: "providers", childId: w.childId });
    await w.settle();
    expect(await Round.get(w.ctx, roundId)).toMatchObject({ invited: 0 });
    await consentOf(w.ctx, {
      childId: w.childId,
      representativeIds: (await Child.load(w.ctx, w.childId)).record.representativeIds,
    });
    const piece = { roundId, errand: "invite" as const, on: "again", piece: 0 };
    await Round.work(platform(), piece, { providersOf: async () => [centre], tellAgency: async () => {} });
    const [asked] = (await Round.asked(w.ctx, roundId, {})).items;
    const id = asked!.responses[0]!.responseId as ResponseId;
    await Response.submit(w.as(specialist(centre)), id, { answers: { kind: 4 } });
    expect(await Round.get(w.ctx, roundId)).toMatchObject({ invited: 1, answered: 1 });
  });

  it("ends in findings: a task of whoever is responsible, which a decision may name", async () => {
    const formId = await approved(quality);
    const roundId = await begin(formId, { kind: "visitors", kinds: ["school"] });
    await w.settle();
    const finding = {
      text: "Нет пандуса",
      agencyId: w.agencies.school,
      responsible: w.agencies.school,
      dueOn: "2025-06-30",
    };
    await expect(Round.record(w.ctx, roundId, finding)).rejects.toEqual(refused("round.not-closed"));
    await Round.close(w.ctx, roundId, { reason: "Собрали" });
    await expect(Round.record(w.ctx, roundId, { ...finding, key: "nothing" })).rejects.toMatchObject({
      fields: [{ pointer: "/key" }],
    });
    const { findingId } = await Round.record(w.ctx, roundId, { ...finding, key: "kind" });
    await w.settle();
    expect(await Round.findings(w.ctx, roundId)).toMatchObject([{ findingId, text: "Нет пандуса", key: "kind" }]);
    const { items } = await Inbox.find(w.ctx, { bucket: "tasks", kind: "round-finding" });
    expect(items).toMatchObject([{ task: { findingId, roundId, agencyId: w.agencies.school, until: "2025-06-30" } }]);
    expect(JSON.stringify((await tables.everything()).filter(({ key }) => key.table !== "vault"))).not.toContain(
      "пандус",
    );
  });

  it("reminds of a finding as its day comes, and is a second task once it is over, until it is done or another's", async () => {
    const formId = await approved(quality);
    const roundId = await begin(formId, { kind: "visitors", kinds: ["school"] });
    await w.settle();
    await Round.close(w.ctx, roundId, { reason: "Собрали" });
    const [school, centre] = [w.agencies.school!, w.agencies.resourceCentre!];
    const given = { text: "Нет пандуса", responsible: school, dueOn: "2025-03-21" };
    const findingId = (await Round.record(w.ctx, roundId, given)).findingId as FindingId;
    const elsewhere = { text: "Нет тьюторов", responsible: "novokuznetsk", dueOn: "2025-03-21" };
    await Round.record(w.ctx, roundId, elsewhere);
    await w.settle();
    await letters();
    const overdue = async () =>
      (await Inbox.find(w.ctx, { bucket: "tasks", kind: "finding-overdue" })).items.map(
        ({ task }) => task!.agencyId ?? "a municipality",
      );
    const toSchool = async () => {
      const to = await letters();
      return w.mails.filter((_, i) => to[i] && w.mails[i]!.text.includes("По итогам опросов за вашей организацией"));
    };
    const attendFindings = async (on: string) => {
      w.moveTo(`${on}T03:00:00Z`);
      await Round.attendFindings(platform());
      await w.settle();
    };
    await attendFindings("2025-03-13");
    expect(await toSchool()).toEqual([]);
    await attendFindings("2025-03-14");
    expect((await toSchool()).map(({ text }) => /до 21\.03\.2025/.test(text))).toEqual([true]);
    await attendFindings("2025-03-21");
    expect(await overdue()).toEqual([]);
    await attendFindings("2025-03-24");
    expect((await overdue()).toSorted()).toEqual([school, "a municipality"].toSorted());
    expect((await toSchool()).at(-1)!.text).toContain("срок прошёл: 21.03.2025");
    await attendFindings("2025-03-25");
    expect(await overdue()).toHaveLength(2);
    // In part is not done; given to another with another day it is that one's, and told again after that day.
    await Round.setFindingResult(w.ctx, { roundId, findingId }, { status: "partly", words: "Заказали" });
    await w.settle();
    expect(await overdue()).toHaveLength(2);
    await Round.assignFinding(
      w.ctx,
      { roundId, findingId },
      { responsible: centre, dueOn: "2025-03-28", reason: "Не справились" },
    );
    await w.settle();
    expect(await overdue()).toEqual(["a municipality"]);
    await attendFindings("2025-03-31");
    expect((await overdue()).toSorted()).toEqual([centre, "a municipality"].toSorted());
    await Round.setFindingResult(w.ctx, { roundId, findingId }, { status: "done" });
    await w.settle();
    expect(await overdue()).toEqual(["a municipality"]);
    await attendFindings("2025-04-30");
    expect(await overdue()).toEqual(["a municipality"]);
  });

  it("is begun by whoever is responsible there, by a form about the same, for a year at most", async () => {
    const formId = await approved(quality);
    const there = w.as({ kind: "coordinator", municipality: "kemerovo" });
    const of = {
      audience: { kind: "agencies", kinds: ["school"] },
      municipality: "novokuznetsk",
      closesOn: "2025-03-21",
    };
    await expect(Round.create(there, formId, of)).rejects.toEqual(refused("not-found"));
    await expect(Round.create(w.as({ kind: "admin" }), formId, of)).rejects.toEqual(refused("not-found"));
    const wrong = (over: object) => Round.create(w.ctx, formId, { ...of, ...over });
    await expect(wrong({ audience: { kind: "families" } })).rejects.toMatchObject({
      fields: [{ pointer: "/audience/kind" }],
    });
    await expect(wrong({ closesOn: "2025-03-02" })).rejects.toMatchObject({ fields: [{ pointer: "/closesOn" }] });
    await expect(wrong({ closesOn: "2026-03-04" })).rejects.toMatchObject({ fields: [{ pointer: "/closesOn" }] });
    await expect(wrong({ opensOn: "2025-03-02" })).rejects.toMatchObject({ fields: [{ pointer: "/opensOn" }] });
    await expect(wrong({ audience: { kind: "agencies" } })).rejects.toEqual(refused("input.invalid"));
    const planned = await wrong({ opensOn: "2025-03-10" });
    const roundId = planned.roundId as RoundId;
    expect(planned.status).toBe("planned");
    await expect(Round.get(there, roundId)).rejects.toEqual(refused("not-found"));
    w.moveTo("2025-03-10T03:00:00Z");
    await attend();
    expect(await Round.get(w.ctx, roundId)).toMatchObject({ status: "open", invited: 2 });
    expect((await Round.find(w.ctx, {})).items).toMatchObject([{ roundId }]);
    expect((await Round.find(there, {})).items).toEqual([]);
  });
});
