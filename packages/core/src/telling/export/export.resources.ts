import * as Resource from "../../agencies/resource/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import type { Cell } from "../../ground/workbook/write.ts";
import { type Listing, placesOf } from "./export.listing.ts";
import type { FilterOf } from "./export.ts";
import { dayAt } from "./export.words.ts";

export const resources: Listing<FilterOf<"resources">> = {
  title: "Ресурсы организаций",
  columns: [
    ["Организация", 32],
    ["Муниципалитет", 18],
    ["Год", 8],
    ["Ставок по штату", 12],
    ["Занято", 10],
    ["Вакантно", 10],
    ["С квалификацией", 12],
    ["План, ₽", 16],
    ["Израсходовано, ₽", 16],
    ["Помещений", 11],
    ["Не хватает оборудования", 14],
    ["Приоритеты", 60],
    ["Заполнен", 12],
    ["Идентификатор", 32],
  ],
  async page(ctx, filter, page) {
    const [places, { zone }] = await Promise.all([placesOf(ctx), Tenant.load(ctx)]);
    const { items, next } = await Resource.find(ctx, { ...filter, ...page });
    const rows = items.map(({ totals, ...sheet }): Cell[] => [
      sheet.name,
      places.get(sheet.municipality) ?? sheet.municipality,
      sheet.year,
      totals.units,
      totals.filled,
      totals.vacant,
      totals.qualified,
      totals.planned,
      totals.spent,
      totals.rooms,
      totals.equipmentMissing,
      sheet.priorities.join("; "),
      dayAt(sheet.saidAt, zone),
      sheet.agencyId,
    ]);
    return { items: rows, next };
  },
};
