import * as Agency from "../../agencies/agency/index.ts";
import { postWords } from "../../agencies/resource/resource.words.ts";
import type { AgencyId, ChildId } from "../../ground/shared/ids.ts";
import type { Cell } from "../../ground/workbook/write.ts";
import * as Child from "../../people/child/index.ts";
import * as Accompaniment from "../../routes/accompaniment/index.ts";
import { type Listing, nameOf, placesOf, who } from "./export.listing.ts";
import type { FilterOf } from "./export.ts";
import { day } from "./export.words.ts";

const area: Record<Accompaniment.Area, string> = {
  psychological: "психологическое",
  legal: "юридическое",
  medical: "медицинское",
  social: "социальное",
  educational: "педагогическое",
};
const cause: Record<Accompaniment.EndCause, string> = {
  "goals-reached": "цели достигнуты",
  declined: "семья отказалась",
  moved: "семья переехала",
  "of-age": "ребёнку 18 лет",
  transferred: "передано другой службе",
  other: "другое",
  mistake: "внесено по ошибке",
};

/** The family is named by the child by whom it is known. */
export const accompaniments: Listing<FilterOf<"accompaniments">> = {
  title: "Сопровождение семей",
  columns: [
    ...who,
    ["Муниципалитет", 18],
    ["Организация куратора", 32],
    ["Должность", 24],
    ["Направления", 30],
    ["С", 12],
    ["Последний контакт", 16],
    ["Месяцев без ответа", 16],
    ["Пересмотр", 12],
    ["Завершено", 24],
    ["Идентификатор", 36],
  ],
  async page(ctx, filter, page) {
    const places = await placesOf(ctx);
    const { items, next } = await Accompaniment.findAccompaniments(ctx, { ...filter, ...page });
    const children = await Child.summariesOf(
      ctx,
      items.map(({ childId }) => childId as ChildId),
    );
    const agencies = await Agency.namesOf(ctx, [...new Set(items.map(({ agencyId }) => agencyId as AgencyId))]);
    const rows = items.map((one): Cell[] => {
      const last = one.contacts
        .flatMap(({ on }) => on ?? [])
        .toSorted()
        .at(-1);
      return [
        ...nameOf(children.get(one.childId as ChildId)),
        places.get(one.municipality) ?? one.municipality,
        agencies.get(one.agencyId as AgencyId) ?? "",
        postWords[one.post].ru,
        one.areas.map((each) => area[each]).join(", "),
        day(one.from),
        last ? day(last) : "",
        one.missing.length,
        one.status === "open" ? day(one.reviewOn) : "",
        one.ended ? cause[one.ended.cause] : "",
        one.accompanimentId,
      ];
    });
    return { items: rows, next };
  },
};
