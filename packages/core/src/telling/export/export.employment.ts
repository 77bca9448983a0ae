import * as Agency from "../../agencies/agency/index.ts";
import type { AgencyId, ChildId } from "../../ground/shared/ids.ts";
import type { Cell } from "../../ground/workbook/write.ts";
import * as Child from "../../people/child/index.ts";
import * as Employment from "../../routes/employment/index.ts";
import { type Listing, nameOf, placesOf, who } from "./export.listing.ts";
import type { FilterOf } from "./export.ts";
import { day } from "./export.words.ts";

/** Of an adult of the family the child's name tells whose family it is; that adult is named nowhere. */
const person = { child: "ребёнок", adult: "взрослый семьи" } as const;
const status = { looking: "ищет", placed: "устроен", left: "не ищет", ended: "завершено" } as const;
const kind = {
  job: "рабочее место",
  workshop: "мастерская",
  quota: "квота",
  "remote-course": "дистанционный курс",
  practice: "практика",
} as const;

export const seekers: Listing<FilterOf<"seekers">> = {
  title: "Ищут работу",
  columns: [
    ...who,
    ["Муниципалитет", 18],
    ["Кто", 16],
    ["Ищет", 30],
    ["Состояние", 12],
    ["С", 12],
    ["Идентификатор", 32],
  ],
  async page(ctx, filter, page) {
    const places = await placesOf(ctx);
    const { items, next } = await Employment.findSeekers(ctx, { ...filter, ...page });
    const children = await Child.summariesOf(
      ctx,
      items.map(({ childId }) => childId as ChildId),
    );
    const rows = items.map((one): Cell[] => [
      ...nameOf(children.get(one.childId as ChildId)),
      places.get(one.municipality) ?? one.municipality,
      person[one.person],
      one.kinds.map((each) => kind[each]).join(", "),
      status[one.status],
      day(one.since),
      one.seekerId,
    ]);
    return { items: rows, next };
  },
};

export const placements: Listing<FilterOf<"placements">> = {
  title: "Трудоустройство",
  columns: [
    ...who,
    ["Муниципалитет", 18],
    ["Кто", 16],
    ["Организация", 32],
    ["Вид", 20],
    ["С", 12],
    ["Через 3 месяца", 16],
    ["Через 12 месяцев", 16],
    ["Состояние", 12],
    ["Идентификатор", 32],
  ],
  async page(ctx, filter, page) {
    const places = await placesOf(ctx);
    const { items, next } = await Employment.findPlacements(ctx, { ...filter, ...page });
    const children = await Child.summariesOf(
      ctx,
      items.map(({ childId }) => childId as ChildId),
    );
    const agencies = await Agency.namesOf(ctx, [...new Set(items.map(({ agencyId }) => agencyId as AgencyId))]);
    const rows = items.map((one): Cell[] => [
      ...nameOf(children.get(one.childId as ChildId)),
      places.get(one.municipality) ?? one.municipality,
      person[one.person],
      agencies.get(one.agencyId as AgencyId) ?? "",
      kind[one.kind],
      day(one.from),
      ...one.looks.map(({ outcome }) => (outcome ? found[outcome] : "")),
      one.status === "ended" ? status.ended : status.placed,
      one.placementId,
    ]);
    return { items: rows, next };
  },
};

const found: Record<Employment.LookOutcome, string> = {
  works: "работает",
  studies: "учится",
  "moved-on": "другое место",
  "term-over": "срок закончился",
  left: "ушёл",
  dismissed: "уволен",
  unknown: "неизвестно",
};
