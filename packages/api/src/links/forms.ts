import * as Link from "@marshrut/core/link";
import * as Response from "@marshrut/core/response";
import * as Round from "@marshrut/core/round";
import { exampleToken as token } from "./example.ts";
import { linkOperation } from "./link.ts";

/** Somebody answers the questions of a form. */
const respondForm = linkOperation({
  operationId: "respondForm",
  method: "post",
  path: "/forms/respond",
  token: "body",
  summary: { ru: "Ответить на анкету по ссылке", en: "Answer a form by its link" },
  description: {
    ru: "Токен — после # в адресе страницы `/form`. `view` показывает вопросы и черновик, `save` хранит черновик на сервере, `submit` сдаёт ответы, один раз (то же снова — то же). О ком анкета, по ссылке не сказано; сданные ответы по ней не видны. Отвечают по той версии формы, по которой спросили. С `draftVersion` черновик, который тем временем изменило другое окно, не затирается: `conflict.version`.",
    en: "The token stands behind the # of the page `/form`. `view` shows the questions and the draft, `save` keeps a draft on the server, `submit` hands the answers in, once (the same again is the same). The link never says about whom a form is, and shows nothing of what was handed in. It is answered by the version that was asked for. With `draftVersion` a draft that another window has changed meanwhile is not overwritten: `conflict.version`.",
  },
  body: Response.RespondForm,
  examples: { view: { summary: { ru: "Посмотреть", en: "Look" }, value: { token, action: "view" } } },
  answer: { status: 200, schema: Response.FormPage, description: { ru: "Что показать.", en: "What to show." } },
  refusals: [
    "link.invalid",
    "link.dead",
    "response.closed",
    "response.submitted",
    "conflict.version",
    "request.too-many",
  ],
  // A round whose answers lead to nobody has links of its own; the page is the same.
  run: ({ core, body, requestId }) =>
    Link.kindOf(body.token) === "round"
      ? Round.respond(core, body, requestId)
      : Response.respond(core, body, requestId),
});

export const formLinks = [respondForm] as const;
