import * as Indicator from "@marshrut/core/indicator";
import * as Report from "@marshrut/core/report";
import { says } from "@marshrut/core/shared";
import * as z from "zod";
import { Download, operation } from "../operation/index.ts";
import { DocumentView, periodOf, ReportView } from "./periods.schemas.ts";
import { listOf, listQuery } from "./shared.ts";

const files = Report.documentFormats.map(Report.typeOf);
const document = ({ parts: _, ...rest }: Report.ReportDocument): z.output<typeof DocumentView> => rest;
const revision = z
  .string()
  .regex(/^[1-9]\d{0,3}$/, { error: says("номер редакции", "the number of a revision") })
  .transform(Number)
  .optional();

/** Which form of the report a request wants: the query says it outright, else `Accept`. */
const wanted = (
  format: Report.DocumentFormat | "json" | undefined,
  accept: string,
): Report.DocumentFormat | undefined =>
  format
    ? format === "json"
      ? undefined
      : format
    : Report.documentFormats.find((f) => accept.includes(Report.typeOf(f)));

const getReport = operation({
  operationId: "getPeriodReport",
  method: "get",
  path: "/periods/{period}/report",
  tag: "periods",
  summary: { ru: "Отчёт за период", en: "A period's report" },
  description: {
    ru: "Одни и те же цифры в трёх видах: JSON, XLSX, DOCX (аналитическая справка) — по `Accept` или `format`. До закрытия они предварительные (`revision: 0`), потом замороженные; `revision` выбирает редакцию.",
    en: "The same figures in three forms: JSON, XLSX, DOCX (the analytical note), by `Accept` or `format`. Live until locking (`revision: 0`), frozen afterwards; `revision` chooses one.",
  },
  query: z.strictObject({ format: z.enum(["json", ...Report.documentFormats]).optional(), revision }),
  files,
  answer: { status: 200, schema: ReportView, description: { ru: "Отчёт.", en: "The report." } },
  run: async ({ ctx, params, query, accept }) => {
    const period = periodOf(params.period);
    const format = wanted(query.format, accept);
    if (!format) return Report.reportOf(ctx, period, query.revision);
    // The framework knows a file when it sees one; its type stands in `files`.
    return new Download(await Report.documentNow(ctx, period, format, query.revision)) as unknown as Report.Report;
  },
});

const requestReport = operation({
  operationId: "requestReport",
  method: "post",
  path: "/periods/{period}/reports",
  tag: "periods",
  summary: { ru: "Заказать документ", en: "Ask for a document" },
  description: {
    ru: "Готовится в фоне; как далеко — `GET /v1/reports/{reportId}`, сам файл — `…/file`.",
    en: "It is made in the background; how far it is: `GET /v1/reports/{reportId}`; the file: `…/file`.",
  },
  body: z.strictObject({ format: z.enum(Report.documentFormats) }),
  examples: { docx: { summary: { ru: "Справка", en: "The note" }, value: { format: "docx" } } },
  answer: { status: 201, schema: DocumentView, description: { ru: "Заказ.", en: "What was asked for." } },
  run: async ({ ctx, params, body }) => document(await Report.request(ctx, periodOf(params.period), body.format)),
  location: ({ reportId }) => `/reports/${reportId}`,
  again: async ({ ctx }, ref) => document(await Report.status(ctx, ref.id as `report_${string}`)),
});

const listReports = operation({
  operationId: "listReports",
  method: "get",
  path: "/periods/{period}/reports",
  tag: "periods",
  summary: { ru: "Документы периода", en: "A period's documents" },
  description: { ru: "Новые сначала.", en: "Newest first." },
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(DocumentView) }),
    description: { ru: "Список.", en: "The list." },
  },
  run: async ({ ctx, params }) => ({ items: (await Report.documentsOf(ctx, periodOf(params.period))).map(document) }),
});

const getDocument = operation({
  operationId: "getReport",
  method: "get",
  path: "/reports/{reportId}",
  tag: "periods",
  summary: { ru: "Готов ли документ", en: "Whether a document is ready" },
  description: { ru: "`progress` — проценты.", en: "`progress` is per cent." },
  answer: { status: 200, schema: DocumentView, description: { ru: "Документ.", en: "The document." } },
  run: async ({ ctx, params }) => document(await Report.status(ctx, params.reportId)),
});

const downloadReport = operation({
  operationId: "downloadReport",
  method: "get",
  path: "/reports/{reportId}/file",
  tag: "periods",
  summary: { ru: "Скачать документ", en: "Download a document" },
  description: { ru: "Пока он не готов — 409 `report.not-ready`.", en: "Until it is ready, 409 `report.not-ready`." },
  files,
  answer: { status: 200, schema: z.unknown(), description: { ru: "Файл.", en: "The file." } },
  refusals: ["report.not-ready"],
  run: async ({ ctx, params }) => new Download(await Report.download(ctx, params.reportId)),
});

const listRevisions = operation({
  operationId: "listRevisions",
  method: "get",
  path: "/periods/{period}/revisions",
  tag: "periods",
  summary: { ru: "Редакции отчёта", en: "Revisions of the report" },
  description: {
    ru: "Первая — при закрытии, следующие — исправления с причиной.",
    en: "The first is made at locking, the others are corrections with their reasons.",
  },
  answer: {
    status: 200,
    schema: z.strictObject({
      items: z.array(
        z.strictObject({ revision: z.int(), at: z.string(), by: z.string(), reason: z.string().optional() }),
      ),
    }),
    description: { ru: "Редакции.", en: "The revisions." },
  },
  run: async ({ ctx, params }) => ({ items: await Report.revisionsOf(ctx, periodOf(params.period)) }),
});

const drill = operation({
  operationId: "drillFigure",
  method: "get",
  path: "/periods/{period}/children",
  tag: "periods",
  summary: { ru: "Дети за цифрой", en: "The children behind a figure" },
  description: {
    ru: "`figure` — ключ из отчёта: `children/<территория>[/<возраст>[/<пол>[/<группа>]]]`, `ipra/<территория>/<раздел>[/<результат>]`, `stage/<территория>/<этап>[/<результат>]`, `overdue/<территория>`, `consulted/<территория>`, `routes/<территория>[/<шаблон>]`, `papers/<территория>[/<вид>]`; `all` — любое. Происшедшее считается за квартал. Показывает записи, какие они сейчас (`recordsAt`); цифры закрытого периода заморожены раньше (`frozenAt`), поэтому детей может быть больше или меньше. Просмотр записывается в журнал.",
    en: "`figure` is a key of the report: `children/<municipality>[/<age>[/<sex>[/<group>]]]`, `ipra/<municipality>/<block>[/<result>]` and so on; `all` is any. What happened is counted by quarter. It shows the records as they are now (`recordsAt`); the figures of a locked period were frozen before (`frozenAt`), so there may be more children or fewer. Looking is on record.",
  },
  query: listQuery({ figure: z.string().max(200).optional() }),
  answer: {
    status: 200,
    schema: listOf(z.strictObject({ childId: z.string(), subject: z.string() })).extend({
      recordsAt: z.string(),
      frozenAt: z.string().optional(),
    }),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  refusals: ["input.invalid"],
  run: async ({ ctx, params, query, page }) => {
    const moments = { recordsAt: "" };
    const list = await page(async (of) => {
      const { items, next, ...rest } = await Indicator.drill(ctx, periodOf(params.period), query.figure ?? "", of);
      Object.assign(moments, rest);
      return { items, next };
    });
    return { ...list, ...moments };
  },
});

export const periodReports = [
  getReport,
  requestReport,
  listReports,
  getDocument,
  downloadReport,
  listRevisions,
  drill,
] as const;
