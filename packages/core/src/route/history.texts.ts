import { Temporal } from "temporal-polyfill";
import { dateInWords, localDay } from "../calendar/index.ts";
import type { Text } from "../shared/text.ts";
import type { StepEventData, StepEventType, StepRef } from "../step/step.events.ts";
import type { StepResult } from "../step/step.ts";
import { stagesOf } from "./plan.ts";
import type { RouteEventData, RouteEventType } from "./route.events.ts";
import type { CloseReason, Outcome } from "./route.ts";
import { shipped } from "./shipped.ts";
import { templates } from "./templates/index.ts";

/** The event's own data with what every event of its room carries. */
type Told<T> = T extends StepEventType
  ? StepEventData[T] & StepRef
  : T extends RouteEventType
    ? RouteEventData[T] & { cycle: number; generation: number }
    : never;

/** Each event in words for the history. */
export const eventTexts: { [T in StepEventType | RouteEventType]: (data: Told<T>, zone: string) => Text } = {
  "route.opened": ({ template }) => {
    const { title } = shipped(template.key, template.version);
    return t(`Открыт маршрут: ${title.ru}.`, `Opened: ${title.en}.`);
  },
  "stage.opened": ({ stage, steps }) =>
    t(
      `Начат этап «${stageTitle(stage).ru}», шагов: ${steps}.`,
      `Stage "${stageTitle(stage).en}" begun, steps: ${steps}.`,
    ),
  "stage.settled": ({ stage, outcome }) =>
    t(
      `Завершён этап «${stageTitle(stage).ru}»: ${outcomes[outcome]?.ru ?? outcome}.`,
      `Stage "${stageTitle(stage).en}" settled: ${outcomes[outcome]?.en ?? outcome}.`,
    ),
  "stage.wait-answered": ({ stage }) =>
    t(`Этап «${stageTitle(stage).ru}» уже завершён.`, `Stage "${stageTitle(stage).en}" was settled already.`),
  "plan.drafted": ({ entries }) =>
    t(`Составлен проект плана, шагов: ${entries.length}.`, `Plan drafted, steps: ${entries.length}.`),
  "plan.changed": () => t("План изменён куратором.", "The coordinator changed the plan."),
  "plan.joined": ({ entries }) =>
    t(`В план добавлено мероприятий: ${entries.length}.`, `Measures added to the plan: ${entries.length}.`),
  "plan.approved": () => t("План утверждён.", "The plan is approved."),
  "cycle.decided": ({ outcome }) => t(`Решение по циклу: ${outcomeRu[outcome]}.`, `Decision on the cycle: ${outcome}.`),
  "cycle.renewed": ({ cycle }) => t(`Начат цикл ${cycle}.`, `Cycle ${cycle} begun.`),
  "route.handed-over": () => t("Маршрут передан дальше по возрасту.", "The route is handed over by age."),
  "route.closed": ({ reason }) => t(`Маршрут закрыт: ${closings[reason]}.`, `The route is closed: ${reason}.`),
  "route.continued": ({ why }) =>
    why === "limit"
      ? t("Цикл продолжен новым исполнением.", "The cycle goes on in a new execution.")
      : t("Исполнение восстановлено по записи.", "The execution was restored from the record."),
  "step.planned": ({ requestAt }, zone) => {
    const day = dateInWords(localDay(Temporal.Instant.from(requestAt), zone));
    return t(`Шаг запланирован, запрос: ${day.ru}.`, `Step planned, request on ${day.en}.`);
  },
  "step.requested": ({ due }) =>
    t(`Запрос направлен, срок: ${date(due.date).ru}.`, `Request sent, due ${date(due.date).en}.`),
  "step.withheld": () =>
    t("Нет действующего согласия: шаг приостановлен.", "No consent in force: the step is on hold."),
  "step.received": () => t("Организация открыла запрос.", "The agency has opened the request."),
  "step.accepted": () => t("Запрос принят в работу.", "The request is accepted."),
  "step.rejected": () =>
    t("Организация отказалась и назвала причину.", "The agency rejected the request, with a reason."),
  "step.held": ({ until }) =>
    until
      ? t(`Шаг приостановлен до ${date(until).ru}.`, `On hold until ${date(until).en}.`)
      : t("Шаг приостановлен.", "On hold."),
  "step.resumed": () => t("Шаг возобновлён.", "Resumed."),
  "step.completed": ({ result, late }) =>
    t(
      `Отчёт получен: ${results[result]}${late ? ", с опозданием" : ""}.`,
      `Reported: ${result}${late ? ", late" : ""}.`,
    ),
  "step.cancelled": () => t("Шаг отменён.", "Cancelled."),
  "step.reassigned": () => t("Шаг передан другой организации.", "Reassigned to another agency."),
  "step.progressed": () => t("Частичный отчёт получен.", "A partial report came."),
  "step.question-asked": () => t("Организация задала уточняющий вопрос.", "The agency asked what is meant."),
  "step.clarified": () => t("Куратор ответил на вопрос.", "The coordinator answered the question."),
  "step.nudged": () => t("Куратор напомнил о шаге.", "The coordinator sent a reminder."),
  "step.reminded": () => t("Отправлено напоминание.", "Reminder sent."),
  "step.fell-due": () => t("Сегодня срок.", "Due today."),
  "step.escalated": ({ count }) =>
    t(`Срок прошёл, сообщено куратору (${count}).`, `Overdue, the coordinator is told (${count}).`),
  "step.link-renewed": () => t("Выдана новая ссылка для ответа.", "A new response link was issued."),
  "step.restarted": () =>
    t("Исполнение шага восстановлено по записи.", "The step's execution was restored from the record."),
  "step.wait-answered": () => t("По шагу уже есть итог.", "The step is settled already."),
};

const outcomes: Record<string, Text> = {
  settled: t("все шаги выполнены", "all steps settled"),
  approved: t("утверждено", "approved"),
  renew: t("новый цикл", "renew"),
  "hand-off": t("передача по возрасту", "hand-off"),
  close: t("завершение", "close"),
};
const outcomeRu: Record<Outcome, string> = { renew: "новый цикл", "hand-off": "передача дальше", close: "завершение" };
const closings: Record<CloseReason, string> = {
  "left-region": "семья выехала из региона",
  "family-refused": "семья отказалась",
  "goals-reached": "цели достигнуты",
  transferred: "передан другому оператору",
  deceased: "смерть ребёнка",
  other: "иная причина",
};
const results: Record<StepResult, string> = {
  performed: "выполнено",
  "not-applied": "не обратились",
  "refused-measure": "отказ от мероприятия",
  "refused-programme": "отказ от программы в целом",
  "not-performed": "не выполнено",
};

function t(ru: string, en: string): Text {
  return { ru, en };
}
const date = (iso: string): Text => dateInWords(Temporal.PlainDate.from(iso));

/** Stages of the same name have the same title in every template. */
const titles = new Map(templates.flatMap(stagesOf).map(({ key, title }) => [key, title]));
const stageTitle = (key: string): Text => titles.get(key) ?? t(key, key);
