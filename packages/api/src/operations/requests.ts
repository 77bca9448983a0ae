import * as Request from "@marshrut/core/request";
import * as z from "zod";
import { operation } from "../operation/index.ts";
import { idText, listOf, listQuery } from "./shared.ts";

const one = {
  status: 200,
  schema: Request.RequestView,
  description: { ru: "Обращение.", en: "The request." },
} as const;

const askRequest = operation({
  operationId: "askRequest",
  method: "post",
  path: "/children/{childId}/requests",
  tag: "requests",
  summary: { ru: "Обратиться", en: "Ask" },
  description: {
    ru: "Семья сообщает, что ей нужно (`need`), спрашивает (`question`), жалуется (`complaint`) или просит исправить данные (`correction`, что именно — `field`); координатор может записать сказанное ему и назвать, кто сказал. На жалобу отвечают за 30 дней (59-ФЗ, ст. 12), данные исправляют за 7 рабочих дней (152-ФЗ, ст. 21), на остальное отвечают за 10 рабочих дней или за срок региона (`requestAnswerDays`). Стоит в дне координатора (`bucket=requests`), после срока — задача `request-overdue`. Слова хранятся зашифрованно. Повтор теми же словами в тот же день, пока ответа нет, не принимается (`conflict.exists`); другой вопрос — отдельное обращение. Файлы не принимаются.",
    en: "A family says what it needs (`need`), asks (`question`), complains (`complaint`) or wants data corrected (`correction`; `field`: which); a coordinator may write down what was said, and by whom. A complaint is answered within 30 days (59-ФЗ, art. 12), data is corrected within 7 working days (152-ФЗ, art. 21), anything else within 10 working days or the region's term (`requestAnswerDays`). It stands in the coordinator's day (`bucket=requests`), after its term as the task `request-overdue`. Words are sealed. What is asked again in the same words on one day, and waits, is refused (`conflict.exists`); another matter is a request of its own. Files are not taken.",
  },
  body: Request.AskRequest,
  examples: {
    question: {
      summary: { ru: "Вопрос", en: "A question" },
      value: { kind: "question", words: "Когда начнутся занятия с логопедом?" },
    },
    correction: {
      summary: { ru: "Исправить данные", en: "Correct data" },
      value: { kind: "correction", field: "address", words: "Мы живём теперь на улице Кирова, 5." },
    },
  },
  answer: { ...one, status: 201 },
  refusals: ["input.invalid", "conflict.exists", "limit.reached", "child.left", "child.merging"],
  run: ({ ctx, params, body }) => Request.askRequest(ctx, params.childId, body),
  again: ({ ctx, params }, ref) =>
    Request.getRequest(ctx, { childId: params.childId, familyRequestId: ref.id as `request_${string}` }),
});

const listRequests = operation({
  operationId: "listRequests",
  method: "get",
  path: "/children/{childId}/requests",
  tag: "requests",
  summary: { ru: "Обращения семьи", en: "What a family has asked" },
  description: {
    ru: "С ответами, от старых к новым. Представитель видит свои обращения и те, чей автор не назван; организация — те, на которые ей поручено ответить, пока есть согласие.",
    en: "With the answers, the oldest first. A representative sees their own and those whose author is not named; an organisation what it is to answer, as long as consent stands.",
  },
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(Request.RequestView) }),
    description: { ru: "Обращения.", en: "The requests." },
  },
  refusals: ["consent.missing"],
  run: async ({ ctx, params }) => ({ items: await Request.listRequests(ctx, params.childId) }),
});

const findRequests = operation({
  operationId: "findRequests",
  method: "get",
  path: "/requests",
  tag: "requests",
  summary: { ru: "Обращения семей", en: "What families ask" },
  description: {
    ru: "Ждущие ответа, если `status` не просит другого, по сроку; без слов. Организация видит те, на которые ей поручено ответить, пока есть согласие.",
    en: "Those that wait for an answer, unless `status` asks otherwise, by their term; without words. An organisation sees those that it is to answer, as long as consent stands.",
  },
  query: listQuery({
    agency: idText("agency").optional(),
    municipality: z.string().max(60).optional(),
    status: z.enum(Request.requestStatuses).optional(),
  }),
  answer: {
    status: 200,
    schema: listOf(Request.RequestView),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, query: { agency, municipality, status }, page }) =>
    page((of) => Request.findRequests(ctx, { agency, municipality, status, ...of })),
});

const answerRequest = operation({
  operationId: "answerRequest",
  method: "post",
  path: "/children/{childId}/requests/{familyRequestId}/answer",
  tag: "requests",
  summary: { ru: "Ответить семье", en: "Answer a family" },
  description: {
    ru: "Отвечает координатор или организация, которой это поручено. Второй раз — только с `further`: ответ дополняет прежний. Об исправлении данных говорят, исправлены ли они (`outcome`); `accepted` — когда исправление уже внесено: ответ называет событие, которым оно сделано. Тому, кто обратился сам, уходит письмо без имён и без самого ответа: ответ читают на странице семьи.",
    en: "By the coordinator, or the organisation that it was given to. A second time only with `further`: beside the answer that there is. Of a correction is said whether it was made (`outcome`); `accepted` once it has been: the answer names the event. Whoever asked gets a mail without names and without the answer itself, which is read on the family's page.",
  },
  body: Request.AnswerRequest,
  examples: {
    answer: {
      summary: { ru: "Ответ", en: "An answer" },
      value: { words: "Занятия начнутся 1 сентября, вам позвонят." },
    },
  },
  ifMatch: "optional",
  answer: one,
  refusals: ["input.invalid", "request.closed", "request.not-corrected", "consent.missing"],
  run: ({ ctx, params, body, expectedVersion }) => Request.answerRequest(ctx, params, body, expectedVersion),
  again: ({ ctx, params }) => Request.getRequest(ctx, params),
});

const assignRequest = operation({
  operationId: "assignRequest",
  method: "post",
  path: "/children/{childId}/requests/{familyRequestId}/assign",
  tag: "requests",
  summary: { ru: "Поручить ответ организации", en: "Have an organisation answer" },
  description: {
    ru: "Организация узнаёт из сводки и отвечает на своей странице («Вопросы семей»), если есть согласие на социальные сведения. На жалобу и на исправление данных отвечает сам координатор.",
    en: "The organisation learns of it in its digest and answers on its page, under a consent to social data. A complaint and a correction are answered by the coordinator.",
  },
  body: Request.AssignRequest,
  examples: {
    agency: {
      summary: { ru: "Организация", en: "An organisation" },
      value: { agencyId: "agency_01JAB3C4D5E6F7G8H9JKMNPQRS" },
    },
  },
  ifMatch: "optional",
  answer: one,
  refusals: ["input.invalid", "request.closed", "consent.missing", "agency.unknown", "agency.closed"],
  run: ({ ctx, params, body, expectedVersion }) => Request.assignRequest(ctx, params, body, expectedVersion),
  again: ({ ctx, params }) => Request.getRequest(ctx, params),
});

const takeBackRequest = operation({
  operationId: "takeBackRequest",
  method: "post",
  path: "/children/{childId}/requests/{familyRequestId}/take-back",
  tag: "requests",
  summary: { ru: "Ответить самому", en: "Answer it oneself" },
  description: {
    ru: "Поручение организации снимается: ответит координатор. То же происходит само, если организация закрылась или согласия больше нет.",
    en: "No organisation is to answer any more, the coordinator is. The same happens by itself where the organisation has closed or consent is gone.",
  },
  ifMatch: "optional",
  answer: one,
  refusals: ["request.closed"],
  run: ({ ctx, params, expectedVersion }) => Request.takeBackRequest(ctx, params, expectedVersion),
  again: ({ ctx, params }) => Request.getRequest(ctx, params),
});

const withdrawRequest = operation({
  operationId: "withdrawRequest",
  method: "post",
  path: "/children/{childId}/requests/{familyRequestId}/withdraw",
  tag: "requests",
  summary: { ru: "Отозвать обращение", en: "Withdraw a request" },
  description: {
    ru: "Пока не ответили: ответ больше не нужен. Представитель отзывает своё обращение, координатор — по просьбе семьи.",
    en: "As long as there is no answer: none is wanted any more. A representative withdraws their own, a coordinator as the family wishes.",
  },
  ifMatch: "optional",
  answer: one,
  refusals: ["request.closed"],
  run: ({ ctx, params, expectedVersion }) => Request.withdrawRequest(ctx, params, expectedVersion),
  again: ({ ctx, params }) => Request.getRequest(ctx, params),
});

export const requests = [
  askRequest,
  listRequests,
  findRequests,
  answerRequest,
  assignRequest,
  takeBackRequest,
  withdrawRequest,
] as const;
