import * as Occasion from "@marshrut/core/occasion";
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
    ru: "Токен — из письма, после # в адресе страницы `/sign-up`. `view` показывает мероприятие и код записи; `accept` подтверждает запись или занимает освободившееся место; `cancel` — не приду, имя удаляется; `forget` удаляет имя и после мероприятия.",
    en: "The token comes by letter, behind the # of the page `/sign-up`. `view` shows the event and the code; `accept` confirms the sign-up, or takes a place that is free; `cancel`: I do not come, the name is gone; `forget` removes the name after the event, too.",
  },
  body: Occasion.RespondSignUp,
  examples: { view: { summary: { ru: "Посмотреть", en: "Look" }, value: { token, action: "view" } } },
  answer: { status: 200, schema: Occasion.SignUpPage, description: { ru: "Запись.", en: "The sign-up." } },
  refusals: ["link.invalid", "link.dead", "request.too-many", "event.closed", "conflict.busy"],
  run: ({ core, body, requestId }) => Occasion.respondSignUp(core, body, requestId),
});

export const signUpLinks = [respondSignUp] as const;
