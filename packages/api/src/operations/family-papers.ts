import * as Attachment from "@marshrut/core/attachment";
import * as FamilyPaper from "@marshrut/core/family-paper";
import * as z from "zod";
import { Download, operation } from "../operation/index.ts";

const one = {
  status: 200,
  schema: FamilyPaper.FamilyPaperView,
  description: { ru: "Документ.", en: "The paper." },
} as const;

const listFamilyPapers = operation({
  operationId: "listFamilyPapers",
  method: "get",
  path: "/children/{childId}/papers",
  tag: "family-papers",
  summary: { ru: "Документы, которые передала семья", en: "Papers that the family has handed in" },
  description: {
    ru: "Семья передаёт документ со своей страницы («Передать документ»): фотографии или PDF, что это и слово о нём; до 20 листов по 3 МБ. Каждый — задача координатора `paper-handed-in`, пока не сказано, чем он становится. Здесь — от старых к новым; представитель видит переданное им самим.",
    en: "A family hands in a paper from its own page: photographs or a PDF, what it is, a word; up to 20 sheets of 3 MB. Each is the coordinator's task `paper-handed-in` until somebody says what becomes of it. The oldest first; a representative sees what they have handed in themselves.",
  },
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(FamilyPaper.FamilyPaperView) }),
    description: { ru: "Документы.", en: "The papers." },
  },
  run: async ({ ctx, params }) => ({ items: await FamilyPaper.listPapers(ctx, params.childId) }),
});

const downloadFamilyPaper = operation({
  operationId: "downloadFamilyPaper",
  method: "get",
  path: "/children/{childId}/papers/{paperId}/sheets/{sheetId}",
  tag: "family-papers",
  summary: { ru: "Скачать лист документа", en: "Download a sheet of a paper" },
  description: {
    ru: "Просмотр записывается в журнал. Пока лист не проверен на вредоносные программы, он не выдаётся.",
    en: "Reading is on record. A sheet is not handed out before it is known to be clean.",
  },
  files: Object.values(Attachment.attachmentTypes),
  answer: { status: 200, description: { ru: "Файл.", en: "The file." } },
  refusals: ["file.unchecked", "file.infected"],
  run: async ({ ctx, params: { sheetId, ...at }, files }) =>
    new Download(await FamilyPaper.sheetFile(ctx, files, at, sheetId)),
});

const takeFamilyPaper = operation({
  operationId: "takeFamilyPaper",
  method: "post",
  path: "/children/{childId}/papers/{paperId}/take",
  tag: "family-papers",
  summary: { ru: "Принять документ", en: "Take in a paper" },
  description: {
    ru: "Чем он становится: документом ребёнка (`child`), сканом внесённого документа (`instrument`, `instrumentId`), документа о полномочиях (`authority`, `representativeId`) или файлом шага (`step`, `stepId`: листы видит тот, кому поручен шаг). Семья узнаёт из письма дня, без имён.",
    en: "As what: a paper of the child (`child`), the scan of a recorded one (`instrument`), of a paper of authority (`authority`), or files beside a step (`step`: whoever has the step sees the sheets). The family is told in the letter of the day, without names.",
  },
  body: FamilyPaper.TakePaper,
  examples: { child: { summary: { ru: "Документ ребёнка", en: "The child's" }, value: { as: "child" } } },
  ifMatch: "optional",
  answer: one,
  refusals: [
    "input.invalid",
    "paper.closed",
    "file.unchecked",
    "file.infected",
    "step.not-allowed",
    "attachment.type",
    "attachment.too-large",
  ],
  run: ({ ctx, params, body, files, expectedVersion }) =>
    FamilyPaper.takePaper(ctx, files, params, body, expectedVersion),
  again: ({ ctx, params }) => FamilyPaper.getPaper(ctx, params),
});

const returnFamilyPaper = operation({
  operationId: "returnFamilyPaper",
  method: "post",
  path: "/children/{childId}/papers/{paperId}/return",
  tag: "family-papers",
  summary: { ru: "Вернуть документ", en: "Return a paper" },
  description: {
    ru: "С причиной: её читает тот, кто передал, на своей странице. Файлы уходят через 30 дней или в срок региона (`retention.returnedDays`); до того решение можно исправить.",
    en: "With why, which whoever handed it in reads on their page. The files go after 30 days, or the region's term (`retention.returnedDays`); until then a mistake can be put right.",
  },
  body: FamilyPaper.ReturnPaper,
  examples: {
    blurred: {
      summary: { ru: "Не читается", en: "It cannot be read" },
      value: { reason: "Вторая страница не читается: сфотографируйте её при дневном свете." },
    },
  },
  ifMatch: "optional",
  answer: one,
  refusals: ["paper.closed"],
  run: ({ ctx, params, body, expectedVersion }) => FamilyPaper.returnPaper(ctx, params, body, expectedVersion),
  again: ({ ctx, params }) => FamilyPaper.getPaper(ctx, params),
});

const reopenFamilyPaper = operation({
  operationId: "reopenFamilyPaper",
  method: "post",
  path: "/children/{childId}/papers/{paperId}/reopen",
  tag: "family-papers",
  summary: { ru: "Посмотреть документ ещё раз", en: "Look at a paper once more" },
  description: {
    ru: "Приняли или вернули по ошибке: документ снова ждёт решения, причину читает семья. Файлы, которые уже стали файлами шага, удаляют отдельно.",
    en: "It was taken in or returned by mistake: it waits again, and the family reads why. Files that stand beside a step by it are removed there.",
  },
  body: FamilyPaper.ReturnPaper,
  examples: {
    mistake: { summary: { ru: "Ошиблись", en: "A mistake" }, value: { reason: "Приложили не к тому документу." } },
  },
  ifMatch: "optional",
  answer: one,
  refusals: ["paper.closed"],
  run: ({ ctx, params, body, expectedVersion }) => FamilyPaper.reopenPaper(ctx, params, body, expectedVersion),
  again: ({ ctx, params }) => FamilyPaper.getPaper(ctx, params),
});

export const familyPapers = [
  listFamilyPapers,
  downloadFamilyPaper,
  takeFamilyPaper,
  returnFamilyPaper,
  reopenFamilyPaper,
] as const;
