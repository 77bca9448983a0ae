import * as Period from "@marshrut/core/period";
import * as Reporting from "@marshrut/core/reporting";
import * as z from "zod";
import { Download, operation } from "../operation/index.ts";
import * as reports from "./periods.reports.ts";
import { periodOf } from "./periods.schemas.ts";
import { idText, text } from "./shared.ts";

const Brief = z.strictObject({
  period: z.string(),
  name: text,
  status: z.enum(Period.periodStatuses),
  openedAt: z.string(),
  lockOn: z.string(),
  lockedAt: z.string().optional(),
});
const view = { status: 200, schema: Period.PeriodView, description: { ru: "Период.", en: "The period." } } as const;

const listPeriods = operation({
  operationId: "listPeriods",
  method: "get",
  path: "/periods",
  tag: "periods",
  summary: { ru: "Отчётные периоды", en: "Reporting periods" },
  description: { ru: "Все открытые и закрытые.", en: "All that were opened." },
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(Brief) }),
    description: { ru: "Список.", en: "The list." },
  },
  run: async ({ ctx }) => ({
    items: (await Reporting.list(ctx)).map(({ period, status, openedAt, lockOn, lockedAt }) => ({
      period,
      name: Period.periodName(period),
      status,
      openedAt,
      lockOn,
      lockedAt,
    })),
  }),
});

const getPeriod = operation({
  operationId: "getPeriod",
  method: "get",
  path: "/periods/{period}",
  tag: "periods",
  summary: { ru: "Как идёт период", en: "How a period stands" },
  description: {
    ru: "Кто отчитался и кто нет, мероприятия с датами и объяснениями, последний день приёма. Организация видит своё.",
    en: "Who has reported and who has not, the measures with their dates and explanations, the last day. An organisation sees its own.",
  },
  answer: view,
  run: ({ ctx, params }) => Reporting.get(ctx, periodOf(params.period)),
});

const listReporters = operation({
  operationId: "listReporters",
  method: "get",
  path: "/periods/{period}/agencies",
  tag: "periods",
  summary: { ru: "Кто отчитался и кто нет", en: "Who has reported and who has not" },
  description: {
    ru: "Организации, которые должны отчёт за период: сколько сдано, просрочено и что осталось; у кого осталось больше, те первыми. `standing`: silent — не сдано ничего, partly — часть, complete — всё, owing — кто ещё должен. Координатор муниципалитета видит своих.",
    en: "Organisations that owe reports of a period: what is in, overdue and left; who owes most comes first. `standing`: silent, partly, complete; owing is who still owes anything. A municipality's coordinator sees its own.",
  },
  query: z.strictObject({
    standing: z.enum(Reporting.reporterStandings).optional(),
    municipality: z.string().max(60).optional(),
  }),
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(Reporting.ReporterView) }),
    description: { ru: "Организации.", en: "Organisations." },
  },
  run: async ({ ctx, params, query }) => ({ items: await Reporting.reporters(ctx, periodOf(params.period), query) }),
});

const openPeriod = operation({
  operationId: "openPeriod",
  method: "post",
  path: "/periods/{period}/open",
  tag: "periods",
  summary: { ru: "Открыть период", en: "Open a period" },
  description: {
    ru: "Создаёт обязательства: мероприятие × исполнитель × период. Можно повторять: недостающее добавится, снятое отзовётся. Квартал и год открываются и сами, в первый день; раньше — с причиной и подтверждением второго сотрудника.",
    en: "Makes the obligations: measure × executor × period. May be repeated: what is missing is added, what was withdrawn is taken back. A quarter and a year also open by themselves on their first day; before it, with a reason and a second person's word.",
  },
  body: Reporting.Early,
  examples: {
    begun: { summary: { ru: "Начавшийся период", en: "A period that has begun" }, value: {} },
    early: { summary: { ru: "Раньше срока", en: "Before its time" }, value: { reason: "Пробный сбор отчётов." } },
  },
  answer: view,
  refusals: ["roadmap.none", "calendar.missing", "period.locked", "second-person.wanted"],
  run: ({ ctx, params, body }) => Reporting.open(ctx, periodOf(params.period), body),
  again: ({ ctx, params }) => Reporting.get(ctx, periodOf(params.period)),
});

const lockPeriod = operation({
  operationId: "lockPeriod",
  method: "post",
  path: "/periods/{period}/lock",
  tag: "periods",
  summary: { ru: "Закрыть период", en: "Lock a period" },
  description: {
    ru: "Отчёты больше не принимаются, цифры замораживаются. До последнего дня (`lockOn`) — с причиной и подтверждением второго сотрудника: первый запрос сохраняется (202), тот же запрос другого сотрудника закрывает. Что не сдано, так и остаётся не сданным; внести или исправить отчёт потом может сотрудник, с причиной и новой редакцией (`POST /v1/obligations/{obligationId}/correct`). Сам период закрывается наутро после `lockOn`.",
    en: "No more reports are taken and the figures are frozen. Up to the last day (`lockOn`) with a reason and a second person's word: the first request is kept (202), the same request of somebody else locks. What is missing stays missing; afterwards staff may enter or correct a report, with a reason and a new revision (`POST /v1/obligations/{obligationId}/correct`). By itself a period locks the morning after `lockOn`.",
  },
  body: Reporting.Early,
  examples: {
    early: { summary: { ru: "Раньше срока", en: "Before its time" }, value: { reason: "Все отчёты сданы." } },
  },
  answer: view,
  refusals: ["period.locked", "second-person.wanted"],
  run: ({ ctx, params, body }) => Reporting.lock(ctx, periodOf(params.period), body),
  again: ({ ctx, params }) => Reporting.get(ctx, periodOf(params.period)),
});

const unlockPeriod = operation({
  operationId: "unlockPeriod",
  method: "post",
  path: "/periods/{period}/unlock",
  tag: "periods",
  summary: { ru: "Снова открыть закрытый период", en: "Unlock a period" },
  description: {
    ru: "С причиной и словом второго сотрудника: первый запрос сохраняется (202), тот же запрос другого открывает. Отчёты снова принимаются и возвращаются; замороженные редакции и документы остаются. Следующее закрытие — новая редакция с этой причиной.",
    en: "With a reason and a second person's word: the first request is kept (202), the same request of somebody else unlocks. Reports are taken and returned again; frozen revisions and documents stay. The next lock makes a revision with this reason.",
  },
  body: Reporting.Unlock,
  examples: {
    wrong: {
      summary: { ru: "Ошибка в отчётах", en: "Wrong reports" },
      value: { reason: "Школы указали семьи вместо детей." },
    },
  },
  answer: view,
  refusals: ["period.not-open", "second-person.wanted"],
  run: ({ ctx, params, body }) => Reporting.unlock(ctx, periodOf(params.period), body),
  again: ({ ctx, params }) => Reporting.get(ctx, periodOf(params.period)),
});

const remindPeriod = operation({
  operationId: "remindPeriod",
  method: "post",
  path: "/periods/{period}/remind",
  tag: "periods",
  summary: { ru: "Напомнить всем, кто не отчитался", en: "Remind all who have not reported" },
  description: {
    ru: "Напоминание входит в сводку дня: одно письмо организации, сколько бы она ни была должна. Днём сводка уходит в течение четверти часа, вечером — наутро; организации, уже получившей её сегодня, — на следующий день.",
    en: "The reminder joins the digest of the day: one mail to an organisation, however much it owes. By day it leaves within a quarter of an hour, in the evening the next morning; to an organisation that has had today's, the next day.",
  },
  answer: {
    status: 200,
    schema: z.strictObject({ reminded: z.int(), already: z.int(), leavesAt: z.string() }),
    description: {
      ru: "Скольким напишут; скольким сегодня уже напомнили; когда уйдёт сводка.",
      en: "How many are written to; how many were reminded today; when the digest leaves.",
    },
  },
  repeat: "rows",
  refusals: ["period.locked", "period.not-open"],
  run: ({ ctx, params }) => Reporting.remindAll(ctx, periodOf(params.period)),
});

const getForm = operation({
  operationId: "getPeriodForm",
  method: "get",
  path: "/periods/{period}/form",
  tag: "periods",
  summary: { ru: "Форма отчёта", en: "The form of a report" },
  description: {
    ru: "Книга XLSX организации за период: заполнить жёлтые ячейки и сдать через `POST /v1/obligations/forms`. Организация получает свою без `agency`.",
    en: "An organisation's XLSX workbook of a period, to be filled and handed in by `POST /v1/obligations/forms`. An organisation gets its own without `agency`.",
  },
  query: z.strictObject({ agency: idText("agency").optional() }),
  files: ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  answer: { status: 200, schema: z.unknown(), description: { ru: "Файл.", en: "The file." } },
  refusals: ["input.invalid"],
  run: async ({ ctx, params, query }) => new Download(await Reporting.form(ctx, periodOf(params.period), query.agency)),
});

export const periods = [
  listPeriods,
  getPeriod,
  listReporters,
  openPeriod,
  lockPeriod,
  unlockPeriod,
  remindPeriod,
  getForm,
  ...reports.periodReports,
] as const;
