import { Temporal } from "temporal-polyfill";
import type { Text } from "../../ground/shared/text.ts";
import { dateWords } from "./due.words.ts";
import type { AgreementNotice, DecisionNotice, MeetingNotice } from "./notice.ts";
import type { PlainLetter, PlainPart } from "./plain.letter.ts";

type Words = Omit<PlainLetter, "publicUrl">;
const day = (iso: string) => dateWords(Temporal.PlainDate.from(iso));
const text = (ru: string, en: string): PlainPart => ({ kind: "text", text: { ru, en } });
const greeting = text("Уважаемые коллеги!", "Dear colleagues,");

const headings = {
  invited: { ru: "Приглашаем на заседание", en: "You are invited to a meeting" },
  moved: { ru: "Заседание перенесено", en: "The meeting has moved" },
  cancelled: { ru: "Заседание отменено", en: "The meeting is cancelled" },
  near: { ru: "Заседание завтра", en: "The meeting is tomorrow" },
  minuted: { ru: "Протокол заседания утверждён", en: "The minutes are approved" },
} as const;

const labels = {
  ahead: { ru: "Ответить, будете ли вы", en: "Say whether you come" },
  minuted: { ru: "Открыть решения", en: "Read the decisions" },
  cancelled: { ru: "Прочитать причину", en: "Read why" },
} as const;

/** To a member: when and where, of what, and that an answer is asked for. */
export function meeting({ what, meetingId, body, on, time, place, video, agenda, note, link }: MeetingNotice): Words {
  const when = day(on);
  const isAhead = what === "invited" || what === "moved" || what === "near";
  return {
    subject: `${headings[what].ru}: ${when.ru}${isAhead ? `, ${time}` : ""}`,
    heading: headings[what],
    thread: meetingId,
    parts: [
      greeting,
      ...(what === "cancelled"
        ? [
            text(
              "Заседание не состоится. Почему, написано на странице организации.",
              "The meeting will not take place. Why stands on the organisation's page.",
            ),
          ]
        : []),
      ...(what === "moved"
        ? [
            text(
              "День, время или место изменились: пожалуйста, ответьте снова. Причина — на странице организации.",
              "Its day, time or place is another one: please answer again. Why stands on the organisation's page.",
            ),
          ]
        : []),
      ...(what === "minuted"
        ? [
            text(
              "Решения можно прочитать на странице. О поручениях вашей организации придёт отдельное письмо.",
              "What was decided stands on the page. If your organisation is to do something, another letter says so.",
            ),
          ]
        : []),
      {
        kind: "rows",
        rows: [
          { label: { ru: "Кто собирается", en: "Who meets" }, value: { ru: body, en: body } },
          { label: { ru: "Когда", en: "When" }, value: { ru: `${when.ru}, ${time}`, en: `${when.en}, ${time}` } },
          ...(isAhead
            ? [
                {
                  label: { ru: "Где", en: "Where" },
                  value: {
                    ru: video ? `${place}; можно по видеосвязи` : place,
                    en: video ? `${place}; also by video` : place,
                  },
                },
              ]
            : []),
        ],
      },
      ...(isAhead
        ? [
            {
              kind: "rows" as const,
              rows: agenda.map(({ n, title }) => ({
                label: { ru: `Вопрос ${n}`, en: `Item ${n}` },
                value: { ru: title, en: title },
              })),
            },
          ]
        : []),
      ...(isAhead && note
        ? [
            text(
              "К заседанию подготовлена аналитическая справка за квартал: прочитать её можно на странице.",
              "The quarter's analytical note is to be read before the meeting: it is on the page.",
            ),
          ]
        : []),
      { kind: "action", label: labels[isAhead ? "ahead" : what], url: link },
    ],
  };
}

const decisionHeadings: Record<DecisionNotice["what"], Text> = {
  taken: { ru: "Вашей организации дано поручение", en: "A decision asks your organisation to act" },
  withdrawn: { ru: "Решение отозвано", en: "A decision is withdrawn" },
  fulfilled: { ru: "Решение исполнено", en: "A decision has been carried out" },
};
const decisionOver: Record<"withdrawn" | "fulfilled", [string, string]> = {
  withdrawn: [
    "Исполнять его больше не нужно, отчёта не ждём.",
    "It need not be carried out any more, and no report is awaited.",
  ],
  fulfilled: [
    "Отчёты всех исполнителей приняты, больше по нему ничего не ждём. Спасибо!",
    "The reports of all who were to carry it out are accepted, and nothing more is awaited. Thank you.",
  ],
};

/** To an executor: the decision, and by when its report is awaited; or that it is over. */
export function decision({
  what,
  decisionId,
  agencyName,
  body,
  number,
  protocol,
  text: words,
  due,
  link,
}: DecisionNotice): Words {
  const [when, of] = [day(due), day(protocol.date)];
  const isTaken = what === "taken";
  const subjects = {
    taken: `Решение № ${number}: исполнить до ${when.ru}`,
    withdrawn: `Решение № ${number} отозвано`,
    fulfilled: `Решение № ${number} исполнено`,
  };
  return {
    subject: subjects[what],
    heading: decisionHeadings[what],
    thread: decisionId,
    parts: [
      greeting,
      isTaken
        ? text(
            `Исполнить поручение и сдать отчёт просим организацию «${agencyName}». Отчёт сдают там же, где отчёты по дорожной карте; срок можно попросить продлить.`,
            `${agencyName} is asked to carry this out and to report on it, on the page of the roadmap's reports; a later day can be asked for there.`,
          )
        : text(...decisionOver[what]),
      {
        kind: "rows",
        rows: [
          {
            label: { ru: "Кто решил", en: "Who decided" },
            value: {
              ru: `${body}, протокол № ${protocol.number} от ${of.ru}`,
              en: `${body}, minutes no. ${protocol.number} of ${of.en}`,
            },
          },
          { label: { ru: "Решение", en: "Decision" }, value: { ru: words, en: words } },
          ...(isTaken
            ? [
                {
                  label: { ru: "Срок", en: "By" },
                  value: { ru: `до ${when.ru} включительно`, en: `${when.en} inclusive` },
                },
              ]
            : []),
        ],
      },
      ...(isTaken
        ? [
            {
              kind: "action" as const,
              label: { ru: "Открыть поручения и отчёты", en: "Open decisions and reports" },
              url: link,
            },
          ]
        : []),
    ],
  };
}

const papers = {
  agreement: {
    name: { ru: "Соглашение", en: "Agreement" },
    ending: { ru: "Срок соглашения заканчивается", en: "An agreement ends soon" },
    ended: { ru: "Соглашение больше не действует", en: "An agreement is over" },
    endedOf: (number: string) => `Соглашение № ${number} больше не действует`,
    renew: text(
      "Если сотрудничество продолжается, соглашение нужно продлить: для этого составьте дополнительное соглашение и сообщите его номер и дату.",
      "If you go on working together, it has to be renewed: sign a further agreement, and tell its number and date.",
    ),
    over: text(
      "С этого дня на него нельзя ссылаться. Если сотрудничество продолжается, сообщите о продлении.",
      "It can be relied upon no more. If you go on working together, tell of its renewal.",
    ),
  },
  order: {
    name: { ru: "Порядок", en: "Order" },
    ending: { ru: "Срок действия порядка заканчивается", en: "An order ends soon" },
    ended: { ru: "Порядок больше не действует", en: "An order is over" },
    endedOf: (number: string) => `Порядок № ${number} больше не действует`,
    renew: text(
      "Если работать по нему нужно и дальше, срок продлевают актом: сообщите его номер и дату. Если нужен новый порядок, его утверждают до этого дня.",
      "If it is to be worked by any longer, an act renews it: tell its number and date. A new order has to be approved before that day.",
    ),
    over: text(
      "С этого дня по нему не работают. Если порядок продлён или утверждён новый, сообщите об этом.",
      "It is worked by no more. If it has been renewed, or another one approved, please tell.",
    ),
  },
} as const;

/** To a party, and to whoever keeps it: in the words of what it is. */
export function agreement({ what, is, agreementId, number, date, subject, until }: AgreementNotice): Words {
  const [last, of] = [day(until), day(date)];
  const isAhead = what === "ending";
  const paper = papers[is];
  return {
    subject: isAhead ? `${paper.name.ru} № ${number} действует до ${last.ru}` : paper.endedOf(number),
    heading: paper[what],
    thread: agreementId,
    parts: [
      greeting,
      isAhead ? paper.renew : paper.over,
      {
        kind: "rows",
        rows: [
          {
            label: paper.name,
            value: { ru: `№ ${number} от ${of.ru}: ${subject}`, en: `no. ${number} of ${of.en}: ${subject}` },
          },
          { label: { ru: "Последний день", en: "Last day" }, value: last },
        ],
      },
    ],
  };
}
