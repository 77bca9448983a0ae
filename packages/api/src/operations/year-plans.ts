import { says } from "@marshrut/core/shared";
import * as YearPlan from "@marshrut/core/year-plan";
import * as z from "zod";
import { Download, operation } from "../operation/index.ts";
import { ByDecision, byDecision, decisionExample } from "./decided.ts";
import { idText, listOf, listQuery } from "./shared.ts";

const answer = {
  status: 200,
  schema: YearPlan.YearPlanView,
  description: { ru: "План.", en: "The plan." },
} as const;
const line = {
  status: 200,
  schema: YearPlan.YearEntryView,
  description: { ru: "Строка плана.", en: "The line." },
} as const;

const wantedYear = z
  .string()
  .regex(/^20\d{2}$/, { error: says("год, например 2026", "a year such as 2026") })
  .transform(Number);
const wantedEdition = z
  .string()
  .regex(/^[1-9]\d{0,2}$/, { error: says("номер редакции", "the number of an edition") })
  .transform(Number)
  .optional();
const wantedMonth = z
  .string()
  .regex(/^20\d{2}-(0[1-9]|1[0-2])$/, { error: says("месяц вида 2026-03", "a month like 2026-03") })
  .optional();

const beginYearPlan = operation({
  operationId: "beginYearPlan",
  method: "post",
  path: "/year-plans",
  tag: "roadmaps",
  summary: { ru: "Начать план муниципалитета на год", en: "Begin a municipality's plan of a year" },
  description: {
    ru: "Дорожная карта, II.I 1.5. Строки собираются сами в фоне (`drafting`): отчёты по мероприятиям (мероприятие, исполнитель, день срока), шаги маршрутов числами (по месяцам, услугам и организациям, без детей), пересмотры маршрутов, консультации по слотам. Координатор меняет, добавляет и исключает; действует план с утверждения. На год — один план: отозванный начинается снова с тем, чем был.",
    en: "Roadmap, II.I 1.5. Its lines come in by themselves in the background (`drafting`): reports by measure, executor and due day; steps of routes as numbers (by month, service and organisation, of no child); reviews of routes; consultations by slots. The coordinator changes, adds and strikes; it counts from its approval. There is one for a year: one that was withdrawn is begun again with what it was.",
  },
  body: YearPlan.NewYearPlan,
  examples: {
    one: { summary: { ru: "План", en: "A plan" }, value: { municipality: "novokuznetsk", year: 2026 } },
  },
  answer: { ...answer, status: 201 },
  refusals: ["conflict.exists"],
  run: ({ ctx, body }) => YearPlan.begin(ctx, body),
  location: ({ planId }) => `/year-plans/${planId}`,
  again: ({ ctx }, ref) => YearPlan.get(ctx, ref.id as `yearplan_${string}`),
});

const findYearPlans = operation({
  operationId: "findYearPlans",
  method: "get",
  path: "/year-plans",
  tag: "roadmaps",
  summary: { ru: "Найти планы на год", en: "Find plans of a year" },
  description: {
    ru: "Персоналу — планы его территории, организации — утверждённые планы её муниципалитета.",
    en: "For staff those of their territory, for an organisation those of its municipality that have been approved.",
  },
  query: listQuery({ municipality: z.string().max(60).optional(), year: wantedYear.optional() }),
  answer: {
    status: 200,
    schema: listOf(YearPlan.YearPlanSummary),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, query: { municipality, year }, page }) =>
    page((of) => YearPlan.find(ctx, { municipality, year, ...of })),
});

const getYearPlan = operation({
  operationId: "getYearPlan",
  method: "get",
  path: "/year-plans/{planId}",
  tag: "roadmaps",
  summary: { ru: "План и факт по месяцам", en: "Plan and fact by month" },
  description: {
    ru: "Сколько строк в каждом месяце, сколько выполнено и сколько просрочено; факт считается раз в день по записям (`factOn`), результаты своих строк ставятся вручную. Организация видит план, утверждённый в её муниципалитете или с её строками, и считает только свои.",
    en: "How many lines each month has, how many are fulfilled and how many overdue; facts are counted from the records once a day (`factOn`), results of lines added by hand are said. An organisation sees the approved plan of its municipality, or one with lines of its own, and only its own lines count.",
  },
  answer,
  run: ({ ctx, params }) => YearPlan.get(ctx, params.planId),
});

const refreshYearPlan = operation({
  operationId: "refreshYearPlan",
  method: "post",
  path: "/year-plans/{planId}/refresh",
  tag: "roadmaps",
  summary: { ru: "Дособрать строки плана из записей", en: "Bring in what the records foresee by now" },
  description: {
    ru: "В фоне: новые строки добавляются, не тронутые руками обновляются, изменённые остаются. В утверждённом плане это будущая редакция.",
    en: "In the background: new lines come, those that nobody has changed follow the records, those that somebody has changed stay. Of an approved plan this is the edition to come.",
  },
  answer,
  refusals: ["year-plan.not-open"],
  run: ({ ctx, params }) => YearPlan.refresh(ctx, params.planId),
  again: ({ ctx, params }) => YearPlan.get(ctx, params.planId),
});

const act = {
  act: {
    act: "Постановление администрации Новокузнецкого городского округа",
    number: "12-п",
    date: "2025-02-03",
    by: "Администрация Новокузнецкого городского округа",
  },
};

const approveYearPlan = operation({
  operationId: "approveYearPlan",
  method: "post",
  path: "/year-plans/{planId}/approve",
  tag: "roadmaps",
  summary: { ru: "Утвердить план", en: "Approve the plan" },
  description: {
    ru: "По акту: чей, номер и дата. С этого дня план действует; организации узнают о своих строках письмом дня.",
    en: "By an act: whose, its number and date. From now on it counts; organisations are told of their lines in the letter of the day.",
  },
  body: z.union([YearPlan.ApprovePlan, ByDecision]),
  examples: { act: { summary: { ru: "Постановление", en: "A decree" }, value: act }, ...decisionExample },
  answer,
  refusals: [
    "year-plan.not-open",
    "year-plan.drafting",
    "limit.reached",
    "approval.by-decision",
    "decision.not-effective",
  ],
  run: async ({ ctx, params: { planId }, body }) => {
    const [given, decisionId] = await byDecision(ctx, body, { kind: "year-plan", planId }, (one) => ({ act: one }));
    return YearPlan.approve(ctx, planId, given, decisionId);
  },
  again: ({ ctx, params }) => YearPlan.get(ctx, params.planId),
});

const amendYearPlan = operation({
  operationId: "amendYearPlan",
  method: "post",
  path: "/year-plans/{planId}/amend",
  tag: "roadmaps",
  summary: { ru: "Внести изменения в план", en: "Amend the plan" },
  description: {
    ru: "Всё, что изменено после утверждения, вступает в силу новой редакцией: акт и причина. Тем, чьи строки изменились, сообщает письмо дня. Прежние редакции остаются.",
    en: "All that was changed since the approval comes into force as a new edition: an act, and why. Those whose lines have changed are told in the letter of the day. Former editions stay.",
  },
  body: YearPlan.AmendPlan,
  examples: {
    act: {
      summary: { ru: "Изменение", en: "An amendment" },
      value: { ...act, reason: "Перенос школы приёмных родителей на октябрь" },
    },
  },
  answer,
  refusals: [
    "year-plan.not-open",
    "year-plan.drafting",
    "year-plan.unchanged",
    "limit.reached",
    "approval.by-decision",
  ],
  run: ({ ctx, params, body }) => YearPlan.amend(ctx, params.planId, body),
  again: ({ ctx, params }) => YearPlan.get(ctx, params.planId),
});

const reason = {
  mistake: { summary: { ru: "Причина", en: "Why" }, value: { reason: "Утверждён по ошибке: не тот год" } },
};

const withdrawYearPlan = operation({
  operationId: "withdrawYearPlan",
  method: "post",
  path: "/year-plans/{planId}/withdraw",
  tag: "roadmaps",
  summary: { ru: "Отозвать план", en: "Withdraw the plan" },
  description: {
    ru: "Начат или утверждён по ошибке. Организациям, которых он обязывал, сообщает письмо дня.",
    en: "It was begun or approved by mistake. Organisations that it bound are told in the letter of the day.",
  },
  body: YearPlan.WithReason,
  examples: reason,
  answer,
  refusals: ["year-plan.not-open"],
  run: ({ ctx, params, body }) => YearPlan.withdraw(ctx, params.planId, body),
  again: ({ ctx, params }) => YearPlan.get(ctx, params.planId),
});

const printYearPlan = operation({
  operationId: "printYearPlan",
  method: "get",
  path: "/year-plans/{planId}/file",
  tag: "roadmaps",
  summary: { ru: "План файлом", en: "The plan as a file" },
  description: {
    ru: "DOCX на подпись, PDF или XLSX (второй лист — план и факт по месяцам): действующая редакция, проект как есть или редакция `edition` (следующая — с тем, что ещё не утверждено). Числа о детях меньше пяти не показаны. Организации — её строки.",
    en: "DOCX to be signed, PDF, or XLSX (plan and fact by month on its second sheet): the edition in force, a draft as it stands, or the edition `edition` (the next one: with what has not been approved yet). Numbers of children below five are not shown. For an organisation its own lines.",
  },
  query: z.strictObject({ format: z.enum(YearPlan.planFormats).default("docx"), edition: wantedEdition }),
  files: YearPlan.planFormats.map(YearPlan.planFileType),
  answer: { status: 200, description: { ru: "Файл.", en: "The file." } },
  run: async ({ ctx, params, query }) => new Download(await YearPlan.print(ctx, params.planId, query)),
});

const listYearEntries = operation({
  operationId: "listYearPlanEntries",
  method: "get",
  path: "/year-plans/{planId}/entries",
  tag: "roadmaps",
  summary: { ru: "Строки плана", en: "The lines of a plan" },
  description: {
    ru: "По срокам. Персоналу — как план стоит сейчас, с тем, что ещё не утверждено (`pending`) и исключено (`struck`); с `edition` — как было в той редакции. Организации — её строки действующей редакции.",
    en: "By their days. For staff as the plan stands, with what has not been approved yet (`pending`) and what was struck; with `edition` as it was in that one. For an organisation its own lines of the edition in force.",
  },
  query: z.strictObject({ month: wantedMonth, agency: idText("agency").optional(), edition: wantedEdition }),
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(YearPlan.YearEntryView) }),
    description: { ru: "Строки.", en: "The lines." },
  },
  run: async ({ ctx, params, query }) => ({ items: await YearPlan.listEntries(ctx, params.planId, query) }),
});

const addYearEntry = operation({
  operationId: "addYearPlanEntry",
  method: "post",
  path: "/year-plans/{planId}/entries",
  tag: "roadmaps",
  summary: { ru: "Добавить строку", en: "Add a line" },
  description: {
    ru: "Месяц или день, что делается и кто отвечает: организация (`agencyId`), все организации вида в муниципалитете (`kinds`) или должность, орган (`name`). Без имён детей и родителей: план публикуют. Действует со следующей редакции.",
    en: "A month or a day, what is done and who answers: an organisation (`agencyId`), all of some kinds in the municipality (`kinds`), or a post or body (`name`). No names of children or parents: plans are published. It counts from the next edition.",
  },
  body: YearPlan.NewEntry,
  examples: {
    day: {
      summary: { ru: "День открытых дверей", en: "An open day" },
      value: {
        day: "2025-09-20",
        action: "День открытых дверей консультационных пунктов",
        responsible: { name: "Управление образования" },
        measureKey: "II.II-2.3",
      },
    },
  },
  answer: { ...line, status: 201 },
  refusals: ["year-plan.not-open", "agency.unknown", "limit.reached"],
  run: ({ ctx, params, body }) => YearPlan.addEntry(ctx, params.planId, body),
  again: ({ ctx, params }, ref) => YearPlan.getEntry(ctx, params.planId, ref.id as `yearentry_${string}`),
});

const changeYearEntry = operation({
  operationId: "changeYearPlanEntry",
  method: "patch",
  path: "/year-plans/{planId}/entries/{entryId}",
  tag: "roadmaps",
  summary: { ru: "Изменить строку", en: "Change a line" },
  description: {
    ru: "Меняется то, что названо; `null` убирает. День переносит строку в свой месяц. В утверждённом плане действует со следующей редакции.",
    en: "What is named changes; `null` takes away. A day moves the line into its month. Of an approved plan it counts from the next edition.",
  },
  body: YearPlan.EntryPatch,
  examples: { moved: { summary: { ru: "Перенос", en: "Moved" }, value: { month: "2025-10" } } },
  ifMatch: "required",
  answer: line,
  refusals: ["year-plan.not-open", "year-plan.struck", "agency.unknown"],
  run: ({ ctx, params, body, expectedVersion }) => YearPlan.changeEntry(ctx, params, body, expectedVersion),
  again: ({ ctx, params }) => YearPlan.getEntry(ctx, params.planId, params.entryId),
});

const strikeYearEntry = operation({
  operationId: "strikeYearPlanEntry",
  method: "post",
  path: "/year-plans/{planId}/entries/{entryId}/strike",
  tag: "roadmaps",
  summary: { ru: "Исключить строку", en: "Strike a line" },
  description: {
    ru: "С причиной; в утверждённом плане — со следующей редакции. Прежние редакции её помнят.",
    en: "With a reason; of an approved plan from the next edition on. Former editions remember it.",
  },
  body: YearPlan.WithReason,
  examples: reason,
  answer: line,
  refusals: ["year-plan.not-open"],
  run: ({ ctx, params, body }) => YearPlan.strikeEntry(ctx, params, body),
  again: ({ ctx, params }) => YearPlan.getEntry(ctx, params.planId, params.entryId),
});

const restoreYearEntry = operation({
  operationId: "restoreYearPlanEntry",
  method: "post",
  path: "/year-plans/{planId}/entries/{entryId}/restore",
  tag: "roadmaps",
  summary: { ru: "Вернуть исключённую строку", en: "Take a line in again" },
  description: { ru: "С причиной.", en: "With a reason." },
  body: YearPlan.WithReason,
  examples: reason,
  answer: line,
  refusals: ["year-plan.not-open"],
  run: ({ ctx, params, body }) => YearPlan.restoreEntry(ctx, params, body),
  again: ({ ctx, params }) => YearPlan.getEntry(ctx, params.planId, params.entryId),
});

const setYearEntryResult = operation({
  operationId: "setYearPlanEntryResult",
  method: "post",
  path: "/year-plans/{planId}/entries/{entryId}/result",
  tag: "roadmaps",
  summary: { ru: "Сказать, что сделано по строке", en: "Say how a line went" },
  description: {
    ru: "`done`, `partly` или `not-done`; два последних — со словами, почему и что дальше. Персонал — о любой строке, организация — о той, что названа за ней. «Нет» организации становится задачей координатора (`year-plan-behind`); слово персонала объясняет отставание.",
    en: "`done`, `partly` or `not-done`, the latter two in words: why, and what follows. Staff of any line, an organisation of those that name it. An organisation's no becomes the coordinator's task (`year-plan-behind`); staff's word explains what stays behind.",
  },
  body: YearPlan.SetResult,
  examples: {
    done: { summary: { ru: "Сделано", en: "Done" }, value: { status: "done", words: "Пришли 40 семей" } },
  },
  answer: line,
  refusals: ["year-plan.not-open", "year-plan.struck"],
  run: ({ ctx, params, body }) => YearPlan.setEntryResult(ctx, params, body),
  again: ({ ctx, params }) => YearPlan.getEntry(ctx, params.planId, params.entryId),
});

export const yearPlans = [
  beginYearPlan,
  findYearPlans,
  getYearPlan,
  refreshYearPlan,
  approveYearPlan,
  amendYearPlan,
  withdrawYearPlan,
  printYearPlan,
  listYearEntries,
  addYearEntry,
  changeYearEntry,
  strikeYearEntry,
  restoreYearEntry,
  setYearEntryResult,
] as const;
