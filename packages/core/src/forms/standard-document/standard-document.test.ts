import { beforeEach, describe, expect, it } from "vitest";
import { agencyOf } from "../../../test/worlds/region.ts";
import { family, specialist, type World, world } from "../../../test/worlds/tenant.ts";
import { asDocx } from "../../ground/document/document.docx.ts";
import { newId, type StandardId } from "../../ground/shared/index.ts";
import { contentFaults, type Part } from "./content.ts";
import { partsOf } from "./docx.parts.ts";
import { readDocx } from "./docx.read.ts";
import { documentOf, type Facts, fill } from "./fill.ts";
import * as Standard from "./index.ts";
import { piecesOf } from "./placeholder.ts";
import { shipped } from "./shipped/index.ts";
import { shippedKeys } from "./shipped/keys.ts";
import { templateBlocks } from "./template.document.ts";

/** How wide a column is a file says in its own measure. */
const withoutWidths = (parts: readonly Part[]) =>
  parts.map((part) =>
    part.kind === "table"
      ? { ...part, columns: part.columns.map(({ column, title }) => ({ column, title })) }
      : { ...part },
  );

describe("the shipped ones", () => {
  it.each(shippedKeys)("%s can be filled in, and comes back from a DOCX as it went", async (key) => {
    const content = shipped[key];
    expect(contentFaults(content)).toEqual([]);
    const { parts, faults } = partsOf(await readDocx(await asDocx(documentOf(content, templateBlocks(content)))));
    expect(faults).toEqual([]);
    expect(withoutWidths(parts)).toEqual(withoutWidths(content.parts));
  });

  it.each(shippedKeys)("%s leaves no place open about an invented child", async (key) => {
    const { bytes } = await printed(key);
    const said = (await readDocx(bytes)).flatMap((piece) =>
      piece.kind === "line" ? [piece.line.text] : piece.table.rows.flat(2).map(({ text }) => text),
    );
    expect(said.join("\n")).not.toMatch(/[{}]|undefined/);
    expect(said.join("\n")).toMatch(/Примеров/);
  });

  const printed = async (model: string) => {
    const w = await world();
    const { standardId } = await Standard.draft(w.ctx, { model });
    return Standard.print(w.ctx, standardId as StandardId, { as: "sample", format: "docx" });
  };
});

describe("a place", () => {
  it.each([
    ["{child.name:genitive}", { key: "child.name", case: "genitive", mayLack: false }],
    ["{ ребёнок.фио : родительный }", { key: "child.name", case: "genitive", mayLack: false }],
    ["{ребёнок.фио:род.}", { key: "child.name", case: "genitive", mayLack: false }],
    ["{Ребёнок.СНИЛС?}", { key: "child.snils", case: undefined, mayLack: true }],
    ["{сведения.why}", { key: "given.why", case: undefined, mayLack: false }],
    ["{child.name:locative}", { unread: "{child.name:locative}" }],
    ["{пароль}", { unread: "{пароль}" }],
    ["{}", { unread: "{}" }],
  ])("%s", (text, expected) => {
    expect(piecesOf(text)).toEqual([expected]);
  });
});

describe("filling", () => {
  const facts: Facts = {
    values: { "child.disability": "yes", "document.date": "2025-03-03" },
    names: { "child.name": { surname: "Ёлкина", givenName: "Вера", patronymic: "Олеговна", sex: "female" } },
    lists: { goals: [{ title: "Сидит сама" }] },
  };
  const unsure = async () => undefined;
  const one = (parts: Part[], forms = {}) => fill({ parts }, facts, forms, unsure);
  const text = (words: string, more = {}): Part => ({ kind: "paragraph", text: words, ...more });

  it("names what is missing, leaves a line for the hand where it may, and invents nothing", async () => {
    const { content, missing } = await one([text("СНИЛС {child.snils}, адрес {child.address?}, {document.date}")]);
    expect(missing).toEqual(["child.snils"]);
    expect(content).toEqual([
      { kind: "paragraph", text: "СНИЛС ____________________, адрес ____________________, 03.03.2025" },
    ]);
  });

  it("asks for a form that it is not sure of; one that somebody says wins", async () => {
    const parts = [text("{child.name:dative}, {child.name:initials}, {child.name}")];
    expect(await one(parts)).toMatchObject({ unsure: ["child.name:dative"], missing: [] });
    const { content, unsure: none } = await one(parts, { "child.name:dative": "Ёлкиной Вере" });
    expect(none).toEqual([]);
    expect(content).toEqual([{ kind: "paragraph", text: "Ёлкиной Вере, Ёлкина В. О., Ёлкина Вера Олеговна" }]);
  });

  it("sets no stop and no quotes twice after what was filled in", async () => {
    const values = {
      "given.why": "Ребёнок идёт в школу.",
      "given.next": "служба школы",
      "organisation.shortName": "МБДОУ «Солнышко»",
    };
    const parts = [text("Причина: {given.why}. Дальше: {given.next}. Пишите в «{organisation.shortName}».")];
    const { content } = await fill({ parts }, { ...facts, values }, {}, unsure);
    expect(content).toEqual([
      {
        kind: "paragraph",
        text: "Причина: Ребёнок идёт в школу. Дальше: служба школы. Пишите в «МБДОУ «Солнышко».",
      },
    ]);
  });

  it("has parts that stand there only if something holds", async () => {
    const { content } = await one([
      text("а", { when: [{ field: "child.disability", is: "=", value: "yes" }] }),
      text("б", { when: [{ field: "child.disability", is: "!=", value: "yes" }] }),
      text("в", { when: [{ field: "child.name", is: "known" }] }),
      text("г", {
        when: [
          { field: "child.snils", is: "unknown" },
          { field: "route.title", is: "known" },
        ],
      }),
    ]);
    expect(content.map((block) => (block as { text: string }).text)).toEqual(["а", "в"]);
  });

  it("makes of a list a table, and of an empty one its words or nothing", async () => {
    const columns = [
      { column: "title", title: "Цель", width: 5 },
      { column: "state", title: "Как", width: 2 },
    ];
    const { content } = await one([
      { kind: "table", list: "goals", columns },
      { kind: "table", list: "measures", columns: [columns[0]!], empty: "Не назначены." },
      { kind: "table", list: "consents", columns: [{ column: "what", title: "Что", width: 1 }] },
    ]);
    expect(content).toEqual([
      { kind: "table", columns: columns.map(({ title, width }) => ({ title, width })), rows: [["Сидит сама", "—"]] },
      { kind: "paragraph", text: "Не назначены." },
    ]);
  });
});

it("is refused with each place that no field is", () => {
  const faults = contentFaults({
    asks: [
      { key: "why", title: { ru: "Почему", en: "Why" }, kind: "text", required: true },
      { key: "why", title: { ru: "Почему", en: "Why" }, kind: "text", required: true },
    ],
    parts: [
      { kind: "paragraph", text: "{given.why} {given.other} {child.snils:genitive} {child.secret}" },
      { kind: "heading", text: "a", when: [{ field: "child.sex", is: "=", value: "женский" }] },
      { kind: "table", list: "goals", columns: [{ column: "price", title: "Цена", width: 1 }] },
    ],
  });
  expect(faults.map(({ pointer }) => pointer)).toEqual([
    "/asks/1/key",
    "/parts/0/text",
    "/parts/0/text",
    "/parts/0/text",
    "/parts/1/when/0/value",
    "/parts/2/columns/0/column",
  ]);
});

describe("its life", () => {
  let w: World;
  beforeEach(async () => {
    w = await world();
  });
  const order = (date = "2025-03-03") => ({ act: { number: "114", date } });
  const drafted = async (input: object = { model: "end-notice" }) =>
    (await Standard.draft(w.ctx, input)).standardId as StandardId;

  it("counts from its approval, edition by edition, until it is retired", async () => {
    const id = await drafted();
    await expect(Standard.inForce(w.ctx, id)).rejects.toMatchObject({ code: "standard-document.not-approved" });
    expect(await Standard.approve(w.ctx, id, order("2025-03-01"))).toMatchObject({ status: "approved", edition: 1 });
    await expect(Standard.approve(w.ctx, id, order())).rejects.toMatchObject({ code: "standard-document.approved" });
    await Standard.revise(w.ctx, id, { title: { ru: "Новое", en: "New" } });
    expect((await Standard.inForce(w.ctx, id)).content.title.en).toBe("Notice that early help ends");
    await Standard.approve(w.ctx, id, order("2025-03-02"));
    expect((await Standard.inForce(w.ctx, id)).content.title.en).toBe("New");
    expect(await Standard.retire(w.ctx, id, order("2025-03-03"))).toMatchObject({ status: "retired" });
    const { items } = await Standard.editions(w.ctx, id, { limit: 10 });
    expect(items.map(({ edition, from, until }) => [edition, from, until])).toEqual([
      [1, "2025-03-01", "2025-03-02"],
      [2, "2025-03-02", "2025-03-03"],
    ]);
    await expect(Standard.inForce(w.ctx, id)).rejects.toMatchObject({ code: "standard-document.retired" });
    await expect(Standard.revise(w.ctx, id, { title: { ru: "а", en: "a" } })).rejects.toMatchObject({
      code: "standard-document.retired",
    });
  });

  it("is prepared by staff of its territory, and read by whoever works by it", async () => {
    const school = await agencyOf(w.ctx, "school");
    const far = w.as({ kind: "coordinator", municipality: "kemerovo" });
    const id = await drafted({ model: "end-notice", municipality: "novokuznetsk" });
    for (const other of [far, w.as(specialist(school)), w.as(family(newId("rep", 0)))])
      await expect(Standard.get(other, id)).rejects.toMatchObject({ code: "not-found" });
    expect((await Standard.find(far, { status: "draft", limit: 10 })).items).toEqual([]);
    await Standard.approve(w.ctx, id, order());
    await Standard.revise(w.ctx, id, { title: { ru: "Иначе", en: "Otherwise" } });
    expect(await Standard.get(w.as(specialist(school)), id)).not.toHaveProperty("draft.parts");
    await expect(Standard.approve(far, id, order())).rejects.toMatchObject({ code: "not-found" });
    await expect(Standard.draft(far, { model: "end-notice" })).rejects.toMatchObject({ code: "not-found" });
  });

  it("is edited in Word and brought back into its draft", async () => {
    const id = await drafted();
    await Standard.approve(w.ctx, id, order());
    const { bytes } = await Standard.print(w.ctx, id, { as: "template", format: "docx" });
    const brought = { standardId: id, file: Buffer.from(bytes).toString("base64") };
    expect((await Standard.importDocx(w.ctx, brought)).draft?.parts).toHaveLength(shipped["end-notice"].parts.length);
    const asNew = Standard.importDocx(w.ctx, { file: brought.file });
    await expect(asNew).rejects.toMatchObject({ fields: [{ pointer: "/title" }] });
    const bare = { title: { ru: "а", en: "a" }, audience: "office", dataClass: "identity", file: brought.file };
    const without = await Standard.importDocx(w.ctx, bare).catch((error: unknown) => error);
    expect(without).toMatchObject({ code: "input.invalid" });
    const notWord = Standard.importDocx(w.ctx, { ...bare, file: Buffer.from("%PDF-1.7").toString("base64") });
    await expect(notWord).rejects.toMatchObject({ code: "attachment.type" });
  });
});
