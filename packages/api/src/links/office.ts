import * as Attendance from "@marshrut/core/attendance";
import * as z from "zod";
import { issueCursor, readCursor } from "../cursor/index.ts";
import { text } from "../operations/shared.ts";
import { exampleToken as token } from "./example.ts";
import { linkOperation } from "./link.ts";
import { scopeOf } from "./scope.ts";

const count = z.int().optional();

/** A month as the organisation's page shows it. */
const SessionsView = z.strictObject({
  agency: z.string(),
  month: z.string(),
  months: z.array(z.string()),
  locked: z.boolean(),
  rows: z.array(
    z.strictObject({
      enrolmentId: z.string(),
      child: z.string(),
      programme: z.string(),
      planned: z.int(),
      held: count,
      absent: z.strictObject({ illness: count, family: count, organisation: count, other: count }),
    }),
  ),
  next: z.string().optional(),
  outcomes: z
    .array(
      z.strictObject({
        enrolmentId: z.string(),
        ok: z.boolean(),
        problem: z
          .strictObject({
            code: z.string(),
            text,
            fields: z.array(z.strictObject({ pointer: z.string(), message: text })),
          })
          .optional(),
      }),
    )
    .optional(),
  form: z.string().optional(),
});

const respondSessions = linkOperation({
  operationId: "respondSessions",
  method: "post",
  path: "/office/sessions",
  token: "body",
  summary: { ru: "Отметить занятия месяца по ссылке", en: "Record a month's sessions by a link" },
  description: {
    ru: "Токен — из письма, после # в адресе страницы `/office`. `view` показывает месяц: дети с именами, пока есть согласие; `record` записывает сразу все строки, каждую саму по себе; `form` даёт таблицу XLSX, `upload` принимает её заполненной и возвращает строки, которые не приняты, с причиной. В закрытом квартале ничего не меняется.",
    en: "The token comes in the mail, behind the # of the page `/office`. `view` shows a month: children by name, as long as there is consent; `record` takes all lines at once, each by itself; `form` gives the XLSX table, `upload` takes it back and gives the lines that were not taken, with why. Nothing changes in a locked quarter.",
  },
  body: Attendance.RespondSessions,
  bodyLimit: 5 * 2 ** 20,
  examples: {
    view: { summary: { ru: "Посмотреть", en: "Look" }, value: { token, action: "view" } },
  },
  answer: { status: 200, schema: SessionsView, description: { ru: "Месяц.", en: "The month." } },
  refusals: ["link.invalid", "link.dead", "cursor.invalid", "request.too-many"],
  run: async ({ core, body, requestId }) => {
    const scope = scopeOf(body.token, "respondSessions");
    const isPaged = "from" in body && body.from !== undefined;
    const request = isPaged ? { ...body, from: await readCursor(core.keys, scope, body.from!) } : body;
    const seen = await Attendance.respondSessions(core, request, requestId);
    return { ...seen, next: seen.next && (await issueCursor(core.keys, scope, seen.next)) };
  },
});

export const officeLinks = [respondSessions] as const;
