import * as ChildDocument from "@marshrut/core/child-document";
import { documentFormats, documentType } from "@marshrut/core/document";
import * as z from "zod";
import { Download, operation } from "../operation/index.ts";

const one = {
  status: 200,
  schema: ChildDocument.DocumentView,
  description: { ru: "Документ.", en: "The document." },
} as const;

const fillDocument = operation({
  operationId: "fillDocument",
  method: "post",
  path: "/children/{childId}/documents",
  tag: "documents",
  summary: { ru: "Составить документ ребёнка", en: "Make a document of a child" },
  description: {
    ru: "По действующей редакции типового документа, из записей: ребёнок, представитель, организация, специалист, маршрут, программы. Чего ни одна запись не знает, названо в ответе 422 (`/given/…`): впишите в `given`; имя, в падеже которого программа не уверена, — в `forms`. Ничего не придумывается. Текст хранится зашифрованным с картой ребёнка, каким составлен; после исправления составляют новый с `replaces`, прежний остаётся с пометкой. Организация составляет для ребёнка, с которым работает, в пределах согласия. Документ для семьи виден на странице того, для кого составлен.",
    en: "By the edition in force of a standard document, from records: child, representative, organisation, specialist, route, programmes. What no record knows is named in a 422 (`/given/…`): put it into `given`; a name whose case is not sure into `forms`. Nothing is invented. The text is kept sealed with the child's card, as it was made; after a correction another is made with `replaces`, and the former stays, marked. An organisation makes them for a child it works with, as far as consent goes. A document for the family is on the page of whom it was made for.",
  },
  body: ChildDocument.FillDocument,
  examples: {
    letter: {
      summary: { ru: "Письмо семье", en: "A letter to the family" },
      value: {
        standardId: "standard_01J8ZQ4M7N3E5R6T8V9WXYZABC",
        number: "12",
        date: "2025-03-03",
        given: { "given.first-day": "2025-03-17", "organisation.shortName": "Центр ранней помощи" },
        forms: { "representative.name:dative": "Соловьёвой Марии", "child.name:genitive": "Соловьёвой Алёны" },
      },
    },
  },
  answer: { ...one, status: 201 },
  refusals: [
    "standard-document.not-approved",
    "standard-document.retired",
    "consent.missing",
    "agency.unknown",
    "child.expected",
    "child.left",
  ],
  run: ({ ctx, params, body }) => ChildDocument.fill(ctx, params.childId, body),
  location: ({ childId }) => `/children/${childId}/documents`,
  again: ({ ctx, params }, ref) =>
    ChildDocument.get(ctx, { childId: params.childId, documentId: ref.id as `document_${string}` }),
});

const listDocuments = operation({
  operationId: "listChildDocuments",
  method: "get",
  path: "/children/{childId}/documents",
  tag: "documents",
  summary: { ru: "Документы ребёнка", en: "A child's documents" },
  description: {
    ru: "Новые сначала, без текстов; организации — свои. Семья видит свои на странице семьи.",
    en: "Newest first, without texts; an organisation's own to it. A family sees its own on its page.",
  },
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(ChildDocument.DocumentView) }),
    description: { ru: "Документы.", en: "The documents." },
  },
  refusals: ["consent.missing"],
  run: async ({ ctx, params }) => ({ items: await ChildDocument.list(ctx, params.childId) }),
});

const downloadDocument = operation({
  operationId: "downloadChildDocument",
  method: "get",
  path: "/children/{childId}/documents/{documentId}/file",
  tag: "documents",
  summary: { ru: "Скачать документ", en: "Download a document" },
  description: {
    ru: "DOCX или PDF, каким составлен. Просмотр записывается в журнал.",
    en: "DOCX or PDF, as it was made. Reading is on record.",
  },
  query: z.strictObject({ format: z.enum(documentFormats).default("docx") }),
  files: documentFormats.map(documentType),
  answer: { status: 200, description: { ru: "Файл.", en: "The file." } },
  refusals: ["consent.missing"],
  run: async ({ ctx, params, query }) => new Download(await ChildDocument.file(ctx, params, query.format)),
});

const voidDocument = operation({
  operationId: "voidChildDocument",
  method: "post",
  path: "/children/{childId}/documents/{documentId}/void",
  tag: "documents",
  summary: { ru: "Отменить документ, составленный по ошибке", en: "Take back a document made by mistake" },
  description: {
    ru: "С причиной. Он остаётся в списке с пометкой; семья его больше не видит и узнаёт об этом в письме дня.",
    en: "With a reason. It stays on the list, marked; the family sees it no more, and is told in the day's letter.",
  },
  body: ChildDocument.VoidDocument,
  examples: {
    wrong: {
      summary: { ru: "Не тому ребёнку", en: "Another child's" },
      value: { reason: "Составлен не тому ребёнку." },
    },
  },
  answer: one,
  refusals: ["consent.missing"],
  run: ({ ctx, params, body }) => ChildDocument.voidDocument(ctx, params, body),
  again: ({ ctx, params }) => ChildDocument.get(ctx, params),
});

export const childDocuments = [fillDocument, listDocuments, downloadDocument, voidDocument] as const;
