import * as Response from "@marshrut/core/response";
import * as Route from "@marshrut/core/route";
import * as z from "zod";
import { Download, operation } from "../operation/index.ts";
import { idText, listOf, listQuery } from "./shared.ts";

const answer = {
  status: 200,
  schema: Response.ResponseView,
  description: { ru: "Анкета.", en: "The response." },
} as const;

const askResponse = operation({
  operationId: "askResponse",
  method: "post",
  path: "/responses",
  tag: "forms",
  summary: { ru: "Попросить ответить на форму", en: "Ask for answers to a form" },
  description: {
    ru: "Анкета по действующей версии утверждённой формы: о ребёнке, семье, организации или ни о ком (`subject`, как сказано в форме). Ответ содержит `url` страницы `/form#…`: её передают тому, кто отвечает, — ссылкой или QR-кодом. `agencyId` — организация, которая отвечает о ребёнке, если на это есть согласие; она отвечает и под своей учётной записью. `closesOn` — последний день.",
    en: "Asks by the version in force of an approved form: about a child, a family, an organisation or nobody (`subject`, as the form says). The answer has the `url` of the page `/form#…`, to be handed to whoever answers. `agencyId`: the organisation that answers of a child, where consent allows; it may also answer by its account. `closesOn` is the last day.",
  },
  body: Response.AskResponse,
  examples: {
    child: {
      summary: { ru: "О ребёнке", en: "About a child" },
      value: {
        formId: "form_01J8ZQ4M7N3E5R6T8V9WXYZABC",
        subject: { kind: "child", childId: "child_01J8ZQ4M7N3E5R6T8V9WXYZABC" },
      },
    },
  },
  answer: { ...answer, status: 201 },
  refusals: [
    "not-found",
    "form.not-approved",
    "form.retired",
    "agency.unknown",
    "consent.missing",
    "limit.reached",
    "child.left",
    "child.merged",
    "child.erased",
  ],
  run: ({ ctx, body }) => Response.ask(ctx, body),
  again: ({ ctx }, ref) => Response.get(ctx, ref.id as `response_${string}`),
});

const findResponses = operation({
  operationId: "findResponses",
  method: "get",
  path: "/responses",
  tag: "forms",
  summary: { ru: "Ответы на форму", en: "Responses to a form" },
  description: {
    ru: "Анкеты по форме `form`: сданные, если `status` не просит другого; без самих ответов. Координатору муниципалитета — его муниципалитета.",
    en: "Those of the form `form`: handed in, unless `status` asks otherwise; without the answers themselves. A municipality's coordinator sees those of the municipality.",
  },
  query: listQuery({ form: idText("form"), status: z.enum(Response.responseStatuses).optional() }),
  answer: {
    status: 200,
    schema: listOf(Response.ResponseSummary),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, query: { form, status }, page }) => page((of) => Response.find(ctx, { form, status, ...of })),
});

const getResponse = operation({
  operationId: "getResponse",
  method: "get",
  path: "/responses/{responseId}",
  tag: "forms",
  summary: { ru: "Прочитать ответы", en: "Read a response" },
  description: {
    ru: "С ответами или черновиком, баллами; просмотр записан. Организации — те, на которые отвечает она, пока есть согласие.",
    en: "With the answers or the draft, and the scores; the look is on record. Organisations see what they are to answer, as long as consent stands.",
  },
  answer,
  refusals: ["consent.missing", "child.left", "child.merged", "child.erased"],
  run: ({ ctx, params }) => Response.get(ctx, params.responseId),
});

const answers = {
  disabled: false,
  "health-group": false,
  orphanage: false,
  hardship: false,
  peculiarities: true,
  concern: true,
  worry: "Не откликается на имя",
};

const submitResponse = operation({
  operationId: "submitResponse",
  method: "post",
  path: "/responses/{responseId}/submit",
  tag: "forms",
  summary: { ru: "Сдать ответы", en: "Hand answers in" },
  description: {
    ru: "Один раз; то же снова — то же. Неизвестные ключи, ответы на вопросы, которых при таких ответах нет, и пропущенные обязательные отклоняются с местом. Ответ к другой версии (`version`) отклоняется и говорит, что нового.",
    en: "Once; the same again is the same. Unknown keys, answers to what is not asked, and missing required ones are refused by their place. An answer to another `version` is refused, and says what is new.",
  },
  body: Response.SubmitResponse,
  examples: { one: { summary: { ru: "Ответы", en: "Answers" }, value: { answers } } },
  ifMatch: "optional",
  answer,
  refusals: [
    "response.closed",
    "response.submitted",
    "response.version",
    "consent.missing",
    "child.left",
    "child.merged",
    "child.erased",
  ],
  run: ({ ctx, params, body, expectedVersion }) => Response.submit(ctx, params.responseId, body, { expectedVersion }),
  again: ({ ctx, params }) => Response.get(ctx, params.responseId),
});

const reason = { one: { summary: { ru: "Причина", en: "A reason" }, value: { reason: "Ответили не о том ребёнке." } } };

const closeResponse = operation({
  operationId: "closeResponse",
  method: "post",
  path: "/responses/{responseId}/close",
  tag: "forms",
  summary: { ru: "Больше не ждать ответа", en: "Wait for it no more" },
  description: {
    ru: "С причиной. Ссылка перестаёт принимать ответы, черновик пропадает.",
    en: "With a reason. The link takes no answers any more, and the draft goes.",
  },
  body: Response.CloseResponse,
  examples: reason,
  answer,
  refusals: ["response.submitted"],
  run: ({ ctx, params, body }) => Response.close(ctx, params.responseId, body),
  again: ({ ctx, params }) => Response.get(ctx, params.responseId),
});

const reopenResponse = operation({
  operationId: "reopenResponse",
  method: "post",
  path: "/responses/{responseId}/reopen",
  tag: "forms",
  summary: { ru: "Вернуть для исправления", en: "Give it back to be put right" },
  description: {
    ru: "С причиной. Сданное становится черновиком, та же ссылка снова принимает ответы.",
    en: "With a reason. What was handed in becomes the draft, and the same link takes answers again.",
  },
  body: Response.CloseResponse,
  examples: reason,
  answer,
  refusals: ["child.left", "child.merged", "child.erased", "consent.missing"],
  run: ({ ctx, params, body }) => Response.reopen(ctx, params.responseId, body),
  again: ({ ctx, params }) => Response.get(ctx, params.responseId),
});

const fhirJson = "application/fhir+json";
const exportResponse = operation({
  operationId: "exportResponse",
  method: "get",
  path: "/responses/{responseId}/questionnaire-response",
  tag: "forms",
  summary: { ru: "Ответы как QuestionnaireResponse FHIR", en: "A response as a FHIR QuestionnaireResponse" },
  description: {
    ru: "FHIR R4. Никого не называет: субъект — наш идентификатор. Просмотр записан.",
    en: "FHIR R4. It names nobody: the subject is an id of ours. The look is on record.",
  },
  files: [fhirJson],
  answer: { status: 200, description: { ru: "Документ FHIR.", en: "The FHIR document." } },
  refusals: ["consent.missing", "child.left", "child.merged", "child.erased"],
  run: async ({ ctx, params }) =>
    new Download({
      name: "questionnaire-response.json",
      type: fhirJson,
      bytes: new TextEncoder().encode(JSON.stringify(await Response.exportFhir(ctx, params.responseId))),
    }),
});

const getProfile = operation({
  operationId: "getProfile",
  method: "get",
  path: "/children/{childId}/profile",
  tag: "forms",
  summary: { ru: "Профиль развития ребёнка", en: "A child's profile of development" },
  description: {
    ru: "По сданным анкетам «Профиль развития»: при начале помощи, на пересмотрах и в конце; ступени по областям и что изменилось от первого к последнему. Самих ответов нет. Просмотр записан.",
    en: "By the profiles that were handed in: at the beginning of help, at reviews and at the end; bands by area, and what has changed from the first to the last. Without the answers themselves. The look is on record.",
  },
  answer: {
    status: 200,
    schema: Route.ProfileView,
    description: { ru: "Профиль.", en: "The profile." },
  },
  refusals: ["child.merged", "child.erased"],
  run: ({ ctx, params }) => Route.profile(ctx, params.childId),
});

const listResponses = operation({
  operationId: "listResponses",
  method: "get",
  path: "/children/{childId}/responses",
  tag: "forms",
  summary: { ru: "Анкеты о ребёнке", en: "Forms answered about a child" },
  description: {
    ru: "Все, с ответами, старые первыми: сотрудникам и семье; просмотр записан.",
    en: "All, with the answers, oldest first: for staff and the family; the look is on record.",
  },
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(Response.ListedResponse) }),
    description: { ru: "Анкеты.", en: "The responses." },
  },
  refusals: ["child.merged", "child.erased"],
  run: async ({ ctx, params }) => ({
    items: (await Response.listFor(ctx, params.childId)).map(({ content: _, ...told }) => told),
  }),
});

export const responses = [
  askResponse,
  findResponses,
  getResponse,
  submitResponse,
  closeResponse,
  reopenResponse,
  exportResponse,
  listResponses,
  getProfile,
] as const;
