import type { Text } from "../../ground/shared/text.ts";
import type { CoordinatorNoticeKind } from "./notice.ts";

/** What one kind of mail to a coordinator says. */
export interface CoordinatorWords {
  /** What the title in the notice names. */
  about: "step" | "route";
  /** Start of the subject and heading. At most 45 characters in Russian. */
  lead: Text;
  /** What has happened. */
  happened: Text;
  /** What we ask for. */
  todo: Text;
  /** Whether the due date still runs, so that the days left are worth telling. */
  running: boolean;
  /** What the notice's `count` counts. */
  counts?: Text;
}

export const coordinatorWords: Record<CoordinatorNoticeKind, CoordinatorWords> = {
  rejected: {
    about: "step",
    lead: { ru: "Организация отказалась от шага", en: "An organisation declined a step" },
    happened: {
      ru: "Организация сообщила, что не может выполнить шаг. Причина указана в записи шага.",
      en: "The organisation cannot carry out the step. Its reason is in the step's record.",
    },
    todo: {
      ru: "Просим поручить шаг другой организации или отменить его.",
      en: "Please give the step to another organisation or cancel it.",
    },
    running: true,
  },
  question: {
    about: "step",
    lead: { ru: "Организация задаёт вопрос", en: "An organisation has a question" },
    happened: {
      ru: "Организация просит уточнить, что от неё нужно по этому шагу. Вопрос показан в записи шага.",
      en: "The organisation asks what is meant by this step. Its question is in the step's record.",
    },
    todo: {
      ru: "Просим ответить: организация получит письмо с новой ссылкой. Срок шага при этом не останавливается.",
      en: "Please answer: the organisation gets a mail with a new link. The due date keeps running.",
    },
    running: true,
  },
  "consent-missing": {
    about: "step",
    lead: { ru: "Шаг ждёт согласия", en: "A step waits for consent" },
    happened: {
      ru: "Для этого шага нет действующего согласия законного представителя, поэтому шаг приостановлен: организации ничего не отправляется, её ссылки не действуют.",
      en: "There is no consent of the legal representative in force for this step, so it is paused: nothing goes to the organisation and its links do not work.",
    },
    todo: {
      ru: "Просим связаться с семьёй. Когда согласие будет внесено, работа продолжится сама; если семья не согласна, шаг можно отменить.",
      en: "Please get in touch with the family. Once consent is recorded the work goes on by itself; if the family does not agree, the step can be cancelled.",
    },
    running: true,
    counts: { ru: "Шагов приостановлено", en: "Steps paused" },
  },
  "consent-withdrawn": {
    about: "step",
    lead: { ru: "Согласие отозвано, работа приостановлена", en: "Consent was withdrawn, work is paused" },
    happened: {
      ru: "Законный представитель отозвал согласие. Всё, что на нём держалось, остановлено сразу: организациям больше ничего не отправляется, их ссылки не действуют.",
      en: "The legal representative withdrew consent. All that rested on it stopped at once: nothing more goes to the organisations and their links do not work.",
    },
    todo: {
      ru: "Просим обсудить с семьёй, как быть дальше. Если согласие будет дано снова, работа продолжится сама.",
      en: "Please talk with the family about what comes next. If consent is given again, the work goes on by itself.",
    },
    running: true,
    counts: { ru: "Шагов приостановлено", en: "Steps paused" },
  },
  "consent-ended": {
    about: "route",
    lead: { ru: "Согласие больше не действует", en: "A consent is over" },
    happened: {
      ru: "Согласие прекратилось само: сменился законный представитель, истекли его полномочия или исполнилось 18 лет. Другого действующего согласия нет, поэтому шаги приостановлены: организациям ничего не отправляется, их ссылки не действуют.",
      en: "A consent ended by itself: the representative changed, their authority is over, or the age of 18 was reached. No other one is in force, so the steps are paused: nothing goes to the organisations and their links do not work.",
    },
    todo: {
      ru: "Просим получить новое согласие: у нового представителя, а с 18 лет — у самого человека. Когда оно будет внесено, работа продолжится сама.",
      en: "Please obtain a new consent: from the new representative, or from the person themselves at 18. Once it is recorded the work goes on by itself.",
    },
    running: false,
    counts: { ru: "Шагов приостановлено", en: "Steps paused" },
  },
  "consent-disputed": {
    about: "route",
    lead: { ru: "Родители не согласны между собой", en: "The parents disagree" },
    happened: {
      ru: "Один законный представитель отозвал согласие, другой согласен. Права родителей равны (статья 61 Семейного кодекса), поэтому действует согласие второго, и работа не останавливается. Даты обоих решений — в задаче.",
      en: "One representative has withdrawn consent, the other agrees. Parents have equal rights (Family Code, art. 61), so the other's consent counts and the work goes on. Both dates are in the task.",
    },
    todo: {
      ru: "Просим поговорить с обоими. Если они не договорятся, спор решает орган опеки или суд (статья 65). До решения работу можно приостановить, отозвав и второе согласие по заявлению.",
      en: "Please talk with both. If they do not agree, the guardianship body or a court decides (art. 65). Until then the work can be paused by withdrawing the other consent on request.",
    },
    running: false,
  },
  "measures-dropped": {
    about: "route",
    lead: { ru: "В новом документе нет прежних мероприятий", en: "A new document leaves measures out" },
    happened: {
      ru: "Внесён новый документ: ИПРА, заключение ПМПК или программа ранней помощи. Мероприятия, которые в нём повторяются, продолжаются без нового запроса; часть прежних в него не вошла, и их шаги остались открытыми.",
      en: "A new document was recorded: an IPRA, a conclusion of the commission or an early-help programme. Measures that it repeats go on without a new request; some of the earlier ones are not in it, and their steps are still open.",
    },
    todo: {
      ru: "Просим решить по каждому такому шагу: отменить его или дождаться отчёта организации.",
      en: "Please decide about each of these steps: cancel it, or wait for the organisation's report.",
    },
    running: false,
    counts: { ru: "Шагов вне нового документа", en: "Steps outside the new document" },
  },
  escalated: {
    about: "step",
    lead: { ru: "Срок истёк, ответа нет", en: "Overdue and no answer" },
    happened: {
      ru: "К сроку организация не сообщила о результате. Ей отправлено ещё одно напоминание.",
      en: "The organisation has not reported by the due date. It was reminded once more.",
    },
    todo: {
      ru: "Просим связаться с организацией. Если выполнить шаг она не сможет, его можно поручить другой.",
      en: "Please get in touch with the organisation. If it cannot do the step, another one can take it.",
    },
    running: true,
    counts: { ru: "Обращений после срока", en: "Reminders after the due date" },
  },
  undeliverable: {
    about: "step",
    lead: { ru: "Письмо организации не доставлено", en: "A mail to an organisation was not delivered" },
    happened: {
      ru: "Письмо по этому шагу не удалось доставить: организация его не получила и может не знать о запросе.",
      en: "The mail about this step could not be delivered: the organisation did not get it and may not know of the request.",
    },
    todo: {
      ru: "Просим проверить адрес организации, исправить его и отправить письмо ещё раз. Срок шага при этом не останавливается.",
      en: "Please check the organisation's address, correct it and send the mail again. The step's due date keeps running.",
    },
    running: true,
    counts: { ru: "Неудачных попыток", en: "Failed attempts" },
  },
  "plan-drafted": {
    about: "route",
    lead: { ru: "План маршрута ждёт утверждения", en: "A route's plan waits for approval" },
    happened: {
      ru: "Проект плана готов: шаги, организации и даты подобраны по шаблону и действующим документам.",
      en: "The draft is ready: steps, organisations and dates follow the template and the instruments in force.",
    },
    todo: {
      ru: "Просим проверить план, при необходимости исправить и утвердить. До утверждения запросы по нему никому не отправляются.",
      en: "Please check the plan, correct it where needed and approve it. Until then nobody is asked for anything in it.",
    },
    running: false,
    counts: { ru: "Шагов в плане", en: "Steps in the plan" },
  },
  "plan-unreviewed": {
    about: "route",
    lead: { ru: "План без заключения ждёт утверждения", en: "A plan without a conclusion waits for approval" },
    happened: {
      ru: "Обследование не состоялось, и решено составить план без его заключения: по шаблону и документам, которые уже есть.",
      en: "The review did not take place, and it was decided to plan without its conclusion: by the template and the papers that are there.",
    },
    todo: {
      ru: "Просим обсудить план с семьёй, исправить и утвердить его. До утверждения запросы по нему никому не отправляются.",
      en: "Please talk the plan through with the family, correct it and approve it. Until then nobody is asked for anything in it.",
    },
    running: false,
    counts: { ru: "Шагов в плане", en: "Steps in the plan" },
  },
  "cycle-renewed": {
    about: "route",
    lead: { ru: "Начался новый цикл маршрута", en: "A route's next cycle has begun" },
    happened: {
      ru: "Прежний цикл завершён и оценён, маршрут продолжается в новом цикле. История прежних циклов сохранена.",
      en: "The former cycle is finished and evaluated, and the route goes on in a new one. The history of former cycles is kept.",
    },
    todo: {
      ru: "Пока делать ничего не нужно: когда проект нового плана будет готов, мы напишем.",
      en: "Nothing needs to be done yet: we shall write when the new plan's draft is ready.",
    },
    running: false,
    counts: { ru: "Номер цикла", en: "Number of the cycle" },
  },
  "handed-over": {
    about: "route",
    lead: { ru: "Маршрут завершён по возрасту", en: "A route has ended by age" },
    happened: {
      ru: "Маршрут завершён: ребёнок вышел из возраста, для которого он предназначен. Незавершённые шаги отменены, их история сохранена.",
      en: "The route has ended: the child is past the age that it is meant for. Unfinished steps were cancelled, their history is kept.",
    },
    todo: {
      ru: "Просим убедиться, что следующий маршрут открыт, если он нужен семье.",
      en: "Please make sure that the next route is open if the family needs one.",
    },
    running: false,
  },
  reopened: {
    about: "route",
    lead: { ru: "Маршрут возобновлён", en: "A route was reopened" },
    happened: {
      ru: "Завершённый маршрут возобновлён. Шаги, которые были отменены его завершением, запрашиваются снова.",
      en: "A route that had ended was reopened. Steps that its end had cancelled are asked for again.",
    },
    todo: {
      ru: "Просим проверить план: сроки и организации могли измениться.",
      en: "Please look through the plan: dates and organisations may have changed.",
    },
    running: true,
  },
  "lost-execution": {
    about: "route",
    lead: { ru: "Выполнение маршрута восстановлено", en: "A route's execution was restored" },
    happened: {
      ru: "Выполнение прервалось по технической причине и запущено снова по записям системы. Данные, сроки и ответы сохранены.",
      en: "The execution broke off for a technical reason and was started again from the records. Data, due dates and answers are kept.",
    },
    todo: {
      ru: "Делать ничего не нужно; если такие письма повторяются, сообщите администратору.",
      en: "Nothing needs to be done; if such mails come again, tell the administrator.",
    },
    running: false,
    counts: { ru: "Номер запуска", en: "Number of the start" },
  },
};
