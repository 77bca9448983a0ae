import { documentFormats, documentType } from "@marshrut/core/document";
import * as Erasure from "@marshrut/core/erasure";
import * as z from "zod";
import { Download, operation } from "../operation/index.ts";
import { listOf, listQuery } from "./shared.ts";

const schema = Erasure.ErasureView;
const answer = { status: 200, schema, description: { ru: "Требование.", en: "The request." } } as const;

const askErasure = operation({
  operationId: "askErasure",
  method: "post",
  path: "/children/{childId}/erasure-requests",
  tag: "erasures",
  summary: { ru: "Потребовать уничтожить данные", en: "Ask for the data to be destroyed" },
  description: {
    ru: "Семья отзывает согласие на обработку и требует уничтожить всё, что записано о ребёнке; сотрудник записывает такое же письменное требование с днём его поступления (`receivedOn`). С этого дня идут 30 дней (152-ФЗ, ст. 21 ч. 5); задача появляется в дне координатора (`erasures`) и в сводке. Пока не решено, повторное требование — то же самое. Отзыв согласия на передачу данных организациям — другое действие: `withdrawConsent`.",
    en: "The family withdraws its consent to processing and asks for everything about the child to be destroyed; staff record such a paper with the day on which it came (`receivedOn`). Thirty days run from then (152-FZ art. 21); the task stands in the coordinator's day (`erasures`) and in the digest. Until it is decided, asking again is the same request. Consent to tell organisations is withdrawn by `withdrawConsent`.",
  },
  body: Erasure.AskErasure,
  examples: {
    family: { summary: { ru: "Семья", en: "The family" }, value: { reason: "Отзываю согласие, уничтожьте всё." } },
    paper: {
      summary: { ru: "Письменное требование", en: "A paper" },
      value: { grounds: "consent-withdrawn", receivedOn: "2025-03-03" },
    },
  },
  answer: { ...answer, status: 201 },
  refusals: ["input.invalid"],
  run: ({ ctx, params, body }) => Erasure.ask(ctx, params.childId, body),
  location: ({ erasureId }) => `/erasures/${erasureId}`,
  again: ({ ctx }, ref) => Erasure.get(ctx, ref.id as `erasure_${string}`),
});

const eraseChild = operation({
  operationId: "eraseChild",
  method: "post",
  path: "/children/{childId}/erasure",
  tag: "erasures",
  summary: { ru: "Уничтожить персональные данные ребёнка", en: "Destroy a child's personal data" },
  description: {
    ru: "Необратимо. Нужно слово второго сотрудника: первый запрос отвечает 202 `second-person.wanted`, второй сотрудник подтверждает его в `/confirmations`. Карта сразу закрыта для всех (410 `child.erased`); открытый маршрут закрывается, организации извещаются, что больше не требуется; затем система уничтожает ключ ребёнка, записи, указатели и файлы — в течение часа. Остаются обезличенные записи и показатели. Акт и выгрузка из журнала — `printErasure`.",
    en: "It cannot be undone. A second member of staff must agree: the first request answers 202 `second-person.wanted`, and another one confirms it in `/confirmations`. The card is closed to everybody at once (410 `child.erased`); the open route is closed and organisations are told that nothing more is asked; then the child's key, records, indices and files are destroyed, within an hour. What names nobody stays, and so do figures. The act and the extract of the log: `printErasure`.",
  },
  body: Erasure.Erase,
  examples: {
    withdrawn: {
      summary: { ru: "Согласие отозвано", en: "Consent withdrawn" },
      value: { grounds: "consent-withdrawn", reason: "Заявление матери от 3 марта, вх. № 17." },
    },
  },
  answer,
  refusals: ["second-person.wanted", "input.invalid"],
  run: ({ ctx, params, body }) => Erasure.erase(ctx, params.childId, body),
  again: ({ ctx }, ref) => Erasure.get(ctx, ref.id as `erasure_${string}`),
});

const findErasures = operation({
  operationId: "findErasures",
  method: "get",
  path: "/erasures",
  tag: "erasures",
  summary: { ru: "Требования и акты об уничтожении", en: "Requests and acts of destruction" },
  description: {
    ru: "`status`: asked — ждут решения, refused — отказано, erasing — уничтожается, erased — уничтожено. Срочные первыми.",
    en: "`status`: asked (to be decided), refused, erasing, erased. The most urgent first.",
  },
  query: listQuery({ status: z.enum(Erasure.statuses).default("asked") }),
  answer: { status: 200, schema: listOf(schema), description: { ru: "Страница списка.", en: "A page of the list." } },
  run: ({ ctx, query: { status }, page }) => page((of) => Erasure.find(ctx, { status, ...of })),
});

const getErasure = operation({
  operationId: "getErasure",
  method: "get",
  path: "/erasures/{erasureId}",
  tag: "erasures",
  summary: { ru: "Прочитать требование", en: "Read a request" },
  description: {
    ru: "С последним днём по закону (`dueOn`), днём, к которому надо уничтожить (`actBy`), решением и номером акта.",
    en: "With the last day that the law gives (`dueOn`), the day by which it is to be done (`actBy`), the decision and the act's number.",
  },
  answer,
  run: ({ ctx, params }) => Erasure.get(ctx, params.erasureId),
});

const refuseErasure = operation({
  operationId: "refuseErasure",
  method: "post",
  path: "/erasures/{erasureId}/refuse",
  tag: "erasures",
  summary: { ru: "Отказать: закон велит хранить", en: "Refuse: a law wants it kept" },
  description: {
    ru: "С основанием и словами для письма заявителю (`printErasure`, `paper=letter`); имён в них не пишут.",
    en: "With the ground and the words of the letter to whoever asked (`printErasure`, `paper=letter`); they name nobody.",
  },
  body: Erasure.RefuseErasure,
  examples: {
    law: {
      summary: { ru: "Срок хранения", en: "To be kept" },
      value: { basis: "archives", reason: "Личное дело хранится 75 лет (приказ Росархива от 20.12.2019 № 236)." },
    },
  },
  answer,
  refusals: ["erasure.closed"],
  run: ({ ctx, params, body }) => Erasure.refuse(ctx, params.erasureId, body),
  again: ({ ctx, params }) => Erasure.get(ctx, params.erasureId),
});

const printErasure = operation({
  operationId: "printErasure",
  method: "get",
  path: "/erasures/{erasureId}/paper",
  tag: "erasures",
  summary: { ru: "Акт, выгрузка из журнала, ответ заявителю", en: "Act, extract of the log, letter" },
  description: {
    ru: "`paper`: act — акт об уничтожении персональных данных, journal — выгрузка из журнала (приказ Роскомнадзора от 28.10.2022 № 179; хранить три года), letter — ответ заявителю. PDF или DOCX (`format`). Никого не называют.",
    en: "`paper`: act (of destruction), journal (the extract of the log that order 179 wants with it, both to be kept three years), letter (to whoever asked). PDF or DOCX (`format`). They name nobody.",
  },
  query: z.strictObject({
    paper: z.enum(Erasure.papers).default("act"),
    format: z.enum(documentFormats).default("pdf"),
  }),
  files: documentFormats.map(documentType),
  answer: { status: 200, description: { ru: "Файл.", en: "The file." } },
  refusals: ["report.not-ready"],
  run: async ({ ctx, params, query }) =>
    new Download(await Erasure.paper(ctx, params.erasureId, query.paper, query.format)),
});

export const erasures = [askErasure, eraseChild, findErasures, getErasure, refuseErasure, printErasure] as const;
