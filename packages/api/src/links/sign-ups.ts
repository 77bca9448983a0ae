import * as Internship from "@marshrut/core/internship";
import * as Occasion from "@marshrut/core/occasion";
import * as Talk from "@marshrut/core/talk";
import * as z from "zod";
import { exampleToken as token } from "./example.ts";
import { linkOperation } from "./link.ts";

/** Whoever has signed up for an event, by the link of their letter. */
const respondSignUp = linkOperation({
  operationId: "respondSignUp",
  method: "post",
  path: "/sign-ups/respond",
  token: "body",
  summary: { ru: "Запись на мероприятие по ссылке из письма", en: "A sign-up for an event by the letter's link" },
  description: {
    ru: "Токен — из письма, после # в адресе страницы `/sign-up`. `view` показывает мероприятие и код записи; `accept` подтверждает запись или занимает освободившееся место; `cancel` — не приду, имя удаляется; `file` — файл мероприятия (`event.files`), у кого есть или было место; `forget` удаляет имя и после мероприятия.",
    en: "The token comes by letter, behind the # of the page `/sign-up`. `view` shows the event and the code; `accept` confirms the sign-up, or takes a place that is free; `cancel`: I do not come, the name is gone; `file`: a file of the event (`event.files`) for whoever has or had a place; `forget` removes the name after the event, too.",
  },
  body: Occasion.RespondSignUp,
  examples: { view: { summary: { ru: "Посмотреть", en: "Look" }, value: { token, action: "view" } } },
  answer: { status: 200, schema: Occasion.SignUpPage, description: { ru: "Запись.", en: "The sign-up." } },
  refusals: [
    "link.invalid",
    "link.dead",
    "request.too-many",
    "event.closed",
    "conflict.busy",
    "not-found",
    "file.unchecked",
    "file.infected",
  ],
  run: ({ core, files, body, requestId }) => Occasion.respondSignUp(core, files, body, requestId),
});

/** Whether a certificate is one of ours, for whoever was shown it. */
const checkCertificate = linkOperation({
  operationId: "checkCertificate",
  method: "post",
  path: "/certificates/check",
  token: "body",
  summary: { ru: "Проверить сертификат по коду", en: "Check a certificate by its code" },
  description: {
    ru: "Двенадцать знаков с бумаги; дефисы и регистр не важны. Показывает мероприятие, часы, дату, организатора и инициалы — имени нет. Что бы ни было не так с кодом, ответ один; попытки ограничены.",
    en: "The twelve characters of the paper; hyphens and case do not matter. Shows the event, hours, date, organiser and initials, and no name. Whatever is wrong with a code, the answer is the same; attempts are limited.",
  },
  body: z.strictObject({ code: z.string().min(1).max(40) }),
  examples: { code: { summary: { ru: "Код с бумаги", en: "The code" }, value: { code: "7K3F-9QZ2-MA8C" } } },
  answer: {
    status: 200,
    schema: Occasion.CertificateShown,
    description: { ru: "Сертификат.", en: "The certificate." },
  },
  refusals: ["link.invalid", "request.too-many"],
  run: ({ core, body, requestId }) => Internship.checkCertificate(core, body.code, requestId),
});

/** Whoever has submitted a talk by the open page, by the link of their letter. */
const respondTalk = linkOperation({
  operationId: "respondTalk",
  method: "post",
  path: "/talks/respond",
  token: "body",
  summary: { ru: "Доклад по ссылке из письма", en: "A talk by the letter's link" },
  description: {
    ru: "Токен — из письма, после # в адресе страницы `/talk`. `view` показывает доклад, решение и время выступления; `confirm` подтверждает, что он ваш; `correct` меняет до закрытия приёма, а `publish` — и потом; `withdraw` отзывает, `forget` удаляет всё, что вы прислали.",
    en: "The token comes by letter, behind the # of the page `/talk`. `view` shows the talk, the decision and the time; `confirm`: it is mine; `correct` changes it until the call closes, and `publish` later too; `withdraw` takes it back, `forget` removes all that you sent.",
  },
  body: Talk.RespondTalk,
  examples: { view: { summary: { ru: "Посмотреть", en: "Look" }, value: { token, action: "view" } } },
  answer: { status: 200, schema: Talk.TalkPage, description: { ru: "Доклад.", en: "The talk." } },
  refusals: [
    "link.invalid",
    "link.dead",
    "request.too-many",
    "input.invalid",
    "call.closed",
    "talk.closed",
    "conflict.busy",
    "not-found",
  ],
  run: ({ core, body, requestId }) => Talk.respondTalk(core, body, requestId),
});

export const signUpLinks = [respondSignUp, checkCertificate, respondTalk] as const;
