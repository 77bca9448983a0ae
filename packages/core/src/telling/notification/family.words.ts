import { Temporal } from "temporal-polyfill";
import { dateWords } from "./due.words.ts";
import type { FamilyLinkNotice, RequestAnsweredNotice } from "./notice.ts";
import type { PlainLetter, PlainPart } from "./plain.letter.ts";

/** To a member of a family: the link to their page. It names nobody, and says nothing of the child. */
export function familyLink({ familyId, link, operator, until }: FamilyLinkNotice): Omit<PlainLetter, "publicUrl"> {
  const day = dateWords(Temporal.PlainDate.from(until));
  return {
    subject: "Ваша личная страница",
    heading: { ru: "Ваша личная страница", en: "Your own page" },
    thread: familyId,
    parts: [
      {
        kind: "text",
        text: {
          ru: "Здравствуйте!\nНа этой странице видно, что происходит сейчас, что будет дальше и когда. Там же можно согласиться или не согласиться с планом, отозвать согласие, узнать, кто смотрел сведения.",
          en: "On this page you see what is happening now, what comes next and when. There you can agree or disagree with the plan, withdraw a consent, and see who has looked at the data.",
        },
      },
      ...openPage(link),
      {
        kind: "text",
        text: {
          ru: `Ссылка только для вас: не пересылайте её. Она действует до ${day.ru}; потом новую можно получить на самой странице. Каждое открытие записывается, и вы это видите. Если телефон потерян, скажите координатору: ссылку отзовут.`,
          en: `The link is yours alone: do not pass it on. It works until ${day.en}; then you get a new one on the page itself. Each opening is recorded, and you see it. If your telephone is lost, tell your coordinator: the link is revoked.`,
        },
      },
      { kind: "rows", rows: [{ label: { ru: "Оператор", en: "Operator" }, value: operator }] },
    ],
  };
}

/** The button that opens the reader's page: a letter that sends somebody there does not send them looking for an earlier one. */
export const openPage = (page: string | undefined): PlainPart[] =>
  page === undefined ? [] : [{ kind: "action", label: { ru: "Открыть мою страницу", en: "Open my page" }, url: page }];

/** To whoever asked: the answer is on their page. It names nobody, and says nothing of what was asked. */
export const requestAnswered = ({
  familyRequestId,
  operator,
  page,
}: RequestAnsweredNotice): Omit<PlainLetter, "publicUrl"> => ({
  subject: "Вам ответили",
  heading: { ru: "На ваше обращение ответили", en: "You have an answer" },
  thread: familyRequestId,
  parts: [
    {
      kind: "text",
      text: page
        ? {
            ru: "Здравствуйте!\nОтвет ждёт вас на вашей личной странице. Ссылка только для вас: не пересылайте её.",
            en: "The answer waits for you on your own page. The link is yours alone: do not pass it on.",
          }
        : {
            ru: "Здравствуйте!\nОтвет ждёт вас на вашей личной странице: откройте её по ссылке, которую вы получили раньше. Если ссылки нет или она устарела, скажите координатору, и он пришлёт новую.",
            en: "The answer waits for you on your own page: open it by the link that you got before. If you have none, or it is too old, tell your coordinator, who sends you another.",
          },
    },
    ...openPage(page),
    { kind: "rows", rows: [{ label: { ru: "Оператор", en: "Operator" }, value: operator }] },
  ],
});
