import { texts } from "../../texts/texts.tsx";

export const deliveriesTexts = texts(
  {
    "help.1":
      "Письма, СМС и сообщения системам, новые сначала. О ребёнке в них ничего нет: по ссылке открывается шаг, а просмотр записывается в журнал.",
    "help.2":
      "Недошедшее отправляют ещё раз, когда исправлен адрес: одно или всё сразу. Если письма организации не доходят, об этом есть задача в «Дне».",
    agency: "Организация",
  },
  {
    "help.1":
      "Letters, text messages and messages to systems, newest first. They say nothing about a child: the link leads to the step, and looks are on record.",
    "help.2":
      "What did not arrive is sent again once the address is right: one, or all at once. Where an organisation's letters do not arrive, there is a task of it.",
    agency: "Organisation",
  },
);
