import * as Inbox from "@marshrut/core/inbox";
import * as Second from "@marshrut/core/second";
import { operation } from "../operation/index.ts";
import { listOf, listQuery } from "./shared.ts";

const answer = {
  status: 200,
  schema: Second.ConfirmationView,
  description: { ru: "Запрос, каким он стал.", en: "The request as it now is." },
} as const;

const findConfirmations = operation({
  operationId: "findConfirmations",
  method: "get",
  path: "/confirmations",
  tag: "confirmations",
  summary: { ru: "Что ждёт второго сотрудника", en: "What waits for a second person" },
  description: {
    ru: "Действия, которые один сотрудник попросил, а второй должен подтвердить за семь дней; срочные первыми. Причина — в самом запросе.",
    en: "Acts that one person has asked for and another must confirm within seven days, the most urgent first. The reason stands in the request itself.",
  },
  query: listQuery({}),
  answer: {
    status: 200,
    schema: listOf(Second.ConfirmationView),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, page }) => page((of) => Second.find(ctx, of)),
});

const getConfirmation = operation({
  operationId: "getConfirmation",
  method: "get",
  path: "/confirmations/{confirmationId}",
  tag: "confirmations",
  summary: { ru: "Прочитать запрос", en: "Read a request" },
  description: { ru: "С причиной; просмотр записывается в журнал.", en: "With its reason; reading is on record." },
  answer,
  run: ({ ctx, params }) => Second.get(ctx, params.confirmationId),
});

const confirmSecond = operation({
  operationId: "confirmSecond",
  method: "post",
  path: "/confirmations/{confirmationId}/confirm",
  tag: "confirmations",
  summary: { ru: "Подтвердить", en: "Confirm" },
  description: {
    ru: "Действие выполняется сразу, по правилам, которые есть сейчас. Подтверждает не тот, кто попросил. Если подтвердят двое одновременно, оно выполнится один раз.",
    en: "The act is done at once, by the rules as they are now. Not by the person who has asked. When two confirm at the same moment it is done once.",
  },
  answer,
  refusals: [
    "second-person.same",
    "second-person.closed",
    "second-person.wanted",
    "child.erased",
    "period.locked",
    "period.not-open",
    "step.closed",
    "step.not-allowed",
  ],
  run: ({ ctx, params }) => Inbox.confirm(ctx, params.confirmationId),
  again: ({ ctx, params }) => Second.get(ctx, params.confirmationId),
});

const declineSecond = operation({
  operationId: "declineSecond",
  method: "post",
  path: "/confirmations/{confirmationId}/decline",
  tag: "confirmations",
  summary: { ru: "Отклонить", en: "Decline" },
  description: {
    ru: "С причиной. Тот, кто попросил, может так отозвать свой запрос.",
    en: "With the reason. Who has asked takes it back by this.",
  },
  body: Second.Decline,
  examples: {
    early: { summary: { ru: "Рано", en: "Too early" }, value: { reason: "Отчёты ещё идут, закроем в срок." } },
  },
  answer,
  refusals: ["second-person.closed"],
  run: ({ ctx, params, body }) => Second.decline(ctx, params.confirmationId, body),
  again: ({ ctx, params }) => Second.get(ctx, params.confirmationId),
});

export const confirmations = [findConfirmations, getConfirmation, confirmSecond, declineSecond] as const;
