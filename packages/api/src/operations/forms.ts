import { documentFormats, documentType } from "@marshrut/core/document";
import * as Form from "@marshrut/core/form";
import * as z from "zod";
import { Download, operation } from "../operation/index.ts";
import { ByDecision, byDecision, decisionExample, ordered } from "./decided.ts";
import { listOf, listQuery } from "./shared.ts";

const answer = {
  status: 200,
  schema: Form.FormView,
  description: { ru: "Форма.", en: "The form." },
} as const;

const draftForm = operation({
  operationId: "draftForm",
  method: "post",
  path: "/forms",
  tag: "forms",
  summary: { ru: "Составить форму", en: "Draft a form" },
  description: {
    ru: "Проект формы региона или муниципалитета: вопросы (выбор, несколько, да/нет, шкала, число, дата, текст), группы, таблицы, условия, обязательность, баллы и ступени. `model` — начать с типовой: `family-needs` (потребности семей), `early-help-criteria` (критерии нуждаемости в ранней помощи), `quality-experts`, `quality-visitors` и `quality-plan` (независимая оценка: лист эксперта, анкета посетителя, план организации), `interagency-assessment` (её на год составляет `POST /v1/assessments`). Не больше 300 вопросов; условия по кругу и баллы без значений отклоняются с указанием места. Разметка в текстах — просто текст. Отвечать можно после утверждения.",
    en: "The draft of a form of the region or a municipality: questions (choice, many, yes or no, scale, number, date, text), groups, tables, conditions, what is required, scores and bands. `model` begins with one of the platform's. At most 300 questions; circles of conditions and scores without points are refused, each by its place. Markup in texts is text. It is answered once it is approved.",
  },
  body: Form.NewForm,
  examples: {
    model: { summary: { ru: "По типовой", en: "From a model" }, value: { model: "early-help-criteria" } },
    own: {
      summary: { ru: "Своя", en: "One's own" },
      value: {
        content: {
          title: { ru: "После консультации", en: "After a consultation" },
          subject: "nobody",
          items: [
            {
              kind: "scale",
              key: "useful",
              text: { ru: "Насколько полезной была консультация?", en: "How useful was the consultation?" },
              required: true,
              from: 1,
              to: 5,
            },
            {
              kind: "text",
              key: "missing",
              text: { ru: "Чего не хватило?", en: "What was missing?" },
              when: { join: "all", tests: [{ key: "useful", is: "<", value: 4 }] },
            },
          ],
          scores: [
            {
              key: "use",
              title: { ru: "Польза", en: "Use" },
              how: "mean",
              of: [{ key: "useful" }],
              bands: [
                { key: "low", from: 1, text: { ru: "Низкая", en: "Low" } },
                { key: "high", from: 4, text: { ru: "Высокая", en: "High" } },
              ],
            },
          ],
        },
      },
    },
  },
  answer: { ...answer, status: 201 },
  run: ({ ctx, body }) => Form.draft(ctx, body),
  again: ({ ctx }, ref) => Form.get(ctx, ref.id as `form_${string}`),
});

const findForms = operation({
  operationId: "findForms",
  method: "get",
  path: "/forms",
  tag: "forms",
  summary: { ru: "Найти формы", en: "Find forms" },
  description: {
    ru: "Утверждённые, если `status` не просит другого. Утверждённые видят все, кто с ними работает; проекты — сотрудники региона или того муниципалитета, чья это форма.",
    en: "Approved ones unless `status` asks otherwise. Whoever works with them sees approved ones; drafts are for staff of the region, or of the municipality whose form it is.",
  },
  query: listQuery({ status: z.enum(Form.formStatuses).optional() }),
  answer: {
    status: 200,
    schema: listOf(Form.FormSummary),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, query: { status }, page }) => page((of) => Form.find(ctx, { status, ...of })),
});

const getForm = operation({
  operationId: "getForm",
  method: "get",
  path: "/forms/{formId}",
  tag: "forms",
  summary: { ru: "Прочитать форму", en: "Read a form" },
  description: {
    ru: "Действующая версия; проект следующей — тем, чья это форма.",
    en: "The version in force; the draft of the next one to those whose form it is.",
  },
  answer,
  run: ({ ctx, params }) => Form.get(ctx, params.formId),
});

const changeForm = operation({
  operationId: "changeForm",
  method: "patch",
  path: "/forms/{formId}",
  tag: "forms",
  summary: { ru: "Изменить проект или начать новую версию", en: "Change the draft, or begin a new version" },
  description: {
    ru: "Меняется то, что названо, каждое целиком. У утверждённой формы это проект следующей версии: действующая остаётся, пока новую не утвердят.",
    en: "What is named is changed, each as a whole. Of an approved form this is the draft of its next version: the present one counts until that is approved.",
  },
  body: Form.FormPatch,
  examples: {
    title: {
      summary: { ru: "Другое название", en: "Another title" },
      value: { title: { ru: "Нужна ли ранняя помощь", en: "Is early help needed" } },
    },
  },
  ifMatch: "required",
  answer,
  refusals: ["form.retired"],
  run: ({ ctx, params, body, expectedVersion }) => Form.revise(ctx, params.formId, body, expectedVersion),
  again: ({ ctx, params }) => Form.get(ctx, params.formId),
});

const listFormVersions = operation({
  operationId: "listFormVersions",
  method: "get",
  path: "/forms/{formId}/versions",
  tag: "forms",
  summary: { ru: "Утверждённые версии", en: "Approved versions" },
  description: {
    ru: "Какой форма была в каждой утверждённой версии, и каким актом она утверждена. Ответы хранят номер своей версии.",
    en: "What the form said in each approved version, and by which act. Answers keep the number of their version.",
  },
  query: listQuery({}),
  answer: {
    status: 200,
    schema: listOf(Form.FormVersionView),
    description: { ru: "Версии, старые первыми.", en: "The versions, oldest first." },
  },
  run: ({ ctx, params, page }) =>
    page(async (of) => {
      const { items, next } = await Form.versions(ctx, params.formId, of);
      return { items: items.map(({ formId: _, ...told }) => told), next };
    }),
});

const act = {
  order: { summary: { ru: "Приказ", en: "An order" }, value: { act: { number: "114", date: "2025-03-03" } } },
};

const approveForm = operation({
  operationId: "approveForm",
  method: "post",
  path: "/forms/{formId}/approve",
  tag: "forms",
  summary: { ru: "Утвердить форму", en: "Approve a form" },
  description: {
    ru: "По акту (номер и дата) или по решению рабочей группы (`decisionId`). Проект становится действующей версией; прежние остаются, как были. Все тексты должны быть на двух языках.",
    en: "By an act (its number and date), or by a body's decision (`decisionId`). The draft becomes the version in force; former ones stay as they were. All texts must be there in both languages.",
  },
  body: z.union([Form.DecideForm, ByDecision]),
  examples: { ...act, ...decisionExample },
  answer,
  refusals: ["form.approved", "form.retired", "form.untranslated", "approval.by-decision", "decision.not-effective"],
  run: async ({ ctx, params, body }) => {
    const subject = { kind: "form", formId: params.formId } as const;
    const [given, decisionId] = await byDecision(ctx, body, subject, ordered);
    return Form.approve(ctx, params.formId, given, decisionId);
  },
  again: ({ ctx, params }) => Form.get(ctx, params.formId),
});

const retireForm = operation({
  operationId: "retireForm",
  method: "post",
  path: "/forms/{formId}/retire",
  tag: "forms",
  summary: { ru: "Снять форму с применения", en: "Retire a form" },
  description: {
    ru: "По акту. Больше по ней никого не спрашивают; данные ответы остаются. Проект следующей версии пропадает.",
    en: "By an act. Nobody is asked by it any more; answers that were given stay. The draft of a next version goes.",
  },
  body: Form.DecideForm,
  examples: act,
  answer,
  refusals: ["form.retired"],
  run: ({ ctx, params, body }) => Form.retire(ctx, params.formId, body),
  again: ({ ctx, params }) => Form.get(ctx, params.formId),
});

const importForm = operation({
  operationId: "importForm",
  method: "post",
  path: "/forms/imports",
  tag: "forms",
  summary: { ru: "Прочитать форму из FHIR", en: "Read a form from FHIR" },
  description: {
    ru: "Проект формы из Questionnaire FHIR R4. Читаются типы group, display, boolean, integer, decimal, date, string, text, choice; условия enableWhen; коды; границы, единицы, повторы, ordinalValue, переводы. Что спросить так же нельзя (open-choice, quantity, reference, attachment, dateTime, внешний список ответов, initial, readOnly, вопросы внутри вопроса), отклоняется с `linkId`. Что лишь описывает документ, названо в `left`.",
    en: "The draft of a form from a FHIR R4 Questionnaire: the types group, display, boolean, integer, decimal, date, string, text, choice; conditions, codes, bounds, units, repeats, ordinal values, translations. What cannot be asked in the same way (open-choice, quantity, reference, attachment, dateTime, external answer lists, initial values, read-only items, questions within questions) is refused by its `linkId`. What only describes the document is named in `left`.",
  },
  body: Form.ImportForm,
  examples: {
    one: {
      summary: { ru: "Один вопрос", en: "One question" },
      value: {
        questionnaire: {
          resourceType: "Questionnaire",
          status: "active",
          title: "Lifelines Questionnaire 1 part 1",
          item: [{ linkId: "1", text: "Do you have allergies?", type: "boolean" }],
        },
      },
    },
  },
  answer: {
    status: 201,
    schema: Form.ImportedForm,
    description: { ru: "Проект и что не вошло.", en: "The draft, and what was left out." },
  },
  run: ({ ctx, body }) => Form.importFhir(ctx, body),
  again: async ({ ctx, body }, ref) => ({
    form: await Form.get(ctx, ref.id as `form_${string}`),
    left: Form.leftOf(body),
  }),
});

const fhirJson = "application/fhir+json";
const exportForm = operation({
  operationId: "exportForm",
  method: "get",
  path: "/forms/{formId}/questionnaire",
  tag: "forms",
  summary: { ru: "Форма как Questionnaire FHIR", en: "The form as a FHIR Questionnaire" },
  description: {
    ru: "FHIR R4, по-русски с переводами на английский. Баллы и ступени, для которых в FHIR нет элемента, — в расширении `urn:marshrut:fhir:form`. Прочитанное снова, даёт ту же форму.",
    en: "FHIR R4, in Russian with translations into English. Scores and bands, for which FHIR has no element, stand in the extension `urn:marshrut:fhir:form`. Read again it gives the same form.",
  },
  query: z.strictObject({ version: z.coerce.number().int().min(1).max(9999).optional() }),
  files: [fhirJson],
  answer: { status: 200, description: { ru: "Документ FHIR.", en: "The FHIR document." } },
  run: async ({ ctx, params, query }) =>
    new Download({
      name: "questionnaire.json",
      type: fhirJson,
      bytes: new TextEncoder().encode(JSON.stringify(await Form.exportFhir(ctx, params.formId, query.version))),
    }),
});

const previewForm = operation({
  operationId: "previewForm",
  method: "post",
  path: "/forms/{formId}/preview",
  tag: "forms",
  summary: { ru: "Проверить ответы и посчитать баллы", en: "Check answers and count their scores" },
  description: {
    ru: "Что спросят при таких ответах и какими будут баллы; ничего не сохраняется. По проекту, если он есть, или по версии `version`.",
    en: "What is asked, given these answers, and the scores; nothing is kept. By the draft where there is one, or by `version`.",
  },
  body: Form.PreviewForm,
  examples: {
    one: {
      summary: { ru: "Ответы", en: "Answers" },
      value: {
        answers: {
          disabled: false,
          "health-group": false,
          orphanage: false,
          hardship: false,
          peculiarities: true,
          concern: true,
          worry: "Не откликается на имя",
        },
      },
    },
  },
  answer: {
    status: 200,
    schema: Form.PreviewView,
    description: { ru: "Вопросы и баллы.", en: "Questions and scores." },
  },
  run: ({ ctx, params, body }) => Form.preview(ctx, params.formId, body),
});

const printForm = operation({
  operationId: "printForm",
  method: "get",
  path: "/forms/{formId}/print",
  tag: "forms",
  summary: { ru: "Форма на бумаге", en: "The form on paper" },
  description: {
    ru: "Бланк, который заполняют от руки: DOCX или PDF, по-русски или по-английски (`language`). Проект, если он есть, или версия `version`.",
    en: "The form to be filled in by hand: DOCX or PDF, in Russian or English (`language`). The draft where there is one, or `version`.",
  },
  query: z.strictObject({
    format: z.enum(documentFormats).default("pdf"),
    language: z.enum(["ru", "en"]).default("ru"),
    version: z.coerce.number().int().min(1).max(9999).optional(),
  }),
  files: documentFormats.map(documentType),
  answer: { status: 200, description: { ru: "Файл.", en: "The file." } },
  run: async ({ ctx, params, query }) => new Download(await Form.print(ctx, params.formId, query)),
});

export const forms = [
  draftForm,
  findForms,
  getForm,
  changeForm,
  listFormVersions,
  approveForm,
  retireForm,
  importForm,
  exportForm,
  previewForm,
  printForm,
] as const;
