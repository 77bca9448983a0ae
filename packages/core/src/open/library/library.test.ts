import { beforeEach, describe, expect, it } from "vitest";
import { agencyOf } from "../../../test/worlds/region.ts";
import { specialist, type World, world } from "../../../test/worlds/tenant.ts";
import type { AgencyId, ItemId, Refusal } from "../../ground/shared/index.ts";
import { attendLibrary } from "./attend.actions.ts";
import * as Library from "./index.ts";

let w: World;
let school: AgencyId;
let social: AgencyId;
const refusal = async (attempt: Promise<unknown>) => (await attempt.catch((error: unknown) => error)) as Refusal;
const practice = {
  kind: "practice",
  title: { ru: "Утренний круг" },
  summary: { ru: "Десять минут по картинкам." },
  text: "Что понадобится: шесть картинок.",
  topics: ["общение"],
  measures: ["III-6"],
};
const act = (level: string, number: string, more: object = {}) => ({
  kind: "act",
  title: { ru: `Акт ${number}` },
  summary: { ru: "Кто за что отвечает." },
  number,
  date: "2025-01-10",
  level,
  issuer: "Администрация",
  ...more,
});
const system = () => w.as({ kind: "system" });

async function published(content: object, more: object = {}): Promise<ItemId> {
  const { itemId } = await Library.propose(w.ctx, { content, ...more });
  await Library.publish(w.ctx, itemId as ItemId);
  return itemId as ItemId;
}
const asked = async (id: ItemId) => (await Library.get(w.ctx, id)).asked?.why;

beforeEach(async () => {
  w = await world();
  school = await agencyOf(w.ctx, "school");
  social = await agencyOf(w.ctx, "social");
});

describe("what an organisation proposes", () => {
  it("is seen by nobody else until an editor publishes it; comes back with a reason, is mended and published", async () => {
    const own = w.as(specialist(school));
    const other = w.as(specialist(social));
    const { itemId, agencyId, status, mayDo } = await Library.propose(own, { content: practice });
    expect({ agencyId, status, mayDo }).toEqual({
      agencyId: school,
      status: "proposed",
      mayDo: ["correct", "withdraw"],
    });
    const id = itemId as ItemId;
    const far = w.as({ kind: "coordinator", id: "far", municipality: "kemerovo" });
    for (const ctx of [other, far]) expect((await refusal(Library.get(ctx, id))).code).toBe("not-found");
    expect((await Library.find(other, { status: "proposed" })).items).toEqual([]);
    expect((await Library.find(own, { status: "proposed" })).items).toHaveLength(1);
    expect((await refusal(Library.publish(own, id))).code).toBe("not-found");

    await Library.review(w.ctx, id, { answer: "return", reason: "Для какого возраста?" });
    expect(await Library.get(own, id)).toMatchObject({ status: "returned", reason: "Для какого возраста?" });
    const mended = { content: { ...practice, ages: { from: 3, to: 8 } } };
    expect(await Library.correct(own, id, mended)).toMatchObject({ status: "proposed" });
    expect(await Library.publish(w.ctx, id)).toMatchObject({ status: "published", confirmedOn: "2025-03-03" });
    expect(await Library.get(other, id)).toMatchObject({ mayDo: [], content: { ages: { from: 3, to: 8 } } });
    // What is published an editor corrects, and not its author alone.
    expect((await refusal(Library.correct(own, id, mended))).code).toBe("library.closed");
    expect(await Library.correct(w.ctx, id, { content: practice })).toMatchObject({ status: "published" });
  });

  it("is taken away with a reason, and put back where that was a mistake", async () => {
    const id = await published(practice, { agencyId: school });
    const gone = await Library.withdraw(w.as(specialist(school)), id, { reason: "Ошибка" });
    expect(gone).toMatchObject({ status: "withdrawn", reason: "Ошибка", mayDo: [] });
    expect((await Library.openLibrary(system())).items).toEqual([]);
    expect(await Library.publish(w.ctx, id)).toMatchObject({ status: "published" });
  });

  it.each([
    [{ ...practice, link: "javascript:alert(1)" }, "/content/link"],
    [{ ...practice, measures: ["<script>"] }, "/content/measures/0"],
    [{ ...practice, topics: ["а", "а"] }, "/content/topics"],
    [act("regional", "1", { date: "2030-01-01" }), "/content/date"],
    [act("regional", "1", { until: "2024-01-01" }), "/content/until"],
    [act("regional", "1", { answers: ["item_01JAB3C4D5E6F7G8H9JKMNPQRS"] }), "/content/answers/0"],
  ])("is refused where it is wrong: %#", async (content, pointer) => {
    const { code, fields } = await refusal(Library.propose(w.ctx, { content }));
    expect([code, fields?.map((one) => one.pointer)]).toEqual(["input.invalid", [pointer]]);
  });
});

describe("an act", () => {
  it("ends by the one that takes its place, and is as it was once that is withdrawn", async () => {
    const old = await published(act("regional", "457", { date: "2017-03-01" }));
    const next = await published(act("regional", "12", { date: "2025-03-01", supersedes: [old] }));
    expect(await Library.get(w.ctx, old)).toMatchObject({
      inForce: false,
      supersededBy: next,
      content: { until: "2025-02-28" },
    });
    expect(await Library.get(w.ctx, next)).toMatchObject({ inForce: true });
    await Library.withdraw(w.ctx, next, { reason: "Рано" });
    const back = await Library.get(w.ctx, old);
    expect([back.inForce, back.supersededBy, back.content.until]).toEqual([true, undefined, undefined]);
  });

  it("that is new asks the owners of those below: who carry it out, what it replaces, or the same measure", async () => {
    const federal = await published(act("federal", "181", { date: "1995-11-24" }));
    const carries = await published(act("municipal", "5", { answers: [federal] }), { municipality: "novokuznetsk" });
    const measure = await published(act("organisation", "6", { measures: ["I-1"] }), { agencyId: school });
    const apart = await published(act("organisation", "7"), { agencyId: social });
    const beside = await published(act("federal", "8", { measures: ["I-1"] }));
    const next = await published(act("federal", "9", { supersedes: [federal], measures: ["I-1"] }));
    expect(await Library.askBelow(system(), next, "act-above-new")).toBe(2);
    expect(await Promise.all([carries, measure, apart, beside].map(asked))).toEqual([
      "act-above-new",
      "act-above-new",
      undefined,
      undefined,
    ]);
    const answer = await Library.review(w.as(specialist(school)), measure, { answer: "still-valid" });
    expect(answer.asked).toBeUndefined();
  });

  it("whose last day is over is told once; a year after it was said to hold it is asked about, each month until then", async () => {
    const ends = await published(act("regional", "1", { until: "2025-03-31" }));
    const holds = await published(act("regional", "2"));
    const paper = await published({
      ...practice,
      kind: "publication",
      outlet: "Кузбасс",
      date: "2025-03-01",
      link: "https://news.example.org/1",
      text: undefined,
    });
    expect(await attendLibrary(system())).toBe(0);
    w.moveTo("2025-04-01T05:00:00Z");
    expect(await attendLibrary(system())).toBe(1);
    expect(await attendLibrary(system())).toBe(0);
    expect((await Library.get(w.ctx, ends)).inForce).toBe(false);
    w.moveTo("2026-03-04T05:00:00Z");
    expect(await attendLibrary(system())).toBe(1);
    expect([await asked(holds), await asked(paper)]).toEqual(["year", undefined]);
    expect(await attendLibrary(system())).toBe(0);
    w.moveTo("2026-04-05T05:00:00Z");
    expect(await attendLibrary(system())).toBe(1);
    await Library.review(w.ctx, holds, { answer: "still-valid" });
    expect(await Library.get(w.ctx, holds)).toMatchObject({ confirmedOn: "2026-04-05" });
  });
});

describe("for everybody", () => {
  it("is found by the forms of words, what is in force first; and gathered into a paper", async () => {
    const over = await published(act("regional", "1", { date: "2020-01-01", until: "2024-12-31" }));
    await published(act("federal", "2", { title: { ru: "О приказе" } }));
    const id = await published(practice, { agencyId: school });
    const all = await Library.openLibrary(system());
    expect(all.items).toHaveLength(3);
    expect(all.items.at(-1)).toMatchObject({ itemId: over, inForce: false });
    const look = (words: string, kind?: Library.ItemKind) =>
      Library.lookUp(all, { words, kind, page: 1 }).items.map(({ itemId }) => itemId);
    expect(look("картинками")).toEqual([id]);
    expect(look("картинками", "act")).toEqual([]);
    // Behind the last page is the last one: an old address is no empty library.
    expect(Library.lookUp(all, { page: 9 })).toMatchObject({ page: 1, pages: 1, items: all.items });
    expect(look("x".repeat(10_000))).toEqual([]);
    const methodId = await published({
      ...practice,
      kind: "method",
      evidence: "B",
      source: "Обзор",
      title: { ru: "Карточки" },
    });
    await expect(Library.mustBeMethods(w.ctx, [{ itemId: methodId, i: 0 }])).resolves.toBeUndefined();
    await expect(Library.mustBeMethods(w.ctx, [{ itemId: id, i: 2 }])).rejects.toMatchObject({
      fields: [{ pointer: "/methods/2/itemId" }],
    });
    for (const of of Library.collections) {
      const { bytes } = await Library.collection(w.as(specialist(social)), of, "docx");
      expect(Buffer.from(bytes).subarray(0, 2).toString()).toBe("PK");
    }
  });
});
