import type { Patch } from "./patches.fields.ts";
import type { World } from "./world.ts";

/** A form that counts: what is changed becomes the draft of its next version. */
export async function makeForm(w: World): Promise<string> {
  const { formId } = await w.ok<{ formId: string }>("POST", "/v1/forms", { model: "early-help-criteria" });
  const path = `/v1/forms/${formId}`;
  await w.ok("POST", `${path}/approve`, { act: { number: "1", date: "2026-01-10" } });
  return path;
}

const words = (ru: string) => ({ ru, en: `${ru} (en)` });
const item = (key: string) => ({
  key,
  in: "all",
  text: words(key),
  help: words("Подсказка"),
  prefix: "1.",
  codes: [{ system: "http://loinc.org", code: "1-8", display: "Код" }],
});
const question = (key: string) => ({
  ...item(key),
  required: false,
  when: { join: "any", tests: [{ key: "first", is: "=", value: true }] },
});
const options = [{ code: "a", system: "urn:own", text: words("А"), points: 1 }];

const none = { code: "none", system: "urn:own", text: words("Ничего"), points: 0, alone: true };

/** One of each kind, with all that it can say. */
const items = [
  { kind: "yes-no", key: "first", text: words("Первый"), points: { yes: 1, no: 0 } },
  { kind: "group", key: "all", text: words("Все") },
  { ...item("note"), kind: "note" },
  { ...question("choice"), kind: "choice", options },
  { ...question("many"), kind: "many", options: [...options, none], min: 0, max: 1 },
  { ...question("scale"), kind: "scale", from: 1, to: 5, ends: { from: words("мало"), to: words("много") } },
  { ...question("number"), kind: "number", min: 0, max: 9, decimals: 1, unit: words("кг") },
  { ...question("date"), kind: "date", min: "2020-01-01", max: "2030-01-01" },
  { ...question("text"), kind: "text", lines: "many", max: 50 },
  { ...question("table"), kind: "table", rows: { min: 0, max: 3 } },
  { kind: "yes-no", key: "cell", in: "table", text: words("Ячейка") },
];
const scores = [
  {
    key: "score",
    title: words("Балл"),
    how: "mean",
    of: [{ key: "scale", weight: 2 }],
    least: 1,
    decimals: 1,
    bands: [{ key: "low", from: 0, text: words("Низко") }],
  },
];

export const formPatches = (): Patch[] => [
  [{ scores: [] }, { "draft.scores.0": undefined, "content.scores.0.key": "met", status: "approved" }],
  [
    { items },
    {
      "draft.items.4.options.0.points": 1,
      "draft.items.4.options.1.alone": true,
      "draft.items.5.ends.to.ru": "много",
      "draft.items.6.unit.en": "кг (en)",
      "draft.items.9.rows.max": 3,
    },
  ],
  [{ scores }, { "draft.scores.0.of.0.weight": 2, "draft.scores.0.bands.0.text.ru": "Низко" }],
  [{ title: words("Название") }, { "draft.title.ru": "Название", "draft.items.9.key": "table" }],
  [{ subject: "family" }, { "draft.subject": "family", subject: "child" }],
  [{ intro: words("Вступление") }, { "draft.intro.en": "Вступление (en)" }],
  [{ intro: null }, { "draft.intro": undefined }],
  [{ source: { text: "Приказ", grade: "M" } }, { "draft.source.grade": "M" }],
  [{ source: null }, { "draft.source": undefined }],
  [{ url: "https://example.org/form" }, { "draft.url": "https://example.org/form" }],
  [{ url: null }, { "draft.url": undefined, approvedVersion: 1 }],
];
