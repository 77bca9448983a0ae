import * as Agency from "../../agencies/agency/index.ts";
import type { AgencyId, ChildId } from "../../ground/shared/ids.ts";
import type { Cell } from "../../ground/workbook/write.ts";
import * as Child from "../../people/child/index.ts";
import type { RequestKind, RequestStatus } from "../../routes/request/request.ts";
import { type Listing, nameOf, placesOf, who } from "./export.listing.ts";
import type { FilterOf } from "./export.ts";
import { day, yesNo } from "./export.words.ts";

const kinds: Record<RequestKind, string> = {
  need: "просьба",
  question: "вопрос",
  complaint: "жалоба",
  correction: "исправление данных",
};
const statuses: Record<RequestStatus, string> = {
  asked: "ждёт ответа",
  answered: "есть ответ",
  withdrawn: "отозвано",
};

/** By the child about whom it is; what was said stays with the record. */
export const requests: Listing<FilterOf<"requests">> = {
  title: "Обращения семей",
  columns: [
    ...who,
    ["Муниципалитет", 18],
    ["О чём", 20],
    ["Поступило", 12],
    ["Ответить до", 12],
    ["Просрочено", 11],
    ["Кто отвечает", 32],
    ["Состояние", 14],
    ["Ответ дан", 12],
    ["Идентификатор", 36],
  ],
  async page(ctx, filter, page) {
    // This list alone asks for it: loaded then (decision 0101).
    const { find } = await import("../../routes/request/find.actions.ts");
    const places = await placesOf(ctx);
    const { items, next } = await find(ctx, { ...filter, ...page });
    const children = await Child.summariesOf(
      ctx,
      items.map(({ childId }) => childId as ChildId),
    );
    const ids = items.flatMap(({ agencyId }) => (agencyId ? [agencyId as AgencyId] : []));
    const agencies = await Agency.namesOf(ctx, [...new Set(ids)]);
    const rows = items.map((one): Cell[] => [
      ...nameOf(children.get(one.childId as ChildId)),
      places.get(one.municipality) ?? one.municipality,
      kinds[one.kind],
      day(one.askedOn),
      day(one.dueOn),
      yesNo(one.overdue),
      one.agencyId ? (agencies.get(one.agencyId as AgencyId) ?? "") : "координатор",
      statuses[one.status],
      one.answers[0] ? day(one.answers[0].on) : "",
      one.familyRequestId,
    ]);
    return { items: rows, next };
  },
};
