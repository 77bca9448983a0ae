import * as Execution from "@marshrut/core/execution";
import { idPattern, says } from "@marshrut/core/shared";
import * as z from "zod";
import { operation } from "../operation/index.ts";

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

export const execution = [getExecution, recordResult, correctResult] as const;
