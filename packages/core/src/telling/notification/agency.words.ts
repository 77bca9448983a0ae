import type { Text } from "../../ground/shared/text.ts";
import type { DueWords } from "./due.words.ts";
import type { AgencyNoticeKind } from "./notice.ts";

/** What one kind of mail to an agency says; what all of them say is in `agency.letter.ts`. */
export interface AgencyWords {
  /** Start of the subject, before «: название». At most 50 characters with its date, so that the title keeps its share. */
  lead: string;
  heading: Text;
  opening: Text;
  /** What can be done on the page. */
  answer: Text;
  button: Text;
}

const anyAnswer: Text = {
  ru: "Какие ответы сейчас возможны, показано на странице по ссылке. Если выполнить шаг не получается, просим сообщить об этом и указать причину.",
  en: "The page shows which answers are possible now. If the step cannot be done, please say so and give the reason.",
};
/** After a comma: a mail may leave when the day is over, or a step come back late. */
const dueOn = ({ days, short }: DueWords) => (days < 0 ? `срок истёк ${short}` : `срок до ${short}`);
const openAndAnswer: Text = { ru: "Открыть запрос и ответить", en: "Open the request and answer" };

export const agencyWords: Record<AgencyNoticeKind, (due: DueWords) => AgencyWords> = {
  request: (due) => ({
    lead: due.days < 0 ? `Просим выполнить, ${dueOn(due)}` : `Просим выполнить до ${due.short}`,
    heading: {
      ru: "Просим выполнить шаг маршрута сопровождения",
      en: "A step of a support route needs your organisation",
    },
    opening: {
      ru: "Ваша организация участвует в маршруте сопровождения ребёнка. Просим принять этот шаг в работу, выполнить его в срок и сообщить о результате.",
      en: "Your organisation takes part in a child's support route. Please accept this step, carry it out in time and report the result.",
    },
    answer: {
      ru: "На странице по ссылке можно принять шаг в работу, сразу сообщить о результате или отказаться, указав причину: тогда координатор решит, кому поручить шаг.",
      en: "On the page you can accept the step, report its result at once, or decline with a reason: then the coordinator decides who takes it.",
    },
    button: openAndAnswer,
  }),

  "report-link": (due) => ({
    lead: `Ссылка для отчёта, ${dueOn(due)}`,
    heading: { ru: "Спасибо, что приняли шаг в работу", en: "Thank you for accepting the step" },
    opening: {
      ru: "Высылаем новую ссылку: по ней просим сообщить о результате, когда шаг будет выполнен.",
      en: "Here is a new link: please use it to report the result when the step is done.",
    },
    answer: {
      ru: "На странице достаточно выбрать один из пяти результатов; при желании можно добавить пояснение. Если выполнить шаг не удалось, просим указать причину.",
      en: "On the page choose one of five results; a comment is welcome. If the step could not be done, please give the reason.",
    },
    button: { ru: "Сообщить о результате", en: "Report the result" },
  }),

  reminder: ({ short, days }) => ({
    lead: days < 0 ? `Напоминаем: срок истёк ${short}` : `Напоминаем о сроке ${short}`,
    heading: { ru: "Напоминаем о сроке шага", en: "A reminder of the step's due date" },
    opening: {
      ru: "По этому шагу мы пока не получили сообщения о результате. Если вы уже ответили, благодарим: тогда ничего делать не нужно.",
      en: "We have no report on this step yet. If you have answered already, thank you: nothing more is needed.",
    },
    answer: anyAnswer,
    button: openAndAnswer,
  }),

  due: ({ short, days }) => ({
    lead: days === 0 ? `Срок сегодня, ${short}` : days < 0 ? `Срок истёк ${short}` : `Срок подходит, до ${short}`,
    heading:
      days === 0
        ? { ru: "Сегодня последний день срока", en: "Today is the last day" }
        : days < 0
          ? { ru: "Срок шага истёк", en: "The step's due date has passed" }
          : { ru: "Срок шага подходит к концу", en: "The step's due date is near" },
    opening: {
      ru: "Сообщения о результате мы пока не получили. Просим ответить, а если шаг ещё не завершён — предупредить координатора.",
      en: "We have no report on this step yet. Please answer or, if it is not finished, let the coordinator know.",
    },
    answer: anyAnswer,
    button: openAndAnswer,
  }),

  escalation: ({ short }) => ({
    lead: `Ждём ответа, срок истёк ${short}`,
    heading: { ru: "Срок шага истёк, ответа пока нет", en: "The due date has passed and there is no answer yet" },
    opening: {
      ru: "К сроку мы не получили сообщения о результате и известили об этом координатора маршрута. Просим ответить при первой возможности.",
      en: "No report had come by the due date, and the route's coordinator has been told. Please answer as soon as you can.",
    },
    answer: anyAnswer,
    button: openAndAnswer,
  }),

  resumed: (due) => ({
    lead: `Шаг снова в работе, ${dueOn(due)}`,
    heading: { ru: "Шаг снова в работе", en: "Work on the step goes on" },
    opening: {
      ru: "Работа по этому шагу была приостановлена; теперь её можно продолжить. Высылаем новую ссылку, прежние больше не действуют.",
      en: "Work on this step was paused and can go on now. Here is a new link; earlier ones no longer work.",
    },
    answer: anyAnswer,
    button: openAndAnswer,
  }),

  replanned: (due) => ({
    lead: `План изменён, ${dueOn(due)}`,
    heading: { ru: "Индивидуальный план ребёнка изменён", en: "The child's individual plan was amended" },
    opening: {
      ru: "По этому шагу изменились сроки или содержание. Действует то, что указано в этом письме и на странице по ссылке; прежние ссылки по этому шагу больше не действуют.",
      en: "The dates or the content of this step have changed. What counts is in this mail and on the page behind the link; earlier links of this step no longer work.",
    },
    answer: anyAnswer,
    button: openAndAnswer,
  }),

  clarified: (due) => ({
    lead: `Ответ на вопрос, ${dueOn(due)}`,
    heading: { ru: "Координатор ответил на ваш вопрос", en: "The coordinator has answered your question" },
    opening: {
      ru: "Ответ показан на странице по ссылке; прежние ссылки по этому шагу больше не действуют. Срок шага прежний.",
      en: "The answer is on the page behind the link; earlier links of this step no longer work. The due date is as before.",
    },
    answer: anyAnswer,
    button: openAndAnswer,
  }),

  "link-renewed": (due) => ({
    lead: `Новая ссылка, ${dueOn(due)}`,
    heading: { ru: "Новая ссылка для ответа", en: "A new link to answer with" },
    opening: {
      ru: "По запросу высылаем новую ссылку; прежние ссылки по этому шагу больше не действуют. Если вы её не запрашивали, просто используйте её вместо прежней.",
      en: "Here is the new link that was asked for; earlier links of this step no longer work. If you did not ask for it, simply use it instead of the old one.",
    },
    answer: anyAnswer,
    button: openAndAnswer,
  }),
};

/** What will happen without an answer. It follows from the day, not from the kind: a mail may leave later than planned. */
export function withoutAnswer({ days }: DueWords): Text {
  if (days > 0)
    return {
      ru: "Если ответа не будет, мы напомним о сроке, а когда он истечёт, сообщим координатору. Ответ после срока тоже примем, но отметим как поздний.",
      en: "Without an answer we shall remind you and, once the date has passed, tell the coordinator. A late answer is still taken, and marked late.",
    };
  if (days === 0)
    return {
      ru: "Если ответа не будет и сегодня, на следующий рабочий день сообщим об этом координатору. Ответ после срока тоже примем, но отметим как поздний.",
      en: "Without an answer today we shall tell the coordinator on the next working day. A late answer is still taken, and marked late.",
    };
  return {
    ru: "Ответить можно и сейчас: ответ примем и отметим как поздний. Если ответа не будет, мы напомним ещё раз, а координатор может поручить шаг другой организации.",
    en: "You can still answer: the answer is taken and marked late. Without one we shall write again, and the coordinator may give the step to another organisation.",
  };
}
