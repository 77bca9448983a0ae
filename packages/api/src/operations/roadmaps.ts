import * as Roadmap from "@marshrut/core/roadmap";
import type { RoadmapId } from "@marshrut/core/shared";
import { says } from "@marshrut/core/shared";
import * as z from "zod";
import { largestBody, operation } from "../operation/index.ts";
import { dryRunQuery } from "./imports.views.ts";
import { text } from "./shared.ts";

const RowFault = z.strictObject({ row: z.int(), column: z.string(), message: text, key: z.string().optional() });
const Difference = z.strictObject({ key: z.string(), kind: z.enum(["added", "removed", "changed"]), text });

export const RoadmapView = z.strictObject({
  roadmapId: z.string(),
  key: z.string(),
  title: z.string(),
  from: z.int(),
  to: z.int(),
  nonWorking: z.enum(Roadmap.nonWorkingPolicies),
  edition: z.int(),
  measures: z.int(),
  flagged: z.array(RowFault),
  municipalities: z.array(z.string()).optional(),
  importedAt: z.string(),
  version: z.int(),
});
const view = ({ roadmap, version }: Roadmap.RoadmapAt): z.output<typeof RoadmapView> => ({ ...roadmap, version });

export const MeasureView = z.strictObject({
  key: z.string(),
  section: z.string(),
  sectionTitle: z.string(),
  number: z.string(),
  title: text,
  wording: z.string(),
  reports: z.enum(Roadmap.reportings).optional(),
  from: z.int().optional(),
  to: z.int().optional(),
  rule: z.record(z.string(), z.unknown()).optional(),
  /** Of the second half-year, where it is another one. */
  secondRule: z.record(z.string(), z.unknown()).optional(),
  byHand: z.boolean().optional(),
  notes: z.array(z.strictObject({ column: z.string(), text: z.string() })).optional(),
  assumptions: z.array(text),
  executors: z.array(z.strictObject({ key: z.string(), name: text, kinds: z.array(z.string()) })),
  expectedResult: text,
  indicators: z.array(z.string()),
});

const measureView = ({ rule, ...measure }: Roadmap.Measure): z.output<typeof MeasureView> => ({
  ...measure,
  reports: rule?.reports,
  from: rule?.from,
  to: rule?.to,
  rule: rule && { ...rule.deadline },
  secondRule: rule?.second && { ...rule.second },
  assumptions: rule?.assumptions ?? [],
});

const withVersion = ({ measure, version }: { measure: Roadmap.Measure; version: number }) => ({
  ...measureView(measure),
  version,
});

const importRoadmap = operation({
  operationId: "importRoadmap",
  method: "post",
  path: "/roadmaps/imports",
  tag: "roadmaps",
  summary: { ru: "Загрузить дорожную карту", en: "Import a roadmap" },
  description: {
    ru: "Файл: таблица, как она опубликована (`text`), `csv` или `xlsx` в base64; `catalogue` — карта из поставки. Под тем же `key` загрузка становится новой редакцией, а `differences` говорит, что изменилось. Строки с неизвестной формулировкой срока отмечаются в `flagged`: дат по ним нет, пока их не исправят. С `?dryRun=true` ничего не сохраняется: ответ показывает, что получится.",
    en: "A file: the table as published (`text`), `csv`, or `xlsx` in base64; `catalogue` is the one that we ship. Under the same `key` it becomes the next edition, and `differences` tells what changed. Rows with an unknown wording are `flagged`: they have no dates until they are corrected. With `?dryRun=true` nothing is kept: the answer shows what would come of it.",
  },
  query: dryRunQuery,
  body: Roadmap.ImportRoadmap,
  bodyLimit: largestBody,
  examples: {
    catalogue: { summary: { ru: "Карта из поставки", en: "The shipped one" }, value: { format: "catalogue" } },
    text: {
      summary: { ru: "Таблица текстом", en: "A table as text" },
      value: {
        format: "text",
        key: "plan-2025",
        from: 2025,
        to: 2025,
        content:
          "№\tМероприятие\tСроки\tИсполнители\tРезультаты\nI. Раздел\t\t\t\t\n1\tКонсультации\tежеквартально\tОбразовательные организации\tСемьи знают больше",
      },
    },
  },
  answer: {
    status: 200,
    schema: z.strictObject({ ...RoadmapView.shape, unchanged: z.boolean(), differences: z.array(Difference) }),
    description: { ru: "Что загружено.", en: "What was taken in." },
  },
  run: async ({ ctx, body, query }) => {
    const dry = query.dryRun === "true";
    const { unchanged, differences, ...at } = await Roadmap.importRoadmap(ctx, body, { dry });
    return { ...view(at), unchanged, differences };
  },
  again: async ({ ctx }, ref) => ({
    ...view(await Roadmap.get(ctx, ref.id as RoadmapId)),
    unchanged: false,
    differences: [],
  }),
});

const listRoadmaps = operation({
  operationId: "listRoadmaps",
  method: "get",
  path: "/roadmaps",
  tag: "roadmaps",
  summary: { ru: "Дорожные карты", en: "Roadmaps" },
  description: { ru: "Все карты региона.", en: "All of the region's." },
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(RoadmapView) }),
    description: { ru: "Список.", en: "The list." },
  },
  run: async ({ ctx }) => ({ items: (await Roadmap.list(ctx)).map(view) }),
});

const getRoadmap = operation({
  operationId: "getRoadmap",
  method: "get",
  path: "/roadmaps/{roadmapId}",
  tag: "roadmaps",
  summary: { ru: "Прочитать дорожную карту", en: "Read a roadmap" },
  description: { ru: "Вместе с отмеченными строками файла.", en: "With the flagged rows of its file." },
  answer: { status: 200, schema: RoadmapView, description: { ru: "Карта.", en: "The roadmap." } },
  run: async ({ ctx, params }) => view(await Roadmap.get(ctx, params.roadmapId)),
});

const edition = z
  .string()
  .regex(/^[1-9]\d{0,3}$/, { error: says("номер редакции", "the number of an edition") })
  .transform(Number)
  .optional();

const listMeasures = operation({
  operationId: "listMeasures",
  method: "get",
  path: "/roadmaps/{roadmapId}/measures",
  tag: "roadmaps",
  summary: { ru: "Мероприятия дорожной карты", en: "Measures of a roadmap" },
  description: {
    ru: "Раздел, номер, слова срока, прочитанное из них правило с тем, что принято, исполнители, ожидаемый результат и показатели. Без `edition` — действующая редакция.",
    en: "Section, number, the words of the deadline, the rule read from them and what was assumed, executors, expected result and indicators. Without `edition`, the one in force.",
  },
  query: z.strictObject({ edition }),
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(MeasureView) }),
    description: { ru: "Мероприятия.", en: "The measures." },
  },
  run: async ({ ctx, params, query }) => ({
    items: (await Roadmap.measures(ctx, params.roadmapId, query.edition)).map(measureView),
  }),
});

const setMeasureRule = operation({
  operationId: "setMeasureRule",
  method: "put",
  path: "/roadmaps/{roadmapId}/measures/{key}/rule",
  tag: "roadmaps",
  summary: { ru: "Задать правило срока вручную", en: "Set the rule of a deadline by hand" },
  description: {
    ru: "Для формулировки, которая не распознана: как часто отчитываться, за какие годы, до какого дня. `month` — месяц года, а для quarterly и half-yearly — месяц квартала (1–3; полугодия отчитываются со II и IV кварталами); `following` — в следующем году или квартале. `If-Match` — версия карты. Получается новая редакция; отметка строки снимается, обязательства начавшихся периодов следуют сразу. Пока формулировка та же, правило переживает новую загрузку файла.",
    en: "For a wording that is not understood: how often one reports, in which years, by which day. `month` is one of the year, and for quarterly and half-yearly one of the quarter (1 to 3; half-years report with the second and fourth quarter); `following` is the next year or quarter. `If-Match` is the roadmap's version. It makes a new edition; the row's flag is gone, obligations of periods that have begun follow at once. As long as the wording is the same the rule outlives another import.",
  },
  body: Roadmap.SetRule,
  examples: {
    tenDays: {
      summary: { ru: "10 марта каждого года", en: "10 March each year" },
      value: {
        reports: "yearly",
        due: { month: 3, day: 10 },
        reason: "Итоги конкурса подводят в конце февраля; 10 рабочих дней — до 10 марта.",
      },
    },
  },
  ifMatch: "required",
  answer: {
    status: 200,
    schema: MeasureView.extend({ version: z.int() }),
    description: { ru: "Мероприятие и версия карты.", en: "The measure, and the roadmap's version." },
  },
  refusals: ["input.invalid"],
  run: async ({ ctx, params, body, expectedVersion }) =>
    withVersion(await Roadmap.setRule(ctx, params.roadmapId, params.key, body, expectedVersion)),
  again: async ({ ctx, params }) => withVersion(await Roadmap.measure(ctx, params.roadmapId, params.key)),
});

const listRoadmapChanges = operation({
  operationId: "listRoadmapChanges",
  method: "get",
  path: "/roadmaps/{roadmapId}/changes",
  tag: "roadmaps",
  summary: { ru: "Что изменила редакция", en: "What an edition changed" },
  description: {
    ru: "По сравнению с предыдущей; без `edition` — действующая.",
    en: "Against the one before; without `edition`, the one in force.",
  },
  query: z.strictObject({ edition }),
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(Difference) }),
    description: { ru: "Изменения.", en: "The changes." },
  },
  run: async ({ ctx, params, query }) => {
    const { roadmap } = await Roadmap.get(ctx, params.roadmapId);
    return { items: await Roadmap.changes(ctx, params.roadmapId, query.edition ?? roadmap.edition) };
  },
});

export const roadmaps = [
  importRoadmap,
  listRoadmaps,
  getRoadmap,
  listMeasures,
  setMeasureRule,
  listRoadmapChanges,
] as const;
