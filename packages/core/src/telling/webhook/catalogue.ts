import type { Text } from "../../ground/shared/text.ts";

/** What one type of event tells, and of what. */
export interface CatalogueEntry {
  about:
    | "step"
    | "route"
    | "child"
    | "obligation"
    | "obligations"
    | "enrolment"
    | "placement"
    | "resources"
    | "meeting"
    | "decision"
    | "agreement"
    | "webhook";
  summary: Text;
  /** Whether an answer is asked for: then `reply` carries the one-time token. */
  answerable?: true;
}

/**
 * Every event that webhooks carry, by its public type. An agency hears of its own steps, of routes in which it has been
 * asked for something, and of its own obligations.
 */
export const catalogue = {
  "step.requested": {
    about: "step",
    summary: { ru: "Организацию просят выполнить шаг.", en: "The agency is asked to do a step." },
    answerable: true,
  },
  "step.reminded": {
    about: "step",
    summary: { ru: "Срок шага близок, ответа нет.", en: "The due date is near and there is no answer." },
    answerable: true,
  },
  "step.fell-due": {
    about: "step",
    summary: { ru: "Сегодня срок шага.", en: "The step is due today." },
    answerable: true,
  },
  "step.escalated": {
    about: "step",
    summary: { ru: "Срок прошёл, координатор извещён.", en: "Overdue, and the coordinator has been told." },
    answerable: true,
  },
  "step.resumed": {
    about: "step",
    summary: { ru: "Шаг снова в работе.", en: "Work on the step goes on." },
    answerable: true,
  },
  "step.link-renewed": {
    about: "step",
    summary: { ru: "Прежняя ссылка заменена новой.", en: "A new link replaced the former one." },
    answerable: true,
  },
  "step.clarified": {
    about: "step",
    summary: { ru: "Координатор ответил на уточняющий вопрос.", en: "The coordinator has answered the question." },
    answerable: true,
  },
  "step.accepted": {
    about: "step",
    summary: { ru: "Шаг принят в работу; ждём отчёта.", en: "The step was accepted; its report is awaited." },
    answerable: true,
  },
  "step.progressed": {
    about: "step",
    summary: { ru: "Частичный отчёт получен; ждём итогового.", en: "A partial report came; the final one is awaited." },
    answerable: true,
  },
  "step.replanned": {
    about: "step",
    summary: {
      ru: "План изменён: у шага другие сроки или содержание.",
      en: "The plan was amended: other dates or content.",
    },
    answerable: true,
  },
  "step.due-changed": {
    about: "step",
    summary: {
      ru: "Производственный календарь изменён: у шага другой срок или последний рабочий день.",
      en: "The calendar has changed: another due date, or another last working day.",
    },
    answerable: true,
  },
  "step.rejected": { about: "step", summary: { ru: "Шаг отклонён организацией.", en: "The step was rejected." } },
  "step.held": { about: "step", summary: { ru: "Шаг приостановлен.", en: "The step was put on hold." } },
  "step.completed": { about: "step", summary: { ru: "По шагу есть итог.", en: "The step has its result." } },
  "step.corrected": {
    about: "step",
    summary: { ru: "Координатор исправил итог шага.", en: "The coordinator corrected the step's result." },
  },
  "step.cancelled": { about: "step", summary: { ru: "Шаг отменён.", en: "The step was cancelled." } },
  "step.withdrawn": {
    about: "step",
    summary: { ru: "Шаг поручен другой организации.", en: "The step was given to another agency." },
  },
  "route.renewed": { about: "route", summary: { ru: "Начался новый цикл маршрута.", en: "The next cycle began." } },
  "route.handed-over": {
    about: "route",
    summary: { ru: "Маршрут завершён по возрасту.", en: "The route has ended by age." },
  },
  "route.reopened": { about: "route", summary: { ru: "Маршрут возобновлён.", en: "The route was reopened." } },
  "route.closed": { about: "route", summary: { ru: "Маршрут закрыт.", en: "The route was closed." } },
  "child.merged": {
    about: "child",
    summary: {
      ru: "Две карты оказались картами одного ребёнка: вместо `otherId` теперь `childId`.",
      en: "Two cards turned out to be of one child: it is `childId` now in place of `otherId`.",
    },
  },
  "child.unmerged": {
    about: "child",
    summary: {
      ru: "Объединение карт отменено: `otherId` снова отдельная карта.",
      en: "A merge was undone: `otherId` stands by itself again.",
    },
  },
  "child.split": {
    about: "child",
    summary: {
      ru: "Часть записей карты `childId` перешла в карту `otherId`.",
      en: "A part of what was in `childId` went to `otherId`.",
    },
  },
  "obligation.submitted": {
    about: "obligation",
    summary: { ru: "Отчёт за период сдан.", en: "The period's report was handed in." },
  },
  "obligation.returned": {
    about: "obligation",
    summary: { ru: "Отчёт возвращён на доработку.", en: "The report was returned." },
    answerable: true,
  },
  "obligation.extended": {
    about: "obligation",
    summary: { ru: "Срок отчёта продлён.", en: "A report is due later." },
    answerable: true,
  },
  "obligation.accepted": { about: "obligation", summary: { ru: "Отчёт принят.", en: "The report was accepted." } },
  "obligation.corrected": {
    about: "obligation",
    summary: { ru: "В принятый отчёт внесено исправление.", en: "An accepted report was corrected." },
  },
  "obligations.opened": {
    about: "obligations",
    summary: {
      ru: "От организации ждут отчётов за период: новых, снова нужных или к другому сроку.",
      en: "Reports of a period are expected of the agency: new ones, needed again, or due on another day.",
    },
    answerable: true,
  },
  "obligations.withdrawn": {
    about: "obligations",
    summary: {
      ru: "Часть отчётов за период больше не нужна.",
      en: "Some reports of a period are not needed any more.",
    },
  },
  "obligations.reminded": {
    about: "obligations",
    summary: {
      ru: "Срок отчётов близок, а они не сданы; не чаще раза в день.",
      en: "Reports are due soon and not handed in; once a day at most.",
    },
    answerable: true,
  },
  "obligations.overdue": {
    about: "obligations",
    summary: {
      ru: "Срок отчётов прошёл, координатор извещён; не чаще раза в день.",
      en: "Reports are overdue, and the coordinator has been told; once a day at most.",
    },
    answerable: true,
  },
  "enrolment.made": {
    about: "enrolment",
    summary: {
      ru: "Ребёнок зачислен на программу организации или встал в очередь.",
      en: "A child has a place in a programme of the agency, or waits for one.",
    },
  },
  "enrolment.enrolled": {
    about: "enrolment",
    summary: { ru: "Ребёнок из очереди получил место.", en: "A child that waited has got a place." },
  },
  "enrolment.sessions-due": {
    about: "enrolment",
    summary: { ru: "Ждём занятий за месяц.", en: "The month's sessions are to be recorded." },
    answerable: true,
  },
  "enrolment.sessions-recorded": {
    about: "enrolment",
    summary: { ru: "Занятия за месяц отмечены.", en: "The month's sessions were recorded." },
  },
  "enrolment.completed": {
    about: "enrolment",
    summary: { ru: "Программа пройдена.", en: "The programme was completed." },
  },
  "enrolment.left": {
    about: "enrolment",
    summary: { ru: "Ребёнок выбыл до конца программы.", en: "The child left before the programme's end." },
  },
  "placement.made": {
    about: "placement",
    summary: { ru: "Человек трудоустроен в организации.", en: "Somebody was placed with the agency." },
  },
  "placement.look-due": {
    about: "placement",
    summary: {
      ru: "Прошло 3 или 12 месяцев: работает ли человек?",
      en: "3 or 12 months have passed: do they still work there?",
    },
    answerable: true,
  },
  "placement.ended": {
    about: "placement",
    summary: { ru: "Трудоустройство завершено.", en: "The placement has ended." },
  },
  "resources.said": {
    about: "resources",
    summary: { ru: "Лист ресурсов за год заполнен.", en: "The year's sheet of resources was filled in." },
  },
  "meeting.told": {
    about: "meeting",
    summary: {
      ru: "О заседании группы, в которой участвует организация: приглашение, перенос, отмена, напоминание, протокол (`what`).",
      en: "About a meeting of a body in which the agency sits: invitation, move, cancellation, reminder, minutes (`what`).",
    },
  },
  "decision.told": {
    about: "decision",
    summary: {
      ru: "Решение группы поручено организации, отозвано или исполнено (`what`); отчёты — `obligations`.",
      en: "A body's decision asks the agency to act, is withdrawn, or has been carried out (`what`); reports are `obligations`.",
    },
    answerable: true,
  },
  "agreement.told": {
    about: "agreement",
    summary: {
      ru: "Срок соглашения, в котором участвует организация, заканчивается или закончился (`what`).",
      en: "The term of an agreement of which the agency is a party ends or has ended (`what`).",
    },
  },
  "webhook.test": {
    about: "webhook",
    summary: { ru: "Проверка связи по запросу.", en: "A test that somebody asked for." },
  },
} as const satisfies Record<string, CatalogueEntry>;

export type WebhookEventType = keyof typeof catalogue;
export const eventTypes = Object.keys(catalogue) as [WebhookEventType, ...WebhookEventType[]];

/** Names of ours that differ outside: what happened is told from the receiver's point of view. */
const renamed: Record<string, WebhookEventType> = {
  "step.reassigned": "step.withdrawn",
  // The successor of a closed organisation is asked by this.
  "step.inherited": "step.requested",
  "step.nudged": "step.reminded",
  "cycle.renewed": "route.renewed",
  "agency.resources-said": "resources.said",
  "agency.meeting": "meeting.told",
  "agency.decision": "decision.told",
  "agency.agreement": "agreement.told",
  "webhook.test-asked": "webhook.test",
};

/** Events of ours that say different things outside, by what they hold. */
const decided: Record<string, (data: Record<string, unknown>) => WebhookEventType> = {
  "obligations.generated": ({ made }) => (Number(made) > 0 ? "obligations.opened" : "obligations.withdrawn"),
  "agency.reports-due": ({ reason }) => (reason === "escalate" ? "obligations.overdue" : "obligations.reminded"),
};

/** The public type of a domain event; undefined for what webhooks do not tell. */
export function publicType({ type, data }: { type: string; data: unknown }): WebhookEventType | undefined {
  if (Object.hasOwn(decided, type)) return decided[type]!((data ?? {}) as Record<string, unknown>);
  if (Object.hasOwn(renamed, type)) return renamed[type];
  return Object.hasOwn(catalogue, type) && type !== "webhook.test" ? (type as WebhookEventType) : undefined;
}
