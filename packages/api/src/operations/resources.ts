import * as Period from "@marshrut/core/period";
import * as Resource from "@marshrut/core/resource";
import { notFound } from "@marshrut/core/shared";
import * as z from "zod";
import { operation } from "../operation/index.ts";
import { listOf, listQuery } from "./shared.ts";

const yearOf = (text: string): string => {
  const year = Resource.sheetYear.safeParse(text).data;
  if (year === undefined) throw notFound();
  return year;
};

const getResources = operation({
  operationId: "getResources",
  method: "get",
  path: "/agencies/{agencyId}/resources/{year}",
  tag: "agencies",
  summary: { ru: "Чем организация располагает", en: "What an organisation has to help with" },
  description: {
    ru: "Лист года: ставки, деньги, помещения, оснащение, доступность, взаимодействие (мероприятие II.I-1.3). Пока не заполнен — пустой, версии 0.",
    en: "The sheet of a year: posts, money, rooms, equipment, access, cooperation (measure II.I-1.3). Empty and of version 0 until it is filled in.",
  },
  answer: {
    status: 200,
    schema: Resource.ResourcesView,
    description: { ru: "Лист с итогами.", en: "The sheet with its totals." },
  },
  run: ({ ctx, params }) => Resource.get(ctx, params.agencyId, yearOf(params.year)),
});

const putResources = operation({
  operationId: "putResources",
  method: "put",
  path: "/agencies/{agencyId}/resources/{year}",
  tag: "agencies",
  summary: { ru: "Заполнить лист ресурсов", en: "Fill in the resource sheet" },
  description: {
    ru: "Лист целиком: чего в нём нет, того нет. Ставки — с шагом 0,25; занято не больше штата, с нужной квалификацией — не больше занятых. Деньги — целые рубли. Год — с 2022 по следующий; года, за который отчёт закрыт, лист не меняется.",
    en: "The sheet as a whole: what is left out is not there. Units in steps of 0.25; no more filled than the staff list has, no more qualified than filled. Money in whole roubles. The year: from 2022 to the next one; the sheet of a year whose period is locked does not change.",
  },
  body: Resource.ResourceSheet,
  examples: {
    school: {
      summary: { ru: "Школа", en: "A school" },
      value: {
        posts: [
          { post: "speech-therapist", units: 2, filled: 1.5, qualified: 1.5 },
          { post: "other", title: "сурдопедагог", units: 0.5, filled: 0, qualified: 0 },
        ],
        money: [{ source: "municipal", planned: 1_200_000, spent: 950_000 }],
        rooms: [{ kind: "sensory", count: 1, equipped: 1 }],
        equipment: [{ title: "Коммуникатор с синтезом речи", available: 1, needed: 3 }],
        access: { entrance: "yes", toilet: "partly" },
        cooperation: { agreements: 2, children: 14 },
        priorities: ["Вторая ставка логопеда"],
      },
    },
  },
  ifMatch: "required",
  refusals: ["period.locked"],
  answer: {
    status: 200,
    schema: Resource.ResourcesView,
    description: { ru: "Лист с итогами.", en: "The sheet with its totals." },
  },
  run: ({ ctx, params, body, expectedVersion }) =>
    Resource.put(ctx, params.agencyId, yearOf(params.year), body, Period.mustTakeYear, expectedVersion),
  again: ({ ctx, params }) => Resource.get(ctx, params.agencyId, yearOf(params.year)),
});

const findResources = operation({
  operationId: "findResources",
  method: "get",
  path: "/resources",
  tag: "agencies",
  summary: { ru: "Листы ресурсов за год", en: "The resource sheets of a year" },
  description: {
    ru: "Заполненные листы по муниципалитетам, с итогами и приоритетами. Файлом XLSX или CSV — `POST /v1/exports` со списком `resources`.",
    en: "The sheets that were filled in, by municipality, with totals and priorities. As a file: `POST /v1/exports` with the list `resources`.",
  },
  query: listQuery({ year: Resource.sheetYear, municipality: z.string().max(60).optional() }),
  answer: {
    status: 200,
    schema: listOf(Resource.ResourcesSummary),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, query: { year, municipality }, page }) =>
    page((of) => Resource.find(ctx, { year, municipality, ...of })),
});

export const resources = [getResources, putResources, findResources] as const;
