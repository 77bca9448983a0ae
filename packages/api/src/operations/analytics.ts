import * as Agency from "@marshrut/core/agency";
import * as Analytics from "@marshrut/core/analytics";
import { FiguresPeriodId } from "@marshrut/core/calendar";
import * as Delivery from "@marshrut/core/delivery";
import * as z from "zod";
import { operation } from "../operation/index.ts";
import { listOf, listQuery } from "./shared.ts";

const municipality = z.string().max(60).optional();
const service = z.string().min(2).max(60).optional();

const getHelp = operation({
  operationId: "getHelp",
  method: "get",
  path: "/analytics/services",
  tag: "indicators",
  summary: { ru: "Кто какую помощь получает и где", en: "Who gets which help where" },
  description: {
    ru: "Дети по услугам, муниципалитетам и возрасту; `by=agency` — по организациям одного муниципалитета, а у специалиста — по своей. Каждый ребёнок — один раз в каждом числе. Период — квартал или год; по умолчанию текущий год. Область видит всё, муниципалитет и организация — своё; чужое — только за год и без чисел меньше пяти: в суммы скрытое не входит.",
    en: "Children by service, municipality and age; `by=agency`: by organisations of one municipality, for a specialist by the own one. Each child once in each number. The period is a quarter or a year, by default this year. The region sees all, a municipality and an organisation their own; what is others' for years only, without numbers below five: what is hidden is in no sum.",
  },
  query: z.strictObject({
    period: FiguresPeriodId.optional(),
    municipality,
    service,
    by: z.enum(["municipality", "agency"]).optional(),
  }),
  answer: {
    status: 200,
    schema: Analytics.HelpView,
    description: { ru: "Кто получает помощь.", en: "Who gets help." },
  },
  refusals: ["input.invalid"],
  run: ({ ctx, query }) => Analytics.help(ctx, query),
});

const getDemand = operation({
  operationId: "getDemand",
  method: "get",
  path: "/analytics/demand",
  tag: "indicators",
  summary: { ru: "Спрос и места", en: "Demand and places" },
  description: {
    ru: "По услугам и муниципалитетам на сегодня: скольким детям услуга рекомендована, сколько ждёт и осталось без помощи, сколько мест и ставок; где не хватает больше всего — первым (мероприятие II.I-1.3). Чужому муниципалитету строки с числами меньше пяти показываются без чисел детей.",
    en: "By service and municipality as of today: to how many children it is recommended, how many wait and have had none, how many places and posts there are; what is missing most comes first (measure II.I-1.3). Rows with numbers below five are shown to another municipality without numbers of children.",
  },
  query: z.strictObject({ municipality, service }),
  answer: {
    status: 200,
    schema: Analytics.DemandView,
    description: { ru: "Спрос и места.", en: "Demand and places." },
  },
  refusals: ["input.invalid"],
  run: ({ ctx, query }) => Analytics.demand(ctx, query),
});

const getReadiness = operation({
  operationId: "getReadiness",
  method: "get",
  path: "/analytics/readiness",
  tag: "indicators",
  summary: { ru: "Готовность муниципалитета", en: "Whether a municipality is ready" },
  description: {
    ru: "Готов ли муниципалитет начать, и чего недостаёт: координатор и организации, до которых доходят письма, организации каждого вида, утверждённый перечень услуг, часы приёма, приём по видео или телефону — в том числе специалистов, которые принимают весь регион. Всё считается по записям.",
    en: "Whether a municipality is ready to begin, and what it lacks: a coordinator and organisations that letters reach, organisations of each kind, an approved list of services, hours, hours by video or telephone, those of specialists who receive the whole region among them. All of it follows from records.",
  },
  query: z.strictObject({ municipality: z.string().min(1).max(60) }),
  answer: {
    status: 200,
    schema: Analytics.ReadinessView,
    description: { ru: "Готовность.", en: "Whether it is ready." },
  },
  refusals: ["not-found"],
  run: ({ ctx, query }) => Analytics.readiness(ctx, query.municipality, Delivery.takingMail),
});

const getInFlight = operation({
  operationId: "getInFlight",
  method: "get",
  path: "/analytics/stages",
  tag: "indicators",
  summary: { ru: "Где стоят маршруты", en: "Where routes stand" },
  description: {
    ru: "Сколько открытых маршрутов на каждом этапе, по шаблонам и муниципалитетам, и сколько шагов этапа просрочено. `template` и `municipality` сужают. Маршрут стоит на нескольких этапах, когда они идут рядом. Муниципалитет видит своё. Чтение не зависит от числа маршрутов.",
    en: "How many open routes stand at each stage, by template and municipality, and how many steps of the stage are overdue. `template` and `municipality` narrow it. A route stands at several stages where they go on beside each other. A municipality sees its own. Reading does not depend on the number of routes.",
  },
  query: z.strictObject({ municipality, template: z.string().max(60).optional() }),
  answer: {
    status: 200,
    schema: Analytics.InFlightView,
    description: { ru: "Маршруты по этапам.", en: "Routes by stage." },
  },
  run: ({ ctx, query }) => Analytics.inFlight(ctx, query),
});

const findRoutesAt = operation({
  operationId: "findRoutesAt",
  method: "get",
  path: "/analytics/stages/routes",
  tag: "indicators",
  summary: { ru: "Маршруты на этапе", en: "Routes at a stage" },
  description: {
    ru: "Открытые маршруты, которые стоят на этапе, по муниципалитетам; внутри — кто стоит дольше, первым. У каждого — сколько шагов этапа открыто и просрочено и ближайший срок. Просмотр записывается в журнал каждого ребёнка.",
    en: "Open routes that stand at a stage, by municipality, in each the one that has stood longest first; with how many steps of the stage are open and overdue, and the first due day. Looking is on record for every child.",
  },
  query: listQuery({ template: z.string().max(60).optional(), stage: z.string().max(60).optional(), municipality }),
  answer: {
    status: 200,
    schema: listOf(Analytics.RouteAtStage),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  refusals: ["input.invalid"],
  run: ({ ctx, query: { template, stage, municipality: where }, page }) =>
    page((of) => Analytics.routesAt(ctx, { ...of, template, stage, municipality: where })),
});

const getTimeliness = operation({
  operationId: "getTimeliness",
  method: "get",
  path: "/analytics/agencies",
  tag: "indicators",
  summary: { ru: "Как организации держат сроки", en: "How organisations keep to their days" },
  description: {
    ru: "По действующим организациям: сколько шагов открыто и просрочено, сколько детей занимается и ждёт, сколько завершено за этот и прошлый год и из них в срок, за сколько дней обычно. Сначала те, у кого просрочено больше. `kind` и `municipality` сужают; муниципалитет видит своё. Чтение не зависит от числа шагов.",
    en: "Of active organisations: steps open and overdue, children that have a place and that wait, what ended this year and last and how much of it in time, and in how many days usually. Whoever has most overdue comes first. `kind` and `municipality` narrow it; a municipality sees its own. Reading does not depend on the number of steps.",
  },
  query: z.strictObject({ kind: z.enum(Agency.agencyKinds).optional(), municipality }),
  answer: {
    status: 200,
    schema: Analytics.TimelinessView,
    description: { ru: "Организации.", en: "The organisations." },
  },
  run: ({ ctx, query }) => Analytics.timeliness(ctx, query),
});

export const analytics = [getHelp, getDemand, getReadiness, getInFlight, findRoutesAt, getTimeliness] as const;
