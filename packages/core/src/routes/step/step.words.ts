import type { StepVerb } from "./step.may.ts";
import type { StepStatus } from "./step.ts";

/** How a step stands, as people say it: «шаг ждёт ответа». */
export const statusWords: Record<StepStatus, string> = {
  planned: "ещё не запрошен",
  requested: "ждёт ответа",
  received: "получен",
  accepted: "принят",
  rejected: "отклонён",
  "in-progress": "в работе",
  "on-hold": "отложен",
  completed: "завершён",
  failed: "не состоялся",
  cancelled: "отменён",
};

/** What is done to a step, as people say it. */
export const verbWords: Record<StepVerb, string> = {
  receive: "отметить полученным",
  accept: "принять в работу",
  reject: "отклонить",
  hold: "отложить",
  resume: "возобновить",
  progress: "сообщить о части работы",
  ask: "спросить координатора",
  clarify: "ответить на вопрос",
  complete: "сообщить итог",
  cancel: "отменить",
  reassign: "поручить другой организации",
  decide: "решить, что дальше",
  correct: "исправить итог",
  reopen: "открыть заново",
  nudge: "напомнить",
  renew: "прислать новую ссылку",
};

const either = new Intl.ListFormat("ru", { type: "disjunction" });
/** «ждёт ответа, получен или принят» */
export const anyOf = (statuses: readonly StepStatus[]): string =>
  either.format(statuses.map((one) => statusWords[one]));
