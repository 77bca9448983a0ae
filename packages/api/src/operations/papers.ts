import * as Intake from "@marshrut/core/intake";
import { refusalCodes } from "@marshrut/core/shared";
import * as z from "zod";
import { Download, largestBody, operation } from "../operation/index.ts";
import { fileTypes, formatQuery, templateFile, templateText } from "./imports.template.ts";
import { listOf, listQuery, text } from "./shared.ts";

const field = z.strictObject({ pointer: z.string(), detail: z.string(), detailEn: z.string() });
const row = {
  row: z.int().describe("Строка файла или номер выписки в архиве / line of the file, or place in the archive"),
  outcome: z.enum(Intake.outcomes),
  childId: z.string().optional(),
  instrumentId: z.string().optional(),
  candidates: z
    .array(z.strictObject({ childId: z.string(), reasons: z.array(z.enum(Intake.reasons)) }))
    .optional()
    .describe("Кто это может быть, и почему / who it may be, and why"),
  errors: z.array(field).optional(),
  code: z.enum(refusalCodes).optional(),
  text: text.optional(),
};
const counts = z.partialRecord(z.enum(Intake.outcomes), z.int());
const ImportReport = z.strictObject({
  importId: z.string(),
  status: z.enum(["working", "done"]),
  dryRun: z.boolean(),
  total: z.int().describe("Строк в файле / rows of the file"),
  looked: z.int().describe("Сколько пройдено / how many have been looked at"),
  counts,
  rows: z.array(z.strictObject({ ...row, file: z.string().optional(), notes: z.array(text).optional() })),
});
const ImportView = z.strictObject({
  importId: z.string(),
  dryRun: z.boolean(),
  format: z.enum(Intake.formats),
  kind: z.enum(["ipra", "pmpk"]),
  rows: z.int(),
  done: z.int(),
  counts,
  startedAt: z.string(),
  finishedAt: z.string().optional(),
});
const ImportRow = z.strictObject(row);
const ListedRow = z.strictObject({
  ...row,
  said: z
    .strictObject({
      who: z.strictObject({
        surname: z.string().optional(),
        givenName: z.string().optional(),
        patronymic: z.string().optional(),
        birthDate: z.string().optional(),
        snils: z.string().optional(),
      }),
      number: z.string().optional(),
      file: z.string().optional(),
      notes: z.array(text),
    })
    .optional()
    .describe("О ком строка, пока она ждёт решения / whom it names, while it waits"),
});

/** Faults as everywhere in answers. */
const shown = <R extends Pick<Intake.RowResult, "fields">>({ fields, ...rest }: R) => ({
  ...rest,
  errors: fields?.map(({ pointer, message: { ru, en } }) => ({ pointer, detail: ru, detailEn: en })),
});
const report = ({ rows, ...rest }: Intake.Report) => ({ ...rest, rows: rows.map(shown) });
const rowOf = ({ importId: _, ...kept }: Intake.KeptRow) => shown(kept);

const xmlExample =
  "<IPRA><Number>1187.7.42/2026</Number><DevelopDate>2026-02-26</DevelopDate><Person><FIO><LastName>СОЛОВЬЕВА</LastName><FirstName>АЛЕНА</FirstName></FIO><BirthDate>2015-05-14</BirthDate></Person></IPRA>";

const importInstruments = operation({
  operationId: "importInstruments",
  method: "post",
  path: "/instruments/imports",
  tag: "instruments",
  summary: { ru: "Загрузить документы файлом", en: "Import instruments" },
  description: {
    ru: "Выписка МСЭ (`xml`), архив выписок (`zip`), реестр ИПРА или список заключений ПМПК (`xlsx`, `csv`; `kind`). Ребёнок ищется по СНИЛС, затем по имени и дате рождения; кто не ясен, ждёт подтверждения (`uncertain`, `unknown-child`, `same-number`). Тот же номер с тем же содержанием не меняется, с другим — исправляется. `dryRun` показывает, что будет, и ничего не пишет. До 300 строк записываются сразу, больше — в фоне, по частям: сколько пройдено, говорит `GET /v1/instruments/imports/{importId}`, строки — `…/rows` (пробного прогона — `GET /v1/imports/{importId}`). Прерванная загрузка продолжается сама. Файл можно загрузить ещё раз: записанное не удвоится.",
    en: "An extract of the МСЭ (`xml`), an archive of them (`zip`), a register of ИПРА or a list of conclusions of the ПМПК (`xlsx`, `csv`; `kind`). A child is looked for by СНИЛС, then by name and birth date; whoever is not certain waits for a person (`uncertain`, `unknown-child`, `same-number`). The same number with the same content stays, with another it is corrected. `dryRun` shows what would be and writes nothing. Up to 300 rows are recorded at once, more in the background, piece by piece: how many are done is in `GET /v1/instruments/imports/{importId}`, the rows in `…/rows` (of a dry run in `GET /v1/imports/{importId}`). What was cut short goes on by itself. A file may be sent again: nothing is doubled.",
  },
  body: Intake.PapersFile,
  bodyLimit: largestBody,
  examples: {
    xml: {
      summary: { ru: "Выписка из ИПРА, пробный прогон", en: "An extract, as a dry run" },
      value: { format: "xml", content: xmlExample, dryRun: true },
    },
  },
  answer: {
    status: 200,
    schema: ImportReport,
    description: { ru: "Что стало с каждой строкой.", en: "What became of each row." },
  },
  repeat: "rows",
  run: async ({ ctx, body, files }) => report(await Intake.importPapers(ctx, files, body)),
});

const getInstrumentsTemplate = operation({
  operationId: "getInstrumentsTemplate",
  method: "get",
  path: "/instruments/imports/template",
  tag: "instruments",
  summary: { ru: "Образец списка документов", en: "The template for a list of instruments" },
  description: {
    ru: `${templateText.ru} \`kind\`: реестр ИПРА (\`ipra\`) или заключения ПМПК (\`pmpk\`).`,
    en: `${templateText.en} \`kind\`: a register of ИПРА (\`ipra\`) or conclusions of the ПМПК (\`pmpk\`).`,
  },
  query: formatQuery.extend({ kind: z.enum(["ipra", "pmpk"]).default("ipra") }),
  files: fileTypes,
  answer: { status: 200, description: { ru: "Таблица.", en: "The table." } },
  run: ({ query: { format, kind } }) => {
    const said = kind === "ipra" ? "Образец реестра ИПРА" : "Образец списка заключений ПМПК";
    return templateFile(Intake.templates[kind], { format, said, name: kind });
  },
});

const getInstrumentImport = operation({
  operationId: "getInstrumentImport",
  method: "get",
  path: "/instruments/imports/{papersId}",
  tag: "instruments",
  summary: { ru: "Ход загрузки документов", en: "How far an import is" },
  description: {
    ru: "Сколько строк сделано и с каким итогом. Без `finishedAt` загрузка идёт; прерванная продолжается сама.",
    en: "How many rows are done, and with what outcome. Without `finishedAt` it is under way; one that was cut short goes on by itself.",
  },
  answer: { status: 200, schema: ImportView, description: { ru: "Загрузка.", en: "The import." } },
  run: ({ ctx, params }) => Intake.getImport(ctx, params.papersId),
});

const listImportRows = operation({
  operationId: "listImportRows",
  method: "get",
  path: "/instruments/imports/{papersId}/rows",
  tag: "instruments",
  summary: { ru: "Строки загрузки", en: "Rows of an import" },
  description: {
    ru: "По порядку файла. О ком строка, видно, пока она ждёт решения; просмотр записывается в журнал.",
    en: "In the order of the file. Whom a row names is shown while it waits; reading is recorded in the audit log.",
  },
  query: listQuery({}),
  answer: {
    status: 200,
    schema: listOf(ListedRow),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, params, page }) =>
    page(async (of) => {
      const { items, next } = await Intake.listRows(ctx, params.papersId, of);
      return { items: items.map(shown), next };
    }),
});

const getFailedRows = operation({
  operationId: "getFailedRows",
  method: "get",
  path: "/instruments/imports/{papersId}/failed",
  tag: "instruments",
  summary: { ru: "Файл незаписанных строк", en: "The rows that were not recorded" },
  description: {
    ru: "XLSX: строки, как они стояли в файле, с номером и с тем, что исправить. Исправленный файл загружается снова.",
    en: "XLSX: the rows as they stood in the file, with their line and what to mend. Mended, it is sent again.",
  },
  files: ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  answer: { status: 200, schema: z.unknown(), description: { ru: "Файл.", en: "The file." } },
  run: async ({ ctx, params }) => new Download(await Intake.failedRows(ctx, params.papersId)),
});

const confirmImportRow = operation({
  operationId: "confirmImportRow",
  method: "post",
  path: "/instruments/imports/{papersId}/rows/{row}/confirm",
  tag: "instruments",
  summary: { ru: "Сказать, чей документ", en: "Say whose paper it is" },
  description: {
    ru: "Документ строки, которая ждёт решения, записывается ребёнку. Если тот же номер есть у другого ребёнка, ответ 409 называет обоих; если у каждого свой документ, повторите с `confirmedDistinctFrom`.",
    en: "The paper of a row that waits is recorded for the child. When another child has the number, 409 names both; if each has a paper of its own, repeat with `confirmedDistinctFrom`.",
  },
  body: Intake.Confirm,
  examples: {
    child: {
      summary: { ru: "Этот ребёнок", en: "This child" },
      value: { childId: "child_01J8ZQ4M7N3E5R6T8V9WXYZABC" },
    },
  },
  answer: { status: 200, schema: ImportRow, description: { ru: "Строка, какой она стала.", en: "The row as it is." } },
  refusals: ["child.left", "instrument.superseded", "instrument.duplicate", "conflict.exists", "conflict.busy"],
  run: async ({ ctx, params, body }) =>
    rowOf(await Intake.confirm(ctx, { importId: params.papersId, row: Number(params.row) }, body)),
  again: async ({ ctx, params }) =>
    rowOf(await Intake.getRow(ctx, { importId: params.papersId, row: Number(params.row) })),
});

export const instrumentImports = [
  importInstruments,
  getInstrumentsTemplate,
  getInstrumentImport,
  listImportRows,
  getFailedRows,
  confirmImportRow,
] as const;
