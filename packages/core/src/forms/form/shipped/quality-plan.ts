import type { FormContent } from "../content.ts";

/**
 * What an organisation will do about the shortcomings that its independent assessment (НОКО) has found, and by when: roadmap II.VIII
 * 8.1. Each row becomes a finding with its day (`forms/quality`).
 */
export const qualityPlan: FormContent = {
  title: { ru: "План устранения недостатков", en: "Plan to put shortcomings right" },
  subject: "agency",
  source: {
    text: "Дорожная карта, раздел II.VIII, п. 8.1: результаты независимой оценки; план устранения недостатков; слова — наши",
    grade: "M",
  },
  intro: {
    ru: "По итогам независимой оценки: что не так, что вы сделаете и до какого дня. За каждой строкой следят по её сроку. Не пишите имён: назовите должность.",
    en: "After the independent assessment: what is wrong, what you will do, and by which day. Each row is followed by its day. Name posts, not people.",
  },
  items: [
    {
      kind: "table",
      key: "steps",
      text: { ru: "Недостатки и сроки", en: "Shortcomings and days" },
      required: true,
      rows: { min: 1, max: 20 },
    },
    {
      kind: "choice",
      key: "criterion",
      in: "steps",
      text: { ru: "Критерий", en: "Criterion" },
      required: true,
      options: [
        { code: "1", text: { ru: "1. Открытость", en: "1. Openness" } },
        { code: "2", text: { ru: "2. Комфортность", en: "2. Comfort" } },
        { code: "3", text: { ru: "3. Доступность для инвалидов", en: "3. Access for the disabled" } },
        { code: "4", text: { ru: "4. Доброжелательность", en: "4. Kindness" } },
        { code: "5", text: { ru: "5. Удовлетворённость", en: "5. Satisfaction" } },
      ],
    },
    {
      kind: "text",
      key: "shortcoming",
      in: "steps",
      text: { ru: "Недостаток", en: "Shortcoming" },
      required: true,
      lines: "one",
      max: 300,
    },
    {
      kind: "text",
      key: "action",
      in: "steps",
      text: { ru: "Что будет сделано", en: "What will be done" },
      required: true,
      lines: "one",
      max: 500,
    },
    { kind: "date", key: "until", in: "steps", text: { ru: "До какого дня", en: "By which day" }, required: true },
    {
      kind: "text",
      key: "post",
      in: "steps",
      text: { ru: "Кто отвечает (должность)", en: "Who answers for it (post)" },
      lines: "one",
      max: 120,
    },
  ],
  scores: [],
};
