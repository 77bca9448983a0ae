import { AgencyIdText } from "@marshrut/core/agency";
import * as WorkPlace from "@marshrut/core/work-place";
import * as z from "zod";
import { operation } from "../operation/index.ts";
import { listOf, listQuery } from "./shared.ts";

const answer = {
  status: 200,
  schema: WorkPlace.WorkPlaceView,
  description: { ru: "Место работы.", en: "The place of work." },
} as const;

const offerWorkPlace = operation({
  operationId: "offerWorkPlace",
  method: "post",
  path: "/work-places",
  tag: "employment",
  summary: { ru: "Предложить место работы", en: "Offer a place of work" },
  description: {
    ru: "Рабочее место, мастерская, квота, дистанционный курс или практика работодателя, колледжа, НКО, социальной службы, РЦППМС: сколько человек, с каких лет, какие условия есть. Ни о ком.",
    en: "A job, a workshop, a quota, a remote course or practice of an employer, a college, an NGO, a social service or a resource centre: for how many, from what age, on which conditions. About nobody.",
  },
  body: WorkPlace.NewWorkPlace,
  examples: {
    workshop: {
      summary: { ru: "Мастерская", en: "A workshop" },
      value: {
        agencyId: "agency_01J8ZQ4M7N3E5R6T8V9WXYZABC",
        kind: "workshop",
        title: "Керамическая мастерская: помощник",
        places: 4,
        minAge: 16,
        conditions: ["tutor", "part-time", "wheelchair-access"],
        from: "2025-03-01",
      },
    },
  },
  answer: { ...answer, status: 201 },
  refusals: ["input.invalid"],
  run: ({ ctx, body }) => WorkPlace.offer(ctx, body),
  location: ({ workPlaceId }) => `/work-places/${workPlaceId}`,
  again: ({ ctx }, ref) => WorkPlace.get(ctx, ref.id as `workplace_${string}`),
});

const findWorkPlaces = operation({
  operationId: "findWorkPlaces",
  method: "get",
  path: "/work-places",
  tag: "employment",
  summary: { ru: "Найти места работы", en: "Find places of work" },
  description: {
    ru: "Открытые, если `status` не просит другого. Персонал видит места всего региона, организация — свои. Кому какое подходит — `GET /v1/children/{childId}/seekers/{seekerId}/work-places`.",
    en: "Open ones unless `status` asks otherwise. Staff see those of the whole region, an organisation its own. What fits somebody: `GET /v1/children/{childId}/seekers/{seekerId}/work-places`.",
  },
  query: listQuery({
    agency: AgencyIdText.optional(),
    municipality: z.string().max(60).optional(),
    kind: z.enum(WorkPlace.workKinds).optional(),
    status: z.enum(["open", "closed"]).optional(),
  }),
  answer: {
    status: 200,
    schema: listOf(WorkPlace.WorkPlaceView),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, query: { agency, municipality, kind, status }, page }) =>
    page((of) => WorkPlace.find(ctx, { agency, municipality, kind, status, ...of })),
});

const getWorkPlace = operation({
  operationId: "getWorkPlace",
  method: "get",
  path: "/work-places/{workPlaceId}",
  tag: "employment",
  summary: { ru: "Место работы", en: "A place of work" },
  description: { ru: "Сколько мест и сколько свободно.", en: "How many places there are, and how many are free." },
  answer,
  run: ({ ctx, params }) => WorkPlace.get(ctx, params.workPlaceId),
});

const changeWorkPlace = operation({
  operationId: "changeWorkPlace",
  method: "patch",
  path: "/work-places/{workPlaceId}",
  tag: "employment",
  summary: { ru: "Изменить место работы", en: "Change a place of work" },
  description: {
    ru: "Что названо, то меняется; `until: null` снимает последний день; `status: closed` — больше никого не берут, кто работает — остаётся. Мест не меньше, чем занято.",
    en: "What is named is changed; `until: null` takes the last day away; `status: closed`: nobody else is taken, whoever works there stays. No fewer places than are taken.",
  },
  body: WorkPlace.WorkPlacePatch,
  examples: { more: { summary: { ru: "Ещё место", en: "One more place" }, value: { places: 5 } } },
  ifMatch: "required",
  answer,
  refusals: ["input.invalid"],
  run: ({ ctx, params, body, expectedVersion }) => WorkPlace.change(ctx, params.workPlaceId, body, expectedVersion),
  again: ({ ctx, params }) => WorkPlace.get(ctx, params.workPlaceId),
});

export const workPlaces = [offerWorkPlace, findWorkPlaces, getWorkPlace, changeWorkPlace] as const;
