import { documentType } from "@marshrut/core/document";
import * as Quality from "@marshrut/core/quality";
import * as z from "zod";
import { Download, operation } from "../operation/index.ts";
import { listOf, listQuery } from "./shared.ts";

const answer = {
  status: 200,
  schema: Quality.QualityView,
  description: { ru: "Независимая оценка.", en: "The independent assessment." },
} as const;
const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const rounds = { experts: "round_01JNE0000000000000000000ZZ", visitors: "round_01JNE0000000000000000001ZZ" };

const openQuality = operation({
  operationId: "openQuality",
  method: "post",
  path: "/quality-assessments",
  tag: "forms",
  summary: { ru: "Начать независимую оценку качества", en: "Begin an independent assessment of quality" },
  description: {
    ru: "Мероприятие II.VIII-8.1 (НОКО): год, отрасль (`education`, `health`, `social` — от неё зависят веса критерия 2), территория и два раунда: экспертов (`experts`, форма `quality-experts`) и посетителей (`visitors`, форма `quality-visitors`). Формулировки форм можно менять, ключи вопросов — нет. Одна оценка на год, отрасль и территорию.",
    en: "Measure II.VIII-8.1 (НОКО): the year, the sphere (`education`, `health`, `social`: by it the weights of criterion 2 follow), the place, and two rounds: of experts (form `quality-experts`) and of visitors (form `quality-visitors`). The wording of the forms may change, the keys of their questions may not. One for each year, sphere and place.",
  },
  body: Quality.NewQuality,
  examples: {
    schools: {
      summary: { ru: "Школы и детские сады", en: "Schools and kindergartens" },
      value: { year: "2025", sphere: "education", ...rounds },
    },
  },
  answer: { ...answer, status: 201 },
  location: ({ qualityId }) => `/quality-assessments/${qualityId}`,
  refusals: ["not-found", "conflict.exists"],
  run: ({ ctx, body }) => Quality.open(ctx, body),
  again: ({ ctx }, ref) => Quality.get(ctx, ref.id as `quality_${string}`),
});

const findQuality = operation({
  operationId: "findQuality",
  method: "get",
  path: "/quality-assessments",
  tag: "forms",
  summary: { ru: "Независимые оценки", en: "Independent assessments" },
  description: {
    ru: "Новые годы первыми, или одного года. Координатор муниципалитета видит свои и региональные.",
    en: "The newest year first, or one year's. A municipality's coordinator sees its own and the region's.",
  },
  query: listQuery({ year: Quality.Year.optional() }),
  answer: {
    status: 200,
    schema: listOf(Quality.QualitySummary),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, query: { year }, page }) => page((of) => Quality.find(ctx, { year, ...of })),
});

const getQuality = operation({
  operationId: "getQuality",
  method: "get",
  path: "/quality-assessments/{qualityId}",
  tag: "forms",
  summary: { ru: "Итоги независимой оценки", en: "The results of an independent assessment" },
  description: {
    ru: "По организациям: показатели, пять критериев, итог (среднее пяти), место, прежние годы и что учесть. Порядок — по муниципалитету и названию, не по месту. Если инвалидов среди ответивших меньше пяти, показатель 3.3 не считается, его вес — у 3.1 и 3.2; если посетителей меньше пяти, организация не оценивается. Два знака, половина — вверх; промежуточные значения не округляются. Организация видит себя, координатор муниципалитета — свои организации.",
    en: "By organisation: indicators, the five criteria, the total (their mean), place, earlier years, and what to bear in mind. In the order of municipality and name, not of place. With fewer than five disabled among those who answered 3.3 is not counted and its weight goes to 3.1 and 3.2; with fewer than five visitors an organisation is not assessed. Two decimals, a half up, nothing rounded on the way. An organisation sees itself, a municipality's coordinator its own organisations.",
  },
  answer,
  run: ({ ctx, params }) => Quality.get(ctx, params.qualityId),
});

const changeQuality = operation({
  operationId: "changeQuality",
  method: "patch",
  path: "/quality-assessments/{qualityId}",
  tag: "forms",
  summary: { ru: "Назвать другие раунды", en: "Name other rounds" },
  description: {
    ru: "`plans` — раунд организаций по форме `quality-plan`: что исправят и до какого дня. Посчитанное остаётся, пока не посчитают снова.",
    en: "`plans`: the round of organisations by the form `quality-plan`, of what they will put right by when. What was counted stands until it is counted again.",
  },
  body: Quality.QualityPatch,
  examples: { plans: { summary: { ru: "Планы", en: "Plans" }, value: { plans: rounds.visitors } } },
  ifMatch: "required",
  answer,
  refusals: ["not-found"],
  run: ({ ctx, params, body, expectedVersion }) => Quality.change(ctx, params.qualityId, body, expectedVersion),
  again: ({ ctx, params }) => Quality.get(ctx, params.qualityId),
});

const countQuality = operation({
  operationId: "countQuality",
  method: "post",
  path: "/quality-assessments/{qualityId}/count",
  tag: "forms",
  summary: { ru: "Посчитать итоги", en: "Count the scores" },
  description: {
    ru: "Когда оба раунда закрыты. Снова — с причиной: прежние итоги заменяются. После подсчёта раунды больше не продлить.",
    en: "Once both rounds are closed. Again with a reason: what was counted before is replaced. The rounds cannot be extended afterwards.",
  },
  body: Quality.CountQuality,
  examples: { first: { summary: { ru: "Впервые", en: "For the first time" }, value: {} } },
  answer,
  refusals: ["round.not-closed"],
  run: ({ ctx, params, body }) => Quality.count(ctx, params.qualityId, body),
  again: ({ ctx, params }) => Quality.get(ctx, params.qualityId),
});

const takeQualityPlan = operation({
  operationId: "takeQualityPlan",
  method: "post",
  path: "/quality-assessments/{qualityId}/plans",
  tag: "forms",
  summary: { ru: "Принять план организации", en: "Take an organisation's plan" },
  description: {
    ru: "Каждая строка сданного плана становится выводом раунда планов со своим сроком — задачей координатора; решение рабочей группы может сослаться на него. Повтор ничего не удваивает.",
    en: "Each row of the plan that was handed in becomes a finding of the round of plans with its day: a coordinator's task, and what a decision of the working group may name. Doing it again makes none twice.",
  },
  body: Quality.TakePlan,
  examples: {
    school: {
      summary: { ru: "Школа", en: "A school" },
      value: { agencyId: "agency_01JNE0000000000000000000ZZ" },
    },
  },
  answer,
  refusals: ["round.not-closed", "limit.reached"],
  run: ({ ctx, params, body }) => Quality.takePlan(ctx, params.qualityId, body),
  again: ({ ctx, params }) => Quality.get(ctx, params.qualityId),
});

const reportQuality = operation({
  operationId: "reportQuality",
  method: "get",
  path: "/quality-assessments/{qualityId}/report",
  tag: "forms",
  summary: { ru: "Итоги файлом", en: "The results as a file" },
  description: {
    ru: "DOCX или PDF: таблица критериев, прежние годы, планы, как посчитано; XLSX — ещё и показатели.",
    en: "DOCX or PDF: criteria, earlier years, plans, and how it was counted; XLSX has the indicators too.",
  },
  query: z.strictObject({ format: z.enum(Quality.reportFormats).default("docx") }),
  files: [documentType("docx"), documentType("pdf"), xlsx],
  answer: { status: 200, description: { ru: "Файл.", en: "The file." } },
  run: async ({ ctx, params, query }) => new Download(await Quality.report(ctx, params.qualityId, query.format)),
});

export const quality = [
  openQuality,
  findQuality,
  getQuality,
  changeQuality,
  countQuality,
  takeQualityPlan,
  reportQuality,
] as const;
