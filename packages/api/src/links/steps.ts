import * as Step from "@marshrut/core/step";
import { exampleToken as token } from "./example.ts";
import { linkOperation } from "./link.ts";

/** Routes and their templates are loaded where a step is looked at. */
const beside: Step.Beside = async (ctx, step) => (await import("./steps.beside.ts")).besideLink(ctx, step);

/** A one-time link answers its step. */
const respond = linkOperation({
  operationId: "respond",
  method: "post",
  path: "/respond",
  token: "body",
  summary: { ru: "Ответить по одноразовой ссылке", en: "Answer by a one-time link" },
  description: {
    ru: "Токен — из письма, после знака # в адресе страницы `/respond`. `view` показывает, о чём просят, и ничего не расходует; `accept`, `reject`, `report` и с ними `progress` (частичный отчёт), `hold` (отложить до даты), `ask` (вопрос координатору) действуют один раз; В ответе можно назвать, кто отвечает (`by`: `name`, `post`, `phone`): увидят координатор и сама организация, а второй нажавший узнаёт, кто и когда уже ответил (410 `link.used`, `current.answered`). `undo` в течение 10 минут отменяет отказ или отчёт, отправленный этой ссылкой, и она снова действует; `renew` отправляет новую ссылку на адрес организации.",
    en: "The token comes in the mail, behind the # of the page `/respond`. `view` shows what is asked and uses nothing up; `accept`, `reject`, `report`, and `progress` (a partial report), `hold` (until a date), `ask` (the coordinator) work once; An answer may say who gives it (`by`: `name`, `post`, `phone`): the coordinator and the organisation itself see it, and whoever presses second learns who answered and when (410 `link.used`, `current.answered`). `undo` takes this link's refusal or report back within ten minutes, and it lives again; `renew` sends a new link to the organisation's address.",
  },
  body: Step.Respond,
  examples: {
    view: {
      summary: { ru: "Посмотреть", en: "Look" },
      value: { token, action: "view" },
    },
    report: {
      summary: { ru: "Отчитаться", en: "Report" },
      value: { token, action: "report", result: "performed" },
    },
  },
  answer: { status: 200, schema: Step.RespondView, description: { ru: "Что показать.", en: "What to show." } },
  refusals: [
    "link.invalid",
    "link.used",
    "link.dead",
    "step.closed",
    "step.not-allowed",
    "response.wanted",
    "consent.missing",
    "conflict.busy",
    "request.too-many",
  ],
  run: ({ core, body, requestId }) => Step.respond({ ...core, beside }, body, requestId),
});

export const stepLinks = [respond] as const;
