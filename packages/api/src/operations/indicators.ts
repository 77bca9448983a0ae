import { FiguresPeriodId, quarterId } from "@marshrut/core/calendar";
import * as Indicator from "@marshrut/core/indicator";
import * as Reporting from "@marshrut/core/reporting";
import { type Ctx, says } from "@marshrut/core/shared";
import * as Tenant from "@marshrut/core/tenant";
import * as z from "zod";
import { operation } from "../operation/index.ts";
import { ComputedView } from "./periods.schemas.ts";
import { idText, text } from "./shared.ts";

const IndicatorView = z.strictObject({
  key: z.string(),
  title: text,
  type: z.enum(["count", "yes-no", "percent", "days"]),
  source: z.enum(["computed", "submitted", "recorded"]),
  ofMeasure: z.boolean().optional().meta({
    description: "У каждого мероприятия своё число: `ключ@мероприятие` / one for each measure: `key@measure`",
  }),
  most: z.int().optional(),
  better: z.enum(["more", "less"]).optional(),
  value: z.number().optional(),
  target: z.number().optional(),
});

const getIndicators = operation({
  operationId: "getIndicators",
  method: "get",
  path: "/indicators",
  tag: "indicators",
  summary: { ru: "Показатели", en: "Indicators" },
  description: {
    ru: "Рассчитанные по маршрутам и банку данных — с числами за период (без него — текущий квартал); сдаваемые организациями — в отчёте периода. Чтение не зависит от числа детей.",
    en: "Those computed from routes and the data bank come with their figures of a period (without it, the present quarter); those handed in are in the period's report. Reading does not depend on the number of children.",
  },
  query: z.strictObject({ period: FiguresPeriodId.optional(), municipality: z.string().max(60).optional() }),
  answer: {
    status: 200,
    schema: z.strictObject({ period: FiguresPeriodId, indicators: z.array(IndicatorView), computed: ComputedView }),
    description: { ru: "Показатели.", en: "The indicators." },
  },
  run: async ({ ctx, query }) => {
    const today = await Tenant.today(ctx);
    const period = query.period ?? quarterId(today);
    const computed = await Indicator.figures(ctx, period, today, query.municipality);
    const targets = await Indicator.targetsOf(ctx, Number(period.slice(0, 4)));
    const indicators = Indicator.indicators.map((one) => ({
      ...one,
      value: one.source === "computed" ? computed.totals[one.key] : undefined,
      target: targets[one.key],
    }));
    return { period, indicators, computed };
  },
});

const setTargets = operation({
  operationId: "setTargets",
  method: "post",
  path: "/indicators/targets",
  tag: "indicators",
  summary: { ru: "Задать цели на год", en: "Set a year's targets" },
  description: {
    ru: "Все цели года сразу, по ключам показателей.",
    en: "All of a year's targets at once, by indicator key.",
  },
  body: Indicator.Targets,
  examples: {
    year: { summary: { ru: "2025 год", en: "2025" }, value: { year: 2025, targets: { "ipra-performed-share": 90 } } },
  },
  answer: { status: 200, schema: Indicator.Targets, description: { ru: "Цели.", en: "The targets." } },
  repeat: "rows",
  run: ({ ctx, body }) => Indicator.setTargets(ctx, body),
});

const compareCounters = operation({
  operationId: "compareCounters",
  method: "get",
  path: "/indicators/check",
  tag: "indicators",
  summary: { ru: "Сверить счётчики с записями", en: "Compare the counters with the records" },
  description: {
    ru: "Пусто, если сходятся. Читает все записи: только администратору.",
    en: "Empty when they agree. It reads all records: for administrators.",
  },
  answer: {
    status: 200,
    schema: z.strictObject({
      items: z.array(
        z.strictObject({ group: z.string(), cell: z.string(), counted: z.number(), inRecords: z.number() }),
      ),
    }),
    description: { ru: "Расхождения.", en: "The disagreements." },
  },
  run: async ({ ctx }) => ({ items: await Indicator.compare(ctx) }),
});

const rebuildCounters = operation({
  operationId: "rebuildCounters",
  method: "post",
  path: "/indicators/rebuild",
  tag: "indicators",
  summary: { ru: "Пересчитать счётчики", en: "Rebuild the counters" },
  description: {
    ru: "По всем записям, рядом с действующими счётчиками: читать их можно и во время пересчёта. Только администратору; на большом регионе запускайте его функцией, а не запросом.",
    en: "From all records, beside the counters in use, which can be read meanwhile. For administrators; in a large region run it as a function, not as a request.",
  },
  answer: {
    status: 200,
    schema: z.strictObject({ counted: z.int(), generation: z.int() }),
    description: { ru: "Сколько записей учтено.", en: "How many records were counted." },
  },
  repeat: "rows",
  run: ({ ctx }) => Indicator.rebuild(ctx),
});

const readDeadlines = operation({
  operationId: "readDeadlines",
  method: "get",
  path: "/calendars/deadlines",
  tag: "indicators",
  summary: { ru: "Сроки месяца", en: "A month's deadlines" },
  description: {
    ru: "По дням: сколько открытых шагов и несданных отчётов; мероприятия дорожных карт со сроком в этом месяце, последние дни приёма отчётов. Без `month` — текущий. Чтение не зависит от числа детей. Заседания и события — в своих списках (`since`, `until`).",
    en: "Day by day: how many open steps and reports that are owed; measures of roadmaps that fall due in the month, last days of periods. Without `month`, the present one. Reading does not depend on the number of children. Meetings and events stand in their own lists (`since`, `until`).",
  },
  query: z.strictObject({ month: Reporting.MonthId.optional() }),
  answer: { status: 200, schema: Reporting.DeadlinesView, description: { ru: "Сроки.", en: "The deadlines." } },
  run: async ({ ctx, query }) =>
    Reporting.deadlines(ctx, query.month ?? (await Tenant.today(ctx)).toPlainYearMonth().toString()),
});

const feedBody = z
  .strictObject({ agency: idText("agency").optional(), plan: idText("yearplan").optional() })
  .refine(({ agency, plan }) => agency === undefined || plan === undefined, {
    path: ["plan"],
    error: says("организация или план: одно из двух", "an organisation or a plan: one of the two"),
  });
const examples = { own: { summary: { ru: "Свой", en: "One's own" }, value: {} } };
/** Who names nothing means their own organisation; for staff that is the whole region. */
const whose = ({ actor }: Ctx, { agency, plan }: z.output<typeof feedBody>): Reporting.FeedOf =>
  plan ?? agency ?? (actor.kind === "specialist" ? actor.agency : "tenant");

const issueFeed = operation({
  operationId: "issueCalendarFeed",
  method: "post",
  path: "/calendars/feeds",
  tag: "indicators",
  summary: { ru: "Получить адрес календаря", en: "Get a calendar's address" },
  description: {
    ru: "Сроки организации (координатору без `agency` — всего региона) или план муниципалитета на год (`plan`) для подписки в календаре. В календаре организации есть и её строки плана. Адрес секретный; прежний перестаёт работать.",
    en: "An organisation's deadlines (without `agency`, the region's), or a municipality's plan of a year (`plan`), as a calendar subscription. An organisation's has its lines of the plan as well. The address is secret; the former one stops working.",
  },
  body: feedBody,
  examples,
  answer: {
    status: 200,
    schema: z.strictObject({ url: z.string() }),
    description: { ru: "Адрес.", en: "The address." },
  },
  repeat: "rows",
  run: ({ ctx, body }) => Reporting.issueFeed(ctx, whose(ctx, body)),
});

const revokeFeed = operation({
  operationId: "revokeCalendarFeed",
  method: "post",
  path: "/calendars/feeds/revoke",
  tag: "indicators",
  summary: { ru: "Отозвать адрес календаря", en: "Revoke a calendar's address" },
  description: { ru: "Сразу.", en: "At once." },
  body: feedBody,
  examples,
  answer: {
    status: 200,
    schema: z.strictObject({ revoked: z.literal(true) }),
    description: { ru: "Отозван.", en: "Revoked." },
  },
  repeat: "rows",
  run: async ({ ctx, body }) => {
    await Reporting.revokeFeed(ctx, whose(ctx, body));
    return { revoked: true as const };
  },
});

export const indicators = [
  getIndicators,
  setTargets,
  compareCounters,
  rebuildCounters,
  readDeadlines,
  issueFeed,
  revokeFeed,
] as const;
