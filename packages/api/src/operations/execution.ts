import { documentFormats, documentType } from "@marshrut/core/document";
import * as Execution from "@marshrut/core/execution";
import { idPattern, says } from "@marshrut/core/shared";
import * as z from "zod";
import { Download, operation } from "../operation/index.ts";

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
    instrument: z
      .string()
      .regex(idPattern("instrument"), { error: says("идентификатор вида instrument_01…", "an id like instrument_01…") })
      .transform((s) => s as `instrument_${string}`)
      .optional(),
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
    ru: "Что стало с мероприятием, которое никому не поручалось шагом: итог, дата, кто исполнил (`agencyId` или `by` словами). Для всего, кроме `performed`, нужна причина в `note`. Слова хранятся зашифрованными; результат входит в показатели квартала своей даты. Тот же результат ещё раз — 409 с `current.resultId`.",
    en: "What became of a measure that no step asked for: result, day, who did it (`agencyId`, or `by` in words). Whatever is not `performed` needs a reason in `note`. Words are kept sealed; it counts in the quarter of its day. The same result again is 409 with `current.resultId`.",
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
  run: ({ ctx, params, body }) => Execution.recordResult(ctx, params.childId, body),
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
    ru: "Новый итог целиком или `withdrawn: true`, если его не было, — с причиной. Прежние слова остаются в `corrections`, показатели следуют.",
    en: "The whole of the new result, or `withdrawn: true` where there was none, with a reason. What it said stays in `corrections`; the figures follow.",
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
  run: ({ ctx, params, body, expectedVersion }) => Execution.correctResult(ctx, params, body, expectedVersion),
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
  refusals: ["input.invalid"],
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

export const execution = [
  getExecution,
  recordResult,
  correctResult,
  reportExecution,
  listExecutionReports,
  getExecutionReport,
  downloadExecutionReport,
] as const;
