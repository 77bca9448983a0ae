import { documentFormats, documentType } from "@marshrut/core/document";
import * as Standard from "@marshrut/core/standard-document";
import * as z from "zod";
import { Download, operation } from "../operation/index.ts";
import { ByDecision, byDecision, decisionExample, ordered } from "./decided.ts";
import { listOf, listQuery } from "./shared.ts";

const answer = {
  status: 200,
  schema: Standard.StandardView,
  description: { ru: "Типовой документ.", en: "The standard document." },
} as const;

export const exampleLetter = {
  title: { ru: "Письмо семье", en: "A letter to the family" },
  audience: "family",
  dataClass: "identity",
  parts: [
    { kind: "corner", lines: ["{representative.name:dative}"] },
    { kind: "title", lines: ["Уведомление"] },
    { kind: "paragraph", text: "Занятия для {child.name:genitive} начинаются {given.first-day}." },
    {
      kind: "paragraph",
      text: "Возьмите СНИЛС ребёнка: {child.snils}.",
      when: [{ field: "child.snils", is: "known" }],
    },
    { kind: "signatures", of: [{ who: "{organisation.shortName}" }] },
  ],
  asks: [{ key: "first-day", title: { ru: "Первый день занятий", en: "The first day" }, kind: "day" }],
} as const;

const draftStandard = operation({
  operationId: "draftStandardDocument",
  method: "post",
  path: "/standard-documents",
  tag: "documents",
  summary: { ru: "Составить типовой документ", en: "Draft a standard document" },
  description: {
    ru: "Текст региона или муниципалитета с местами, которые заполняются из записей: `{child.name:genitive}` — ребёнок в родительном падеже, `{given.why}` — что впишет заполняющий, `?` — можно оставить строку для руки. Части появляются по условиям (`when`), списки — таблицей. Поля — из закрытого каталога: `GET /v1/standard-documents/fields`. `model` — начать с того, что поставляется: согласия, заявление, договор, ИПРП, протокол, направление на ПМПК, перечень мероприятий, уведомление о завершении. Заполнять можно после утверждения.",
    en: "A text of the region or a municipality with places that records fill: `{child.name:genitive}`: the child in the genitive; `{given.why}`: what whoever fills it in writes; `?`: a line for the hand may be left. Parts stand there by conditions (`when`), lists as tables. Fields are those of a closed catalogue: `GET /v1/standard-documents/fields`. `model` begins with what is shipped: consents, application, agreement, programme, protocol, referral, list of measures, notice of end. It is filled in once it is approved.",
  },
  body: Standard.NewStandard,
  examples: {
    model: { summary: { ru: "По поставляемому", en: "From a model" }, value: { model: "end-notice" } },
    own: { summary: { ru: "Свой", en: "One's own" }, value: { content: exampleLetter } },
  },
  answer: { ...answer, status: 201 },
  run: ({ ctx, body }) => Standard.draft(ctx, body),
  again: ({ ctx }, ref) => Standard.get(ctx, ref.id as `standard_${string}`),
});

const findStandards = operation({
  operationId: "findStandardDocuments",
  method: "get",
  path: "/standard-documents",
  tag: "documents",
  summary: { ru: "Найти типовые документы", en: "Find standard documents" },
  description: {
    ru: "Утверждённые, если `status` не просит другого; проекты — тем, чей это документ.",
    en: "Approved ones unless `status` asks otherwise; drafts to those whose they are.",
  },
  query: listQuery({ status: z.enum(Standard.standardStatuses).optional() }),
  answer: {
    status: 200,
    schema: listOf(Standard.StandardSummary),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, query: { status }, page }) => page((of) => Standard.find(ctx, { status, ...of })),
});

const listFields = operation({
  operationId: "listDocumentFields",
  method: "get",
  path: "/standard-documents/fields",
  tag: "documents",
  summary: { ru: "Каталог полей", en: "The catalogue of fields" },
  description: {
    ru: "Из чего заполняются документы: поля, списки и падежи; `name` — как они пишутся в файле DOCX.",
    en: "What documents are filled from: fields, lists, cases; `name`: as a DOCX has them.",
  },
  answer: {
    status: 200,
    schema: Standard.CatalogueView,
    description: { ru: "Каталог.", en: "The catalogue." },
  },
  run: async () => Standard.catalogue(),
});

const getStandard = operation({
  operationId: "getStandardDocument",
  method: "get",
  path: "/standard-documents/{standardId}",
  tag: "documents",
  summary: { ru: "Прочитать типовой документ", en: "Read a standard document" },
  description: {
    ru: "Действующая редакция; проект следующей — тем, чей это документ.",
    en: "The edition in force; the draft of the next one to those whose it is.",
  },
  answer,
  run: ({ ctx, params }) => Standard.get(ctx, params.standardId),
});

const changeStandard = operation({
  operationId: "changeStandardDocument",
  method: "patch",
  path: "/standard-documents/{standardId}",
  tag: "documents",
  summary: { ru: "Изменить проект или начать новую редакцию", en: "Change the draft, or begin a new edition" },
  description: {
    ru: "Меняется то, что названо, каждое целиком. Действующая редакция остаётся, пока новую не утвердят; составленные документы не меняются.",
    en: "What is named is changed, each as a whole. The present edition counts until the next is approved; documents that were made stay as they are.",
  },
  body: Standard.StandardPatch,
  examples: {
    title: {
      summary: { ru: "Другое название", en: "Another title" },
      value: { title: { ru: "Уведомление семье", en: "Notice to the family" } },
    },
  },
  ifMatch: "required",
  answer,
  refusals: ["standard-document.retired"],
  run: ({ ctx, params, body, expectedVersion }) => Standard.revise(ctx, params.standardId, body, expectedVersion),
  again: ({ ctx, params }) => Standard.get(ctx, params.standardId),
});

const listEditions = operation({
  operationId: "listDocumentEditions",
  method: "get",
  path: "/standard-documents/{standardId}/editions",
  tag: "documents",
  summary: { ru: "Утверждённые редакции", en: "Approved editions" },
  description: {
    ru: "Каким документ был в каждой редакции, с какого и по какой день, каким актом утверждён.",
    en: "What it said in each edition, from which day until which, and by which act.",
  },
  query: listQuery({}),
  answer: {
    status: 200,
    schema: listOf(Standard.EditionView),
    description: { ru: "Редакции, старые первыми.", en: "The editions, oldest first." },
  },
  run: ({ ctx, params, page }) => page((of) => Standard.editions(ctx, params.standardId, of)),
});

const act = {
  order: { summary: { ru: "Приказ", en: "An order" }, value: { act: { number: "114", date: "2025-03-03" } } },
};

const approveStandard = operation({
  operationId: "approveStandardDocument",
  method: "post",
  path: "/standard-documents/{standardId}/approve",
  tag: "documents",
  summary: { ru: "Утвердить типовой документ", en: "Approve a standard document" },
  description: {
    ru: "По акту (номер и дата) или по решению рабочей группы (`decisionId`). Проект становится действующей редакцией.",
    en: "By an act (its number and date), or by a body's decision (`decisionId`). The draft becomes the edition in force.",
  },
  body: z.union([Standard.DecideStandard, ByDecision]),
  examples: { ...act, ...decisionExample },
  answer,
  refusals: [
    "standard-document.approved",
    "standard-document.retired",
    "approval.by-decision",
    "decision.not-effective",
  ],
  run: async ({ ctx, params, body }) => {
    const subject = { kind: "standard-document", standardId: params.standardId } as const;
    const [given, decisionId] = await byDecision(ctx, body, subject, ordered);
    return Standard.approve(ctx, params.standardId, given, decisionId);
  },
  again: ({ ctx, params }) => Standard.get(ctx, params.standardId),
});

const retireStandard = operation({
  operationId: "retireStandardDocument",
  method: "post",
  path: "/standard-documents/{standardId}/retire",
  tag: "documents",
  summary: { ru: "Снять с применения", en: "Retire" },
  description: {
    ru: "По акту. Больше его не заполняют; составленные документы остаются.",
    en: "By an act. It is filled in no more; documents that were made stay.",
  },
  body: Standard.DecideStandard,
  examples: act,
  answer,
  refusals: ["standard-document.retired"],
  run: ({ ctx, params, body }) => Standard.retire(ctx, params.standardId, body),
  again: ({ ctx, params }) => Standard.get(ctx, params.standardId),
});

const importStandard = operation({
  operationId: "importStandardDocument",
  method: "post",
  path: "/standard-documents/imports",
  tag: "documents",
  summary: { ru: "Прочитать типовой документ из DOCX", en: "Read a standard document from a DOCX" },
  description: {
    ru: "Файл Word, в котором места стоят в фигурных скобках: `{ребёнок.фио:родительный}`, строка таблицы `{мероприятия.что}`, условие `{если ребёнок.инвалидность = yes}` … `{конец}`. Заголовки, угол письма, строки «название: значение», таблицы и подписи узнаются по виду; шрифты, рисунки и колонтитулы не берутся. Непонятное место называется. `standardId` — в проект этого документа.",
    en: "A Word file in which places stand between braces: `{child.name:genitive}`, a table's line `{measures.title}`, a condition `{if child.disability = yes}` … `{end}`; all of it also in Russian, as the catalogue names it. Titles, the letter's corner, lines «name: value», tables and signatures are known by their looks; fonts, pictures, headers are not taken. A place that is no field is named. `standardId`: into the draft of that document.",
  },
  body: Standard.ImportStandard,
  examples: {
    file: {
      summary: { ru: "Файл", en: "A file" },
      value: {
        title: { ru: "Уведомление", en: "A notice" },
        audience: "family",
        dataClass: "identity",
        file: "UEsDBBQAAAAIAAAAIQ==",
      },
    },
  },
  answer: { ...answer, status: 201 },
  refusals: ["attachment.type", "standard-document.retired", "conflict.version"],
  run: ({ ctx, body }) => Standard.importDocx(ctx, body),
  again: ({ ctx }, ref) => Standard.get(ctx, ref.id as `standard_${string}`),
});

const printStandard = operation({
  operationId: "printStandardDocument",
  method: "get",
  path: "/standard-documents/{standardId}/print",
  tag: "documents",
  summary: { ru: "Типовой документ файлом", en: "The standard document as a file" },
  description: {
    ru: "`as=sample` — как он выглядит заполненным, о придуманном ребёнке; `as=template` — с местами, чтобы править в Word и прочитать снова. Проект, если он есть, или редакция `edition`.",
    en: "`as=sample`: as it looks filled in, about an invented child; `as=template`: with its places, to be edited in Word and read again. The draft where there is one, or `edition`.",
  },
  query: z.strictObject({
    format: z.enum(documentFormats).default("docx"),
    as: z.enum(Standard.printedAs).default("sample"),
    edition: z.coerce.number().int().min(1).max(9999).optional(),
  }),
  files: documentFormats.map(documentType),
  answer: { status: 200, description: { ru: "Файл.", en: "The file." } },
  run: async ({ ctx, params, query }) => new Download(await Standard.print(ctx, params.standardId, query)),
});

export const standardDocuments = [
  draftStandard,
  findStandards,
  listFields,
  importStandard,
  getStandard,
  changeStandard,
  listEditions,
  approveStandard,
  retireStandard,
  printStandard,
] as const;
