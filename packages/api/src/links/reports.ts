import * as Obligation from "@marshrut/core/obligation";
import * as Reporting from "@marshrut/core/reporting";
import * as z from "zod";
import { SubmittedRows } from "../operations/obligations.ts";
import { text } from "../operations/shared.ts";
import { exampleToken as token } from "./example.ts";
import { linkOperation } from "./link.ts";

/** What an organisation sees behind the link of its reminder. */
const ReportsView = z.strictObject({
  agency: z.string(),
  periods: z.array(
    z.strictObject({
      period: z.string(),
      name: text,
      lockOn: z.string(),
      obligations: z.array(Obligation.ObligationView),
    }),
  ),
  rows: SubmittedRows.shape.rows.optional(),
  form: z.string().optional(),
});

/** An organisation hands in what it owes. */
const respondReports = linkOperation({
  operationId: "respondReports",
  method: "post",
  path: "/reports/respond",
  token: "body",
  summary: { ru: "Сдать отчёты по ссылке", en: "Hand reports in by a link" },
  description: {
    ru: "Токен — из письма, после # в адресе страницы `/reports`. `view` показывает, что ждут; `submit` сдаёт сколько угодно отчётов сразу, до трёх файлов к каждому (всего до 5 МБ); `ask-extension` просит продлить срок одного отчёта; `form` даёт форму XLSX, `upload` принимает её заполненной. `by` — кто сдаёт: имя, должность, телефон. Каждый отчёт сдаётся один раз, пока его период открыт.",
    en: "The token comes in the mail, behind the # of the page `/reports`. `view` shows what is owed, `submit` hands in any number of reports at once, each with up to three files (5 MB in all), `ask-extension` asks for longer for one report, `form` gives the XLSX form and `upload` takes it back. `by` says who answers: name, post, telephone. Each report is handed in once, while its period is open.",
  },
  body: Reporting.RespondReports,
  bodyLimit: 5 * 2 ** 20,
  examples: {
    view: {
      summary: { ru: "Посмотреть", en: "Look" },
      value: { token, action: "view" },
    },
  },
  answer: { status: 200, schema: ReportsView, description: { ru: "Что показать.", en: "What to show." } },
  refusals: ["link.invalid", "link.dead", "request.too-many"],
  run: ({ core, body, requestId }) => Reporting.respondReports(core, body, requestId),
});

export const reportLinks = [respondReports] as const;
