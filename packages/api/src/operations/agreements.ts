import * as Agreement from "@marshrut/core/agreement";
import * as Attachment from "@marshrut/core/attachment";
import { says } from "@marshrut/core/shared";
import * as z from "zod";
import { Download, operation } from "../operation/index.ts";
import { ByDecision, byDecision, decisionExample, exampleAgencyId, ordered } from "./decided.ts";
import { listOf, listQuery } from "./shared.ts";

const one = {
  status: 200,
  schema: Agreement.AgreementView,
  description: { ru: "Соглашение или порядок.", en: "The agreement or order." },
} as const;
const again = ({
  ctx,
  params,
}: {
  ctx: Parameters<typeof Agreement.get>[0];
  params: { agreementId: `agreement_${string}` };
}) => Agreement.get(ctx, params.agreementId);

const wantedDays = z
  .string()
  .regex(/^[1-9]\d{0,2}$/, { error: says("число дней до 999", "a number of days up to 999") })
  .transform(Number);

const recordAgreement = operation({
  operationId: "recordAgreement",
  method: "post",
  path: "/agreements",
  tag: "meetings",
  summary: { ru: "Внести соглашение или порядок", en: "Record an agreement or an order" },
  description: {
    ru: "Соглашение (`agreement`) действует сразу; порядок (`order`, например порядок межведомственного взаимодействия) ждёт утверждения решением или актом. Стороны — организации или названия. За 60 и 30 дней до конца срока узнают стороны и координатор, у которого появляется задача.",
    en: "An agreement counts at once; an `order` (such as the order of interagency interaction) waits for approval by a decision or an act. Parties are organisations, or names. Sixty and thirty days before its term ends parties are told, and the coordinator, who gets a task.",
  },
  body: Agreement.NewAgreement,
  bodyLimit: 2 ** 20,
  examples: {
    agreement: {
      summary: { ru: "Соглашение", en: "An agreement" },
      value: {
        number: "12",
        date: "2017-01-18",
        subject: "О межведомственном взаимодействии при сопровождении детей с инвалидностью",
        parties: [{ agencyId: exampleAgencyId }, { name: "Общественная организация родителей" }],
      },
    },
  },
  answer: { ...one, status: 201 },
  location: ({ agreementId }) => `/agreements/${agreementId}`,
  refusals: ["agency.unknown"],
  run: ({ ctx, body }) => Agreement.record(ctx, body),
  again: ({ ctx }, ref) => Agreement.get(ctx, ref.id as `agreement_${string}`),
});

const findAgreements = operation({
  operationId: "findAgreements",
  method: "get",
  path: "/agreements",
  tag: "meetings",
  summary: { ru: "Соглашения и порядки", en: "Agreements and orders" },
  description: {
    ru: "Действующие, если `status` не просит других; `endsWithin` — те, чей срок кончается за столько дней. Организация видит те, стороной которых является.",
    en: "Those in force unless `status` asks for others; `endsWithin`: those whose term ends within so many days. An organisation sees those to which it is a party.",
  },
  query: listQuery({
    municipality: z.string().max(60).optional(),
    status: z.enum(Agreement.agreementStatuses).optional(),
    endsWithin: wantedDays.optional(),
  }),
  answer: {
    status: 200,
    schema: listOf(Agreement.AgreementSummary),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, query: { municipality, status, endsWithin }, page }) =>
    page((of) => Agreement.find(ctx, { municipality, status, endsWithin, ...of })),
});

const getAgreement = operation({
  operationId: "getAgreement",
  method: "get",
  path: "/agreements/{agreementId}",
  tag: "meetings",
  summary: { ru: "Соглашение или порядок", en: "An agreement or an order" },
  description: {
    ru: "Стороны с днями, срок и продления, чем утверждено.",
    en: "Its parties with their days, its term and renewals, and by what it was approved.",
  },
  answer: one,
  run: again,
});

const joinAgreement = operation({
  operationId: "joinAgreement",
  method: "post",
  path: "/agreements/{agreementId}/join",
  tag: "meetings",
  summary: { ru: "Присоединить сторону", en: "Add a party" },
  description: { ru: "С дня `joinedOn`, без него — с сегодняшнего.", en: "From `joinedOn`, without it from today." },
  body: Agreement.JoinAgreement,
  examples: {
    one: { summary: { ru: "Организация", en: "An organisation" }, value: { party: { name: "Фонд поддержки детей" } } },
  },
  answer: one,
  refusals: ["agreement.closed", "agency.unknown", "conflict.exists"],
  run: ({ ctx, params, body }) => Agreement.join(ctx, params.agreementId, body),
  again,
});

const leaveAgreement = operation({
  operationId: "leaveAgreement",
  method: "post",
  path: "/agreements/{agreementId}/leave",
  tag: "meetings",
  summary: { ru: "Отметить выход стороны", en: "A party leaves" },
  description: { ru: "Сторона названа номером `n`.", en: "The party is named by its number `n`." },
  body: Agreement.LeaveAgreement,
  examples: { one: { summary: { ru: "Выход", en: "Leaves" }, value: { party: 1, on: "2025-03-05" } } },
  answer: one,
  refusals: ["agreement.closed"],
  run: ({ ctx, params, body }) => Agreement.leave(ctx, params.agreementId, body),
  again,
});

const renewAgreement = operation({
  operationId: "renewAgreement",
  method: "post",
  path: "/agreements/{agreementId}/renew",
  tag: "meetings",
  summary: { ru: "Продлить", en: "Renew" },
  description: {
    ru: "До дня `until` или без срока, по дополнительному соглашению. Также возвращает законченное по ошибке.",
    en: "To the day `until`, or without end, by a further agreement. It also brings back what was ended by mistake.",
  },
  body: Agreement.RenewAgreement,
  examples: {
    one: {
      summary: { ru: "На год", en: "For a year" },
      value: { until: "2031-01-18", number: "12-1", date: "2025-03-03" },
    },
  },
  answer: one,
  refusals: ["agreement.closed"],
  run: ({ ctx, params, body }) => Agreement.renew(ctx, params.agreementId, body),
  again,
});

const endAgreement = operation({
  operationId: "endAgreement",
  method: "post",
  path: "/agreements/{agreementId}/end",
  tag: "meetings",
  summary: { ru: "Прекратить", en: "End" },
  description: {
    ru: "До срока, с причиной; стороны узнают.",
    en: "Before its term, with the reason; parties are told.",
  },
  body: Agreement.EndAgreement,
  examples: {
    one: { summary: { ru: "Прекратить", en: "End" }, value: { on: "2025-03-05", reason: "Заменено другим" } },
  },
  answer: one,
  refusals: ["agreement.closed"],
  run: ({ ctx, params, body }) => Agreement.end(ctx, params.agreementId, body),
  again,
});

const approveAgreement = operation({
  operationId: "approveAgreement",
  method: "post",
  path: "/agreements/{agreementId}/approve",
  tag: "meetings",
  summary: { ru: "Утвердить порядок", en: "Approve an order" },
  description: {
    ru: "Актом или решением рабочей группы (`decisionId`).",
    en: "By an act, or by a body's decision (`decisionId`).",
  },
  body: z.union([Agreement.ApproveAgreement, ByDecision]),
  examples: {
    order: { summary: { ru: "Приказ", en: "An order" }, value: { act: { number: "114", date: "2025-03-03" } } },
    ...decisionExample,
  },
  answer: one,
  refusals: ["agreement.closed", "approval.by-decision", "decision.not-effective"],
  run: async ({ ctx, params, body }) => {
    const subject = { kind: "order", agreementId: params.agreementId } as const;
    const [{ act }, decisionId] = await byDecision(ctx, body, subject, ordered);
    return Agreement.approve(ctx, params.agreementId, act, decisionId);
  },
  again,
});

const downloadAgreement = operation({
  operationId: "downloadAgreement",
  method: "get",
  path: "/agreements/{agreementId}/file",
  tag: "meetings",
  summary: { ru: "Файл соглашения", en: "The agreement's file" },
  description: {
    ru: "Как его приложили; скачивание записывается.",
    en: "As it was attached; the download is on record.",
  },
  files: Object.values(Attachment.attachmentTypes),
  answer: { status: 200, description: { ru: "Файл.", en: "The file." } },
  refusals: ["file.unchecked", "file.infected"],
  run: async ({ ctx, params }) => new Download(await Agreement.download(ctx, params.agreementId)),
});

export const agreements = [
  recordAgreement,
  findAgreements,
  getAgreement,
  joinAgreement,
  leaveAgreement,
  renewAgreement,
  endAgreement,
  approveAgreement,
  downloadAgreement,
] as const;
