import * as Accompaniment from "@marshrut/core/accompaniment";
import { AgencyIdText } from "@marshrut/core/agency";
import * as z from "zod";
import { operation } from "../operation/index.ts";
import { listOf, listQuery } from "./shared.ts";

const one = {
  status: 200,
  schema: Accompaniment.AccompanimentView,
  description: { ru: "Сопровождение.", en: "The accompaniment." },
} as const;

const startAccompaniment = operation({
  operationId: "startAccompaniment",
  method: "post",
  path: "/children/{childId}/accompaniments",
  tag: "accompaniments",
  summary: { ru: "Назначить куратора семьи", en: "Give a family a curator" },
  description: {
    ru: "Куратор назван организацией и должностью, не именем. У семьи он один: если сопровождают брата или сестру, ответ 409 называет это сопровождение. Нужно действующее согласие с целью `support-route` на социальные сведения для этой организации. Каждый месяц организацию спросят о контактах, раз в полгода — о пересмотре. `note` хранится зашифрованно.",
    en: "The curator is named by organisation and post, not by name. A family has one: where a brother or sister is accompanied, 409 names that accompaniment. A valid consent of the purpose `support-route` to social data is needed for that organisation. Each month it is asked about contacts, each half year for a review. `note` is sealed.",
  },
  body: Accompaniment.StartAccompaniment,
  examples: {
    social: {
      summary: { ru: "Социальная служба", en: "A social service" },
      value: {
        agencyId: "agency_01J8ZQ4M7N3E5R6T8V9WXYZABC",
        post: "social-worker",
        areas: ["social", "legal"],
        note: "Нужна помощь с документами",
      },
    },
  },
  answer: { ...one, status: 201 },
  refusals: [
    "input.invalid",
    "consent.missing",
    "conflict.exists",
    "agency.unknown",
    "limit.reached",
    "child.left",
    "child.merging",
  ],
  run: ({ ctx, params, body }) => Accompaniment.startAccompaniment(ctx, params.childId, body),
  again: ({ ctx, params }, ref) =>
    Accompaniment.getAccompaniment(ctx, { ...params, accompanimentId: ref.id as `accompaniment_${string}` }),
});

const listAccompaniments = operation({
  operationId: "listAccompaniments",
  method: "get",
  path: "/children/{childId}/accompaniments",
  tag: "accompaniments",
  summary: { ru: "Как сопровождают семью", en: "How a family is accompanied" },
  description: {
    ru: "Открытое и завершённые: куратор, направления, контакты, пересмотры. Организация видит своё, пока согласие действует; семья — без записей специалистов.",
    en: "The open one and those that ended: curator, areas, contacts, reviews. An organisation sees its own, as long as consent stands; the family without what specialists wrote.",
  },
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(Accompaniment.AccompanimentView) }),
    description: { ru: "Сопровождения.", en: "The accompaniments." },
  },
  refusals: ["consent.missing"],
  run: async ({ ctx, params }) => ({ items: await Accompaniment.listAccompaniments(ctx, params.childId) }),
});

const findAccompaniments = operation({
  operationId: "findAccompaniments",
  method: "get",
  path: "/accompaniments",
  tag: "accompaniments",
  summary: { ru: "Какие семьи сопровождают", en: "Which families are accompanied" },
  description: {
    ru: "Открытые, если `status` не просит другого; без слов. `missing` — прошедшие месяцы, о которых ничего не сказано. Организация видит своих, пока согласие действует.",
    en: "The open ones, unless `status` asks otherwise; without words. `missing`: months past of which nothing was said. An organisation sees its own, as long as consent stands.",
  },
  query: listQuery({
    agency: AgencyIdText.optional(),
    municipality: z.string().max(60).optional(),
    status: z.enum(["open", "ended"]).optional(),
  }),
  answer: {
    status: 200,
    schema: listOf(Accompaniment.AccompanimentView),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, query: { agency, municipality, status }, page }) =>
    page((of) => Accompaniment.findAccompaniments(ctx, { agency, municipality, status, ...of })),
});

const addContact = operation({
  operationId: "addAccompanimentContact",
  method: "post",
  path: "/children/{childId}/accompaniments/{accompanimentId}/contacts",
  tag: "accompaniments",
  summary: { ru: "Отметить контакт с семьёй", en: "Record a contact with the family" },
  description: {
    ru: "`held: true` — когда, как и о чём; `held: false` — месяц без контакта и почему: это становится задачей координатора `accompaniment-no-contact`. Контакт, названный позже, такую отметку снимает.",
    en: "`held: true`: when, how and about what; `held: false`: a month without any, and why, which becomes the coordinator's task `accompaniment-no-contact`. A contact told later overtakes that.",
  },
  body: Accompaniment.AddContact,
  examples: {
    visit: {
      summary: { ru: "Посещение на дому", en: "A visit at home" },
      value: { held: true, on: "2025-03-10", form: "home", areas: ["social"] },
    },
    none: {
      summary: { ru: "Контакта не было", en: "There was none" },
      value: { held: false, month: "2025-03", cause: "away" },
    },
  },
  ifMatch: "optional",
  answer: one,
  refusals: ["input.invalid", "consent.missing", "accompaniment.ended", "limit.reached"],
  run: ({ ctx, params, body, expectedVersion }) => Accompaniment.addContact(ctx, params, body, expectedVersion),
  again: ({ ctx, params }) => Accompaniment.getAccompaniment(ctx, params),
});

const reviewAccompaniment = operation({
  operationId: "reviewAccompaniment",
  method: "post",
  path: "/children/{childId}/accompaniments/{accompanimentId}/review",
  tag: "accompaniments",
  summary: { ru: "Пересмотреть сопровождение", en: "Review the accompaniment" },
  description: {
    ru: "Раз в полгода: что помогло, какие направления нужны дальше. `end-proposed` — предложение завершить: задача координатора `accompaniment-end-proposed`.",
    en: "Each half year: what helped, which areas are wanted further. `end-proposed` becomes the coordinator's task `accompaniment-end-proposed`.",
  },
  body: Accompaniment.ReviewAccompaniment,
  examples: {
    goesOn: {
      summary: { ru: "Продолжается", en: "Goes on" },
      value: { outcome: "goes-on", areas: ["psychological", "social"] },
    },
  },
  ifMatch: "optional",
  answer: one,
  refusals: ["input.invalid", "consent.missing", "accompaniment.ended", "limit.reached"],
  run: ({ ctx, params, body, expectedVersion }) =>
    Accompaniment.reviewAccompaniment(ctx, params, body, expectedVersion),
  again: ({ ctx, params }) => Accompaniment.getAccompaniment(ctx, params),
});

const changeCurator = operation({
  operationId: "changeCurator",
  method: "post",
  path: "/children/{childId}/accompaniments/{accompanimentId}/curator",
  tag: "accompaniments",
  summary: { ru: "Сменить куратора", en: "Change the curator" },
  description: {
    ru: "Другая организация или должность; сделанные контакты остаются за прежней. Новой организации нужно согласие семьи.",
    en: "Another organisation or post; contacts that were stay the former one's. The new one needs the family's consent.",
  },
  body: Accompaniment.ChangeCurator,
  examples: {
    other: {
      summary: { ru: "Другая организация", en: "Another organisation" },
      value: { agencyId: "agency_01J8ZQ4M7N3E5R6T8V9WXYZABC", post: "psychologist" },
    },
  },
  ifMatch: "optional",
  answer: one,
  refusals: ["input.invalid", "consent.missing", "accompaniment.ended", "agency.unknown"],
  run: ({ ctx, params, body, expectedVersion }) => Accompaniment.changeCurator(ctx, params, body, expectedVersion),
  again: ({ ctx, params }) => Accompaniment.getAccompaniment(ctx, params),
});

const endAccompaniment = operation({
  operationId: "endAccompaniment",
  method: "post",
  path: "/children/{childId}/accompaniments/{accompanimentId}/end",
  tag: "accompaniments",
  summary: { ru: "Завершить сопровождение", en: "End the accompaniment" },
  description: {
    ru: "С причиной. `mistake` — внесено по ошибке: ни в каких показателях не считается.",
    en: "With a cause. `mistake`: it never was one, and counts in no figure.",
  },
  body: Accompaniment.EndAccompaniment,
  examples: {
    reached: { summary: { ru: "Цели достигнуты", en: "Goals reached" }, value: { cause: "goals-reached" } },
  },
  ifMatch: "optional",
  answer: one,
  refusals: ["input.invalid", "accompaniment.ended"],
  run: ({ ctx, params, body, expectedVersion }) => Accompaniment.endAccompaniment(ctx, params, body, expectedVersion),
  again: ({ ctx, params }) => Accompaniment.getAccompaniment(ctx, params),
});

export const accompaniments = [
  startAccompaniment,
  listAccompaniments,
  findAccompaniments,
  addContact,
  reviewAccompaniment,
  changeCurator,
  endAccompaniment,
] as const;
