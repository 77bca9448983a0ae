import * as Obligation from "@marshrut/core/obligation";
import * as Reporting from "@marshrut/core/reporting";
import { Refusal } from "@marshrut/core/shared";
import type { Handler } from "hono";
import * as z from "zod";
import type { ApiDeps, AppEnv } from "../deps.ts";
import { type Described, readBody } from "../operation/index.ts";
import { EdgeRefusal } from "../problems/index.ts";
import { guessCosts, type Limiter, mustNotHurry } from "../respond/index.ts";
import { SubmittedRows } from "./obligations.ts";
import { text } from "./shared.ts";

/** What an organisation sees behind the link of its reminder. */
export const ReportsView = z.strictObject({
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

/** `POST /v1/reports/respond`: its own token is in the body, so it stands outside the policy. */
export const respondReportsOperation = {
  operationId: "respondReports",
  method: "post",
  path: "/reports/respond",
  tag: "links",
  open: true,
  summary: { ru: "Сдать отчёты по ссылке", en: "Hand reports in by a link" },
  description: {
    ru: "Токен — из письма, после # в адресе страницы `/reports`. `view` показывает, что ждут; `submit` сдаёт сколько угодно отчётов сразу, до трёх файлов к каждому (всего до 5 МБ); `form` даёт форму XLSX, `upload` принимает её заполненной. Каждый отчёт сдаётся один раз, пока его период открыт.",
    en: "The token comes in the mail, behind the # of the page `/reports`. `view` shows what is owed, `submit` hands in any number of reports at once, each with up to three files (5 MB in all), `form` gives the XLSX form and `upload` takes it back. Each report is handed in once, while its period is open.",
  },
  body: Reporting.RespondReports,
  bodyLimit: 5 * 2 ** 20,
  examples: {
    view: {
      summary: { ru: "Посмотреть", en: "Look" },
      value: { token: "bWFyc2hydXQtZXhhbXBsZQ.c2lnbmF0dXJl", action: "view" },
    },
  },
  answer: { status: 200, schema: ReportsView, description: { ru: "Что показать.", en: "What to show." } },
  refusals: ["link.invalid", "link.expired", "request.too-many"],
} as const satisfies Described;

/** Serves it. A token that is not ours gets one answer, and guessing is slow. */
export const serveRespondReports =
  (deps: ApiDeps, limiter: Limiter): Handler<AppEnv> =>
  async (c) => {
    c.set("route", `/v1${respondReportsOperation.path}`);
    c.set("operationId", respondReportsOperation.operationId);
    const address = mustNotHurry(c, deps, limiter);
    try {
      const request = (await readBody(respondReportsOperation, c.req.raw)) as Reporting.RespondReports;
      const { bank, keys, now } = deps;
      const view = await Reporting.respondReports({ bank, keys, now: () => now() }, request, c.get("requestId"));
      return c.json(view, 200, { "Cache-Control": "no-store" });
    } catch (error) {
      const refusal = aboutToken(error) ? unknown() : error;
      if (refusal instanceof Refusal && refusal.code === "link.invalid")
        limiter.take(address, deps.now().epochMilliseconds, guessCosts - 1);
      throw refusal;
    }
  };

/** Serves a calendar behind its secret address: no token of ours, and the address is never logged. */
export const serveFeed =
  (deps: ApiDeps, limiter: Limiter): Handler<AppEnv> =>
  async (c) => {
    c.set("route", "/v1/calendars/:token");
    c.set("operationId", "calendarFeed");
    const address = mustNotHurry(c, deps, limiter);
    const { bank, keys, now } = deps;
    try {
      const ics = await Reporting.feed({ bank, keys, now: () => now() }, c.req.param("token") ?? "");
      return c.body(ics, 200, {
        "Content-Type": "text/calendar; charset=utf-8",
        "Cache-Control": "private, max-age=3600",
      });
    } catch (error) {
      if (error instanceof Refusal) limiter.take(address, deps.now().epochMilliseconds, guessCosts - 1);
      throw error;
    }
  };

const aboutToken = (error: unknown): boolean =>
  (error instanceof Refusal || error instanceof EdgeRefusal) &&
  ["input.invalid", "request.invalid"].includes(error.code) &&
  error.fields.some((f) => f.pointer === "/token");

const unknown = () =>
  new Refusal("link.invalid", {
    ru: "Ссылка не распознана. Проверьте, что скопировали её целиком.",
    en: "The link is not recognised. Check that you copied all of it.",
  });
