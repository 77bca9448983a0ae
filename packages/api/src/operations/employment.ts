import { AgencyIdText } from "@marshrut/core/agency";
import * as Employment from "@marshrut/core/employment";
import * as z from "zod";
import { operation } from "../operation/index.ts";
import { listOf, listQuery } from "./shared.ts";

const seeker = {
  status: 200,
  schema: Employment.SeekerView,
  description: { ru: "Кто ищет работу.", en: "Who looks for work." },
} as const;
const placement = {
  status: 200,
  schema: Employment.PlacementView,
  description: { ru: "Трудоустройство.", en: "The placement." },
} as const;

const registerSeeker = operation({
  operationId: "registerSeeker",
  method: "post",
  path: "/children/{childId}/seekers",
  tag: "employment",
  summary: { ru: "Внести ищущего работу", en: "Register who looks for work" },
  description: {
    ru: "Сам ребёнок — с 14 лет; с `representativeId` — взрослый его семьи. Нужно действующее согласие с целью `employment`: за ребёнка — представителя, взрослый даёт своё. Пожелания в `note` хранятся зашифрованными.",
    en: "The child, from 14; with `representativeId` an adult of its family. A valid consent of the purpose `employment` is needed: a representative's about the child (`about: child`), an adult's own about themselves (`about: giver`). Wishes in `note` are sealed.",
  },
  body: Employment.NewSeeker,
  examples: {
    child: {
      summary: { ru: "Подросток", en: "A young person" },
      value: { kinds: ["workshop", "practice"], conditions: ["tutor"], note: "Любит работать руками" },
    },
  },
  answer: { ...seeker, status: 201 },
  refusals: [
    "input.invalid",
    "consent.missing",
    "conflict.exists",
    "limit.reached",
    "child.left",
    "child.expected",
    "child.merging",
  ],
  run: ({ ctx, params, body }) => Employment.registerSeeker(ctx, params.childId, body),
  again: ({ ctx, params }, ref) => seekerOf(ctx, params.childId, ref.id),
});

type Ctx = Parameters<typeof Employment.listSeekers>[0];
type ChildId = Parameters<typeof Employment.listSeekers>[1];
const seekerOf = async (ctx: Ctx, childId: ChildId, id: string) =>
  (await Employment.listSeekers(ctx, childId)).find(({ seekerId }) => seekerId === id)!;

const listSeekers = operation({
  operationId: "listSeekers",
  method: "get",
  path: "/children/{childId}/seekers",
  tag: "employment",
  summary: { ru: "Кто в семье ищет работу", en: "Who of a family looks for work" },
  description: { ru: "Ребёнок и взрослые, с пожеланиями.", en: "The child and adults, with their wishes." },
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(Employment.SeekerView) }),
    description: { ru: "Кто ищет.", en: "Who looks for work." },
  },
  run: async ({ ctx, params }) => ({ items: await Employment.listSeekers(ctx, params.childId) }),
});

const findSeekers = operation({
  operationId: "findSeekers",
  method: "get",
  path: "/seekers",
  tag: "employment",
  summary: { ru: "Кто ищет работу", en: "Who looks for work" },
  description: {
    ru: "Ищущие сейчас, если `status` не просит другого; без пожеланий. Каждый показ — в журнале ребёнка.",
    en: "Those who look now, unless `status` asks otherwise; without their wishes. Each is on record of its child.",
  },
  query: listQuery({
    municipality: z.string().max(60).optional(),
    status: z.enum(Employment.seekerStatuses).optional(),
  }),
  answer: {
    status: 200,
    schema: listOf(Employment.SeekerView),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, query: { municipality, status }, page }) =>
    page((of) => Employment.findSeekers(ctx, { municipality, status, ...of })),
});

const leaveSeeking = operation({
  operationId: "leaveSeeking",
  method: "post",
  path: "/children/{childId}/seekers/{seekerId}/leave",
  tag: "employment",
  summary: { ru: "Больше не ищет работу", en: "Looks for work no more" },
  description: { ru: "С причиной; занятого места это не касается.", en: "With a cause; a place that is taken stays." },
  body: Employment.LeaveSeeking,
  examples: { studies: { summary: { ru: "Учится дальше", en: "Goes on learning" }, value: { cause: "studies" } } },
  ifMatch: "optional",
  answer: seeker,
  refusals: ["input.invalid", "seeker.not-looking"],
  run: ({ ctx, params, body, expectedVersion }) => Employment.leaveSeeking(ctx, params, body, expectedVersion),
  again: ({ ctx, params }) => seekerOf(ctx, params.childId, params.seekerId),
});

const matchWorkPlaces = operation({
  operationId: "matchWorkPlaces",
  method: "get",
  path: "/children/{childId}/seekers/{seekerId}/work-places",
  tag: "employment",
  summary: { ru: "Какие места подходят", en: "Which places fit" },
  description: {
    ru: "До 50 открытых мест: сначала те, что подходят по виду, возрасту и условиям, своего муниципалитета, где свободнее. `explain` говорит, чего не хватает.",
    en: "Up to 50 open places: first those that fit by kind, age and conditions, of the own municipality, with the most room. `explain` says what is missing.",
  },
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(Employment.Match) }),
    description: { ru: "Места.", en: "The places." },
  },
  run: async ({ ctx, params }) => ({ items: await Employment.matches(ctx, params) }),
});

const place = operation({
  operationId: "makePlacement",
  method: "post",
  path: "/placements",
  tag: "employment",
  summary: { ru: "Трудоустроить", en: "Place somebody" },
  description: {
    ru: "Ищущий занимает место: есть свободное, возраст подходит, организация может о нём знать (согласие с целью `employment`). Через 3 и 12 месяцев организацию спросят, работает ли он.",
    en: "Somebody who looks for work takes a place: one is free, the age fits, the organisation may know of them (consent of the purpose `employment`). After 3 and 12 months the organisation is asked whether they still work there.",
  },
  body: Employment.NewPlacement,
  examples: {
    workshop: {
      summary: { ru: "В мастерскую", en: "Into the workshop" },
      value: {
        childId: "child_01J8ZQ4M7N3E5R6T8V9WXYZABC",
        seekerId: "seeker_01J8ZQ4M7N3E5R6T8V9WXYZABC",
        workPlaceId: "workplace_01J8ZQ4M7N3E5R6T8V9WXYZABC",
        from: "2025-03-10",
      },
    },
  },
  answer: { ...placement, status: 201 },
  refusals: ["input.invalid", "consent.missing", "seeker.not-looking", "child.left", "child.merging", "conflict.busy"],
  run: ({ ctx, body }) => Employment.place(ctx, body),
  location: ({ childId, placementId }) => `/children/${childId}/placements/${placementId}`,
  again: ({ ctx }, ref) =>
    Employment.getPlacement(ctx, {
      childId: ref.parent as `child_${string}`,
      placementId: ref.id as `placement_${string}`,
    }),
});

const findPlacements = operation({
  operationId: "findPlacements",
  method: "get",
  path: "/placements",
  tag: "employment",
  summary: { ru: "Кто трудоустроен", en: "Who has been placed" },
  description: {
    ru: "Работающие сейчас, если `status` не просит другого. Организация видит своих, пока согласие действует.",
    en: "Those who work now, unless `status` asks otherwise. An organisation sees its own, as long as consent stands.",
  },
  query: listQuery({
    agency: AgencyIdText.optional(),
    municipality: z.string().max(60).optional(),
    status: z.enum(["placed", "ended"]).optional(),
  }),
  answer: {
    status: 200,
    schema: listOf(Employment.PlacementView),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, query: { agency, municipality, status }, page }) =>
    page((of) => Employment.findPlacements(ctx, { agency, municipality, status, ...of })),
});

const getPlacement = operation({
  operationId: "getPlacement",
  method: "get",
  path: "/children/{childId}/placements/{placementId}",
  tag: "employment",
  summary: { ru: "Трудоустройство", en: "A placement" },
  description: { ru: "С тем, что узнали через 3 и 12 месяцев.", en: "With what was found after 3 and 12 months." },
  answer: placement,
  refusals: ["consent.missing"],
  run: ({ ctx, params }) => Employment.getPlacement(ctx, params),
});

const answerLook = operation({
  operationId: "answerPlacementLook",
  method: "post",
  path: "/children/{childId}/placements/{placementId}/looks",
  tag: "employment",
  summary: { ru: "Работает ли через 3 и 12 месяцев", en: "Whether the work goes on after 3 and 12 months" },
  description: {
    ru: "`works` и `studies` — продолжает; остальное завершает трудоустройство и освобождает место. `left`, `dismissed`, `unknown` становятся задачей координатора `placement-failed`. Ответ можно исправить, пока трудоустройство не завершено.",
    en: "`works` and `studies` go on; anything else ends the placement and frees the place. `left`, `dismissed`, `unknown` become the coordinator's task `placement-failed`. An answer can be put right as long as the placement goes on.",
  },
  body: Employment.AnswerLook,
  examples: { works: { summary: { ru: "Работает", en: "Works" }, value: { months: 3, outcome: "works" } } },
  ifMatch: "optional",
  answer: placement,
  refusals: ["input.invalid", "consent.missing", "placement.ended"],
  run: ({ ctx, params, body, expectedVersion }) => Employment.answerLook(ctx, params, body, expectedVersion),
  again: ({ ctx, params }) => Employment.getPlacement(ctx, params),
});

const endPlacement = operation({
  operationId: "endPlacement",
  method: "post",
  path: "/children/{childId}/placements/{placementId}/end",
  tag: "employment",
  summary: { ru: "Завершить трудоустройство", en: "End a placement" },
  description: {
    ru: "Место освобождается, человек снова ищет (ушедший на другую работу — нет). `mistake` — внесено по ошибке: ни в каких показателях не считается.",
    en: "The place is free, and whoever had it looks again (who went on to other work does not). `mistake`: it never was one, and counts in no figure.",
  },
  body: Employment.EndPlacement,
  examples: { over: { summary: { ru: "Срок вышел", en: "The term is over" }, value: { outcome: "term-over" } } },
  ifMatch: "optional",
  answer: placement,
  refusals: ["input.invalid", "placement.ended"],
  run: ({ ctx, params, body, expectedVersion }) => Employment.endPlacement(ctx, params, body, expectedVersion),
  again: ({ ctx, params }) => Employment.getPlacement(ctx, params),
});

export const employment = [
  registerSeeker,
  listSeekers,
  findSeekers,
  leaveSeeking,
  matchWorkPlaces,
  place,
  findPlacements,
  getPlacement,
  answerLook,
  endPlacement,
] as const;
