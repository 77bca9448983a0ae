import * as Agency from "../../agencies/agency/index.ts";
import type { AgencyId, UnionId } from "../../ground/shared/ids.ts";
import type { Cell } from "../../ground/workbook/write.ts";
import { type Listing, placesOf } from "./export.listing.ts";
import type { FilterOf } from "./export.ts";
import { day } from "./export.words.ts";

const statuses = { active: "действует", closed: "не действует" } as const;

/** Numbers of members and of meetings; who the members are is their own. */
export const unions: Listing<FilterOf<"unions">> = {
  title: "Родительские объединения",
  columns: [
    ["Объединение", 40],
    ["Муниципалитет", 18],
    ["При организации", 32],
    ["Состояние", 14],
    ["Участников", 12],
    ["Встреч", 10],
    ["Из них отменено", 14],
    ["Первая встреча", 14],
    ["Последняя встреча", 16],
    ["Идентификатор", 36],
  ],
  async page(ctx, filter, page) {
    // This list alone asks for it: loaded then (decision 0101).
    const { find, get } = await import("../../people/union/union.actions.ts");
    const places = await placesOf(ctx);
    const { items, next } = await find(ctx, { ...filter, ...page });
    // Members are counted where they stand: one look for each union, of which a municipality has a few.
    const whole = await Promise.all(items.map(({ unionId }) => get(ctx, unionId as UnionId)));
    const ids = whole.flatMap(({ agencyId }) => (agencyId ? [agencyId as AgencyId] : []));
    const agencies = await Agency.namesOf(ctx, [...new Set(ids)]);
    const rows = whole.map(({ meetings, ...one }): Cell[] => {
      const held = meetings.filter(({ status }) => status === "called");
      return [
        one.name,
        places.get(one.municipality) ?? one.municipality,
        one.agencyId ? (agencies.get(one.agencyId as AgencyId) ?? "") : "",
        statuses[one.status],
        one.members,
        meetings.length,
        meetings.length - held.length,
        held[0] ? day(held[0].on) : "",
        held.length > 0 ? day(held.at(-1)!.on) : "",
        one.unionId,
      ];
    });
    return { items: rows, next };
  },
};
