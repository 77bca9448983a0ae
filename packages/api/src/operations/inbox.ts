import * as Inbox from "@marshrut/core/inbox";
import * as Route from "@marshrut/core/route";
import * as z from "zod";
import { operation } from "../operation/index.ts";
import { idText, listOf, listQuery } from "./shared.ts";

const readInbox = operation({
  operationId: "readInbox",
  method: "get",
  path: "/inbox",
  tag: "inbox",
  summary: { ru: "День координатора", en: "The coordinator's day" },
  description: {
    ru: "`bucket`: overdue — просрочено, today — срок сегодня, week — на неделе, no-answer — три дня без ответа, rejected — отклонено, failed — не выполнено и ждёт решения, holds — отложено, drafts — планы ждут утверждения, expiring — скоро кончаются согласие или документ, handovers — кто отвечает дальше (передачи), erasures — требования уничтожить данные, по сроку, tasks — ждёт вашей руки. Без `bucket` — просроченное. С `bucket=tasks`: `state=settled` — закрытые задачи, последние первыми: кто закрыл, когда и какими словами; `kind` — одного вида, например тревоги журнала (`audit-alert`).",
    en: "`bucket` is a part of the day; without it, what is overdue. With `bucket=tasks`: `state=settled` lists settled tasks, the last first: who settled each, when and in which words; `kind` those of one kind, alerts of the log (`audit-alert`), say.",
  },
  query: listQuery({
    bucket: z.enum(Inbox.inboxBuckets).optional(),
    agency: idText("agency").optional(),
    state: z.enum(Inbox.taskStates).optional(),
    kind: z.enum(Inbox.taskKinds).optional(),
  }),
  answer: {
    status: 200,
    schema: listOf(Inbox.InboxItem),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  refusals: ["input.invalid"],
  run: ({ ctx, query: { bucket = "overdue", agency, state, kind }, page }) =>
    page((of) => Inbox.find(ctx, { bucket, agency, state, kind, ...of })),
});

const findByNumber = operation({
  operationId: "findByNumber",
  method: "get",
  path: "/inbox/numbers/{number}",
  tag: "inbox",
  summary: { ru: "Найти по номеру из письма", en: "Find by the number in a letter" },
  description: {
    ru: "Маршруты и шаги, чей номер (шесть знаков после «№») стоит в письмах и на страницах.",
    en: "Routes and steps by the number (six characters after «№») in letters and on pages.",
  },
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(Route.Numbered) }),
    description: { ru: "Что найдено.", en: "What was found." },
  },
  run: async ({ ctx, params }) => ({ items: await Inbox.byNumber(ctx, params.number.toUpperCase()) }),
});

const countInbox = operation({
  operationId: "countInbox",
  method: "get",
  path: "/inbox/counts",
  tag: "inbox",
  summary: { ru: "Сколько в каждой части", en: "How much in each part" },
  description: {
    ru: "Числа точные, пока не сказано `more`: тогда есть ещё (задачи считаются до 500).",
    en: "The numbers are exact unless `more` says that there is more (tasks are counted up to 500).",
  },
  answer: { status: 200, schema: Inbox.Counts, description: { ru: "Числа.", en: "The counts." } },
  run: ({ ctx }) => Inbox.counts(ctx),
});

const groupInbox = operation({
  operationId: "groupInbox",
  method: "get",
  path: "/inbox/agencies",
  tag: "inbox",
  summary: { ru: "Часть дня по организациям", en: "A part by organisation" },
  description: {
    ru: "Кому звонить: организации и сколько у них шагов, у кого больше — первые, не больше 500. `oldest` — самый ранний срок, в части no-answer — день самого раннего запроса. Сами шаги: `GET /inbox` с `agency`.",
    en: "Whom to call: organisations and how many steps they have, most first, 500 at most. `oldest` is the earliest due day, of `no-answer` the day of the first request. The steps themselves: `GET /inbox` with `agency`.",
  },
  query: z.strictObject({
    bucket: z.enum(["overdue", "today", "week", "no-answer", "rejected", "failed", "holds"]).default("overdue"),
  }),
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(Inbox.AgencyGroup) }),
    description: { ru: "Организации.", en: "Organisations." },
  },
  run: async ({ ctx, query: { bucket } }) => ({ items: await Inbox.byAgency(ctx, bucket) }),
});

const Bulk = z.strictObject({
  done: z.array(z.string()),
  unchanged: z.array(z.string()),
  refused: z.array(z.strictObject({ stepId: z.string(), code: z.string() })),
});
const example = "step_01J8ZQ4M7N3E5R6T8V9WXYZABC";
const outcome = {
  status: 200,
  schema: Bulk,
  description: { ru: "Что стало с каждым.", en: "What became of each." },
} as const;

const remindMany = operation({
  operationId: "remindMany",
  method: "post",
  path: "/inbox/remind",
  tag: "inbox",
  summary: { ru: "Напомнить о нескольких шагах", en: "Remind of many steps" },
  description: {
    ru: "О каждом шаге не чаще раза в день; организация получает одно письмо на все. Повтор ничего не добавит.",
    en: "Of each step once a day at most; an organisation gets one mail for all. A repeat adds nothing.",
  },
  body: Inbox.BulkRemind,
  examples: { two: { summary: { ru: "Один шаг", en: "One step" }, value: { stepIds: [example] } } },
  repeat: "rows",
  answer: outcome,
  run: ({ ctx, body }) => Inbox.remind(ctx, body),
});

const reassignMany = operation({
  operationId: "reassignMany",
  method: "post",
  path: "/inbox/reassign",
  tag: "inbox",
  summary: { ru: "Поручить несколько шагов другой организации", en: "Give many steps to another agency" },
  description: {
    ru: "Шаги, которые уже у неё, не меняются; повтор ничего не добавит. Шаги для организации другого вида — только с `confirmedOtherKind`; отложенные остаются отложенными, если не сказано `keepHold: false`.",
    en: "Steps that are there already stay; a repeat adds nothing. Steps for an organisation of another kind take `confirmedOtherKind`; those on hold stay so unless `keepHold: false` says otherwise.",
  },
  body: Inbox.BulkReassign,
  examples: {
    two: {
      summary: { ru: "Один шаг", en: "One step" },
      value: { stepIds: [example], agencyId: "agency_01J8ZQ4M7N3E5R6T8V9WXYZABC", reason: "Закрыта на ремонт." },
    },
  },
  repeat: "rows",
  answer: outcome,
  run: ({ ctx, body }) => Inbox.reassign(ctx, body),
});

const doneTask = operation({
  operationId: "doneTask",
  method: "post",
  path: "/inbox/tasks/{taskId}/done",
  tag: "inbox",
  summary: { ru: "Задача выполнена", en: "A task is done" },
  description: {
    ru: "Повтор ничего не меняет. О тревоге журнала (`audit-alert`) обязательно сказать словами, что выяснили; закрывает её не тот, о ком она.",
    en: "A repeat changes nothing. Of an alert of the log (`audit-alert`) say in words what was found; it is not for whom it is about.",
  },
  body: Inbox.DoneTask,
  examples: { done: { summary: { ru: "Без слов", en: "No words" }, value: {} } },
  answer: { status: 200, schema: Inbox.TaskView, description: { ru: "Задача.", en: "The task." } },
  refusals: ["conflict.busy"],
  run: ({ ctx, params, body }) => Inbox.doneTask(ctx, params.taskId, body),
  again: ({ ctx: { idempotency: _, ...ctx }, params }) => Inbox.doneTask(ctx, params.taskId),
});

export const inbox = [readInbox, countInbox, findByNumber, groupInbox, remindMany, reassignMany, doneTask] as const;
