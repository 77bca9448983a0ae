import { documentFormats, documentType } from "@marshrut/core/document";
import * as Execution from "@marshrut/core/execution";
import * as Import from "@marshrut/core/import";
import { InstrumentIdText } from "@marshrut/core/instrument";
import * as Report from "@marshrut/core/report";
import * as z from "zod";
import { Download, largestBody, operation } from "../operation/index.ts";
import { templateOf } from "./imports.template.ts";
import { dryRunQuery, ImportReport, importBody, importReport, isDry } from "./imports.views.ts";

const getExecution = operation({
  operationId: "getExecution",
  method: "get",
  path: "/children/{childId}/execution",
  tag: "execution",
  summary: { ru: "Рекомендовано и исполнено", en: "Recommended and performed" },
  description: {
    ru: "Все мероприятия ИПРА, заключений ПМПК и ИПРП: кому поручено, какой итог и когда — с маршрутом и без него. Исправленный документ показан исправлением. `instrument` выбирает один документ. Что написали организации, видят сотрудники; просмотр записывается в журнал.",
    en: "Every measure of ИПРА, commission's conclusions and early-help programmes: asked of whom, with which result, when, with and without a route. A corrected paper is told by its correction. `instrument` chooses one. What organisations wrote is for staff; reading is on record.",
  },
  query: z.strictObject({
    instrument: InstrumentIdText.optional(),
  }),
  answer: { status: 200, schema: Execution.Execution, description: { ru: "Ведомость.", en: "The ledger." } },
  run: ({ ctx, params, query }) => Execution.execution(ctx, params.childId, query.instrument),
});

const recordResult = operation({
  operationId: "recordResult",
  method: "post",
  path: "/children/{childId}/results",
  tag: "execution",
  summary: { ru: "Записать результат без маршрута", en: "Record a result without a route" },
  description: {
    ru: "Что стало с мероприятием, которое никому не поручалось шагом: итог, дата, кто исполнил (`agencyId` или `by` словами). Для всего, кроме `performed`, нужна причина в `note`. Слова хранятся зашифрованными; результат входит в показатели квартала своей даты; если он закрыт — новой редакцией его отчёта. Тот же результат ещё раз — 409 с `current.resultId`.",
    en: "What became of a measure that no step asked for: result, day, who did it (`agencyId`, or `by` in words). Whatever is not `performed` needs a reason in `note`. Words are kept sealed; it counts in the quarter of its day, by a revision where that is locked. The same result again is 409 with `current.resultId`.",
  },
  body: Execution.NewResult,
  examples: {
    performed: {
      summary: { ru: "Исполнено", en: "Performed" },
      value: {
        measureId: "measure_01J8ZQ4M7N3E5R6T8V9WXYZABC",
        result: "performed",
        on: "2025-03-05",
        by: "Санаторий «Топаз»",
      },
    },
  },
  answer: { status: 201, schema: Execution.ResultView, description: { ru: "Результат.", en: "The result." } },
  refusals: ["agency.unknown", "conflict.exists"],
  run: ({ ctx, params, body }) => Report.recordResult(ctx, params.childId, body),
  location: ({ childId }) => `/children/${childId}/execution`,
  again: ({ ctx, params }, ref) =>
    Execution.getResult(ctx, { childId: params.childId, resultId: ref.id as `result_${string}` }),
});

const correctResult = operation({
  operationId: "correctResult",
  method: "post",
  path: "/children/{childId}/results/{resultId}/correct",
  tag: "execution",
  summary: { ru: "Исправить или отозвать результат", en: "Correct a result, or take it back" },
  description: {
    ru: "Новый итог целиком или `withdrawn: true`, если его не было, — с причиной. Прежние слова остаются в `corrections`, показатели следуют, в закрытом периоде — новой редакцией.",
    en: "The whole of the new result, or `withdrawn: true` where there was none, with a reason. What it said stays in `corrections`; the figures follow, those of a locked period in a revision.",
  },
  body: Execution.ResultCorrection,
  examples: {
    withdrawn: {
      summary: { ru: "Записан не тому ребёнку", en: "It was another child's" },
      value: { withdrawn: true, reason: "Записан по ошибке: результат другого ребёнка" },
    },
  },
  ifMatch: "optional",
  answer: { status: 200, schema: Execution.ResultView, description: { ru: "Результат.", en: "The result." } },
  refusals: ["agency.unknown", "result.withdrawn", "conflict.busy"],
  run: ({ ctx, params, body, expectedVersion }) => Report.correctResult(ctx, params, body, expectedVersion),
  again: ({ ctx, params }) => Execution.getResult(ctx, params),
});

const reportExecution = operation({
  operationId: "reportExecution",
  method: "post",
  path: "/children/{childId}/execution/report",
  tag: "execution",
  summary: { ru: "Отчёт в МСЭ об исполнении ИПРА", en: "The report to the МСЭ on an ИПРА" },
  description: {
    ru: "Составляется из ведомости, получает исходящий номер и дату и хранится таким, каким отправлен; файл — `…/reports/{outgoingId}/file`. Имя ребёнка склоняется само; если в родительном падеже есть сомнение, ответ 422 просит `genitive`. За месяц до окончания ИПРА, по которой отчёта нет, координатор получает задачу `execution-report`.",
    en: "Made of the ledger, with an outgoing number and day, and kept as it was sent; the file is `…/reports/{outgoingId}/file`. The child's name is declined by itself; where its genitive is not sure, 422 asks for `genitive`. A month before an ИПРА without a report ends, the coordinator gets the task `execution-report`.",
  },
  body: Execution.NewOutgoing,
  examples: {
    report: {
      summary: { ru: "Отчёт по действующей ИПРА", en: "On the ИПРА in force" },
      value: {
        number: "45-исх",
        date: "2025-03-10",
        addressee: "Руководителю бюро МСЭ № 7",
        signer: { post: "Начальник отдела", name: "И. И. Иванов" },
      },
    },
  },
  answer: { status: 201, schema: Execution.OutgoingView, description: { ru: "Отчёт.", en: "The report." } },
  refusals: ["input.invalid", "child.expected"],
  run: ({ ctx, params, body }) => Execution.report(ctx, params.childId, body),
  location: ({ childId, outgoingId }) => `/children/${childId}/execution/reports/${outgoingId}`,
  again: ({ ctx, params }, ref) => Execution.reportOf(ctx, params.childId, ref.id as `outgoing_${string}`),
});

const listExecutionReports = operation({
  operationId: "listExecutionReports",
  method: "get",
  path: "/children/{childId}/execution/reports",
  tag: "execution",
  summary: { ru: "Отчёты в МСЭ о ребёнке", en: "A child's reports to the МСЭ" },
  description: { ru: "Новые сначала.", en: "Newest first." },
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(Execution.OutgoingView) }),
    description: { ru: "Отчёты.", en: "The reports." },
  },
  run: async ({ ctx, params }) => ({ items: await Execution.reports(ctx, params.childId) }),
});

const getExecutionReport = operation({
  operationId: "getExecutionReport",
  method: "get",
  path: "/children/{childId}/execution/reports/{outgoingId}",
  tag: "execution",
  summary: { ru: "Отчёт в МСЭ", en: "A report to the МСЭ" },
  description: { ru: "Без текста: он в файле.", en: "Without its text, which is in the file." },
  answer: { status: 200, schema: Execution.OutgoingView, description: { ru: "Отчёт.", en: "The report." } },
  run: ({ ctx, params }) => Execution.reportOf(ctx, params.childId, params.outgoingId),
});

const downloadExecutionReport = operation({
  operationId: "downloadExecutionReport",
  method: "get",
  path: "/children/{childId}/execution/reports/{outgoingId}/file",
  tag: "execution",
  summary: { ru: "Скачать отчёт в МСЭ", en: "Download a report to the МСЭ" },
  description: {
    ru: "PDF или DOCX (`format`), каким отправлен. Просмотр записывается в журнал.",
    en: "PDF or DOCX (`format`), as it was sent. Reading is on record.",
  },
  query: z.strictObject({ format: z.enum(documentFormats).default("pdf") }),
  files: documentFormats.map(documentType),
  answer: { status: 200, description: { ru: "Файл.", en: "The file." } },
  run: async ({ ctx, params: { childId, outgoingId }, query }) =>
    new Download(await Execution.reportFile(ctx, childId, outgoingId, query.format)),
});

const importResults = operation({
  operationId: "importResults",
  method: "post",
  path: "/results/imports",
  tag: "execution",
  summary: { ru: "Загрузить результаты из реестра", en: "Import results from a register" },
  description: {
    ru: "CSV или XLSX, как их ведут: СНИЛС или имя с датой рождения, мероприятие, как в документе, результат, дата, исполнитель, причина; при нескольких документах — номер ИПРА. Верные строки записываются, об остальных сказано, что исправить; если ребёнок не один, `current.candidates` называет всех. `dryRun` проверяет и не записывает. До 300 строк записываются сразу, больше (до 20 000) — в фоне: `GET /v1/imports/{importId}`; неверные строки — `GET /v1/imports/{importId}/failed`. Тот же файл ещё раз ничего не удваивает (`knownRows`). Результаты закрытого квартала входят в одну новую редакцию его отчёта.",
    en: "CSV or XLSX as people keep them: СНИЛС, or a name with the birth date; the measure as the instrument words it, result, date, who did it, reason; the number of the ИПРА where there are several. Good rows are recorded, of the others is said what to correct; where several children fit, `current.candidates` names them. `dryRun` judges and writes nothing. Up to 300 rows are recorded at once, more (up to 20,000) in the background: `GET /v1/imports/{importId}`; wrong rows: `GET /v1/imports/{importId}/failed`. The same file again doubles nothing (`knownRows`). Results of a locked quarter make one revision of its report.",
  },
  query: dryRunQuery,
  body: importBody,
  bodyLimit: largestBody,
  examples: {
    csv: {
      summary: { ru: "Таблица CSV", en: "A CSV table" },
      value: {
        format: "csv",
        content:
          "ФИО;Дата рождения;Мероприятие;Результат;Дата исполнения;Исполнитель\nСоловьёва Алёна;14.05.2016;Логопед;исполнено;06.03.2025;Логоцентр",
      },
    },
  },
  answer: {
    status: 200,
    schema: ImportReport,
    description: { ru: "Что стало со строками.", en: "What became of each row." },
  },
  repeat: "rows",
  run: async ({ ctx, body, query, files }) => {
    const { dryRun, ...file } = body;
    return importReport(await Import.start(ctx, files, Report.resultsImporter, { file, dryRun: isDry(query, dryRun) }));
  },
});

export const execution = [
  importResults,
  templateOf(
    "getResultsTemplate",
    "/results/imports/template",
    "execution",
    { ru: "Образец списка результатов", en: "The template for a list of results" },
    Execution.resultsTemplate,
  ),
  getExecution,
  recordResult,
  correctResult,
  reportExecution,
  listExecutionReports,
  getExecutionReport,
  downloadExecutionReport,
] as const;
