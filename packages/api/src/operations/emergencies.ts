import { agencyKinds } from "@marshrut/core/agency";
import * as Emergency from "@marshrut/core/emergency";
import * as z from "zod";
import { operation } from "../operation/index.ts";
import { ChildCard, ofExpected } from "./children.views.ts";
import { listOf, listQuery, text } from "./shared.ts";

const schema = Emergency.EmergencyView;
const answer = { status: 200, schema, description: { ru: "Обращение.", en: "The access." } } as const;

const openEmergency = operation({
  operationId: "openEmergency",
  method: "post",
  path: "/emergency-access",
  tag: "emergencies",
  summary: { ru: "Открыть экстренный доступ к карте", en: "Open emergency access to a child's card" },
  description: {
    ru: "Когда под угрозой жизнь или здоровье ребёнка (152-ФЗ, ст. 10 ч. 2 п. 3), а вы за него не отвечаете: вы администратор или координатор другой территории. Названный ребёнок, причина словами. На час (`until`) открывается только чтение того, что нужно сразу, — `readEmergency`. Ответственный за персональные данные узнаёт об этом письмом немедленно, каждый такой случай рассматривает другой сотрудник, семья видит его в журнале обращений. Повторный запрос в течение часа — то же обращение. В день — не больше пяти с учётной записи. И срок, и число регион может задать иначе.",
    en: "When a child's life or health is in danger and you are not responsible for it: an administrator, or a coordinator of another territory. With the child, and the reason in words. For an hour (`until`) it opens what is needed at once and only for reading: `readEmergency`. The data officer hears of it by mail at once, somebody else reviews each case, and the family sees it in the log. Asked again within the hour it is the same one. Five a day for an account at most. A region may set both otherwise.",
  },
  body: Emergency.OpenEmergency,
  examples: {
    hospital: {
      summary: { ru: "Скорая помощь", en: "An ambulance" },
      value: {
        childId: "child_01JNE0000000000000000000AA",
        reason: "Ребёнок без сознания в приёмном покое, родителей нет, нужны их телефоны.",
      },
    },
  },
  answer: { ...answer, status: 201 },
  refusals: ["emergency.needless", "limit.reached", "not-found", "child.merged", "child.erased", "input.invalid"],
  run: ({ ctx, body }) => Emergency.open(ctx, body),
  location: ({ emergencyId }) => `/emergency-access/${emergencyId}`,
  again: ({ ctx }, ref) => Emergency.get(ctx, ref.id as `emergency_${string}`),
});

const EmergencyCard = z.strictObject({
  emergencyId: z.string(),
  childId: z.string(),
  until: z.string(),
  ...ofExpected,
  person: ChildCard.shape.person,
  representatives: ChildCard.shape.representatives,
  /** Under way, of the route that goes on. */
  steps: z.array(z.strictObject({ stepId: z.string(), title: text, status: z.string(), agencyId: z.string() })),
  /** Who helps: those of the steps, and those that the child belongs to. */
  organisations: z.array(
    z.strictObject({
      agencyId: z.string(),
      kind: z.enum(agencyKinds),
      name: z.string(),
      contacts: z.array(z.strictObject({ email: z.string(), role: z.string().optional() })),
    }),
  ),
});

const readEmergency = operation({
  operationId: "readEmergency",
  method: "get",
  path: "/emergency-access/{emergencyId}/card",
  tag: "emergencies",
  summary: { ru: "Прочитать карту в экстренном случае", en: "Read the card in an emergency" },
  description: {
    ru: "Кто ребёнок, представители и их телефоны, текущие шаги и организации, которые помогают. Только тому, кто открыл, пока не прошло время и никто не рассмотрел. Документов, заключений и файлов здесь нет. Каждое чтение записывается.",
    en: "Who the child is, its representatives and their phones, the steps under way and the organisations that help. For whoever has opened it, until its time is over or somebody has reviewed it. No papers, conclusions or files. Each reading is on record.",
  },
  answer: {
    status: 200,
    schema: EmergencyCard,
    description: { ru: "Что нужно сразу.", en: "What is needed at once." },
  },
  refusals: ["emergency.over", "child.merged", "child.erased"],
  run: async ({ ctx, params }) => {
    const { expected, ...card } = await Emergency.read(ctx, params.emergencyId);
    return { ...card, ...expected };
  },
});

const findEmergencies = operation({
  operationId: "findEmergencies",
  method: "get",
  path: "/emergency-access",
  tag: "emergencies",
  summary: { ru: "Обращения, которые надо рассмотреть", en: "Accesses that are to be reviewed" },
  description: {
    ru: "`status`: to-review — ждут рассмотрения, justified — оправданные, unjustified — нет. Старые первыми. Координатор муниципалитета видит свои, ответственный за персональные данные (координатор региона) — все.",
    en: "`status`: to-review, justified, unjustified. The oldest first. A municipality's coordinator sees its own, the data officer (a coordinator of the region) all.",
  },
  query: listQuery({ status: z.enum(Emergency.statuses).default("to-review") }),
  answer: { status: 200, schema: listOf(schema), description: { ru: "Страница списка.", en: "A page of the list." } },
  run: ({ ctx, query: { status }, page }) => page((of) => Emergency.find(ctx, { status, ...of })),
});

const getEmergency = operation({
  operationId: "getEmergency",
  method: "get",
  path: "/emergency-access/{emergencyId}",
  tag: "emergencies",
  summary: { ru: "Прочитать обращение", en: "Read one access" },
  description: {
    ru: "С причиной и тем, что решено: тому, кто открыл, и тем, кто рассматривает.",
    en: "With its reason and what was found: for whoever has opened it, and for those who review it.",
  },
  answer,
  run: ({ ctx, params }) => Emergency.get(ctx, params.emergencyId),
});

const reviewEmergency = operation({
  operationId: "reviewEmergency",
  method: "post",
  path: "/emergency-access/{emergencyId}/review",
  tag: "emergencies",
  summary: { ru: "Рассмотреть обращение", en: "Review an access" },
  description: {
    ru: "Оправданно или нет, своими словами; не тот, кто открыл. Если доступ ещё открыт, он на этом заканчивается, задача координатора закрывается.",
    en: "Justified or not, in your words; not by whoever has opened it. If it is still open it ends, and the coordinator's task with it.",
  },
  body: Emergency.Review,
  examples: {
    justified: {
      summary: { ru: "Оправданно", en: "Justified" },
      value: { justified: true, words: "Подтверждено дежурным врачом по телефону." },
    },
  },
  answer,
  refusals: ["emergency.reviewed", "second-person.same", "input.invalid"],
  run: ({ ctx, params, body }) => Emergency.review(ctx, params.emergencyId, body),
  again: ({ ctx, params }) => Emergency.get(ctx, params.emergencyId),
});

export const emergencies = [openEmergency, readEmergency, findEmergencies, getEmergency, reviewEmergency] as const;
