import type { Page, PageRequest } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import type { Cell } from "../../ground/workbook/write.ts";
import type * as Child from "../../people/child/index.ts";
import { day } from "./export.words.ts";

/** How a list becomes a table. What may be seen of it, the list itself decides: it is read as whoever asked. */
export interface Listing<F> {
  title: string;
  columns: readonly (readonly [head: string, width: number])[];
  page(ctx: Ctx, filter: F, page: PageRequest): Promise<Page<Cell[]>>;
}

export const who = [
  ["Фамилия", 20],
  ["Имя", 16],
  ["Отчество", 18],
  ["Дата рождения", 13],
] as const;

export const nameOf = (child: Child.ChildSummary | undefined): Cell[] =>
  child
    ? [
        child.person.surname,
        child.person.givenName,
        child.person.patronymic ?? "",
        child.person.birthDate ? day(child.person.birthDate) : "",
      ]
    : ["", "", "", ""];

export async function placesOf(ctx: Ctx): Promise<Map<string, string>> {
  const { municipalities } = await Tenant.load(ctx);
  return new Map(municipalities.map(({ key, name }) => [key, name.ru]));
}
