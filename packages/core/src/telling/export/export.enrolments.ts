import * as Agency from "../../agencies/agency/index.ts";
import * as Programme from "../../agencies/programme/index.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId, ChildId, ProgrammeId } from "../../ground/shared/ids.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import type { Cell } from "../../ground/workbook/write.ts";
import * as Child from "../../people/child/index.ts";
import * as Enrolment from "../../routes/enrolment/index.ts";
import { type Listing, nameOf, placesOf, who } from "./export.listing.ts";
import type { FilterOf } from "./export.ts";
import { day, dayAt } from "./export.words.ts";

const status: Record<Enrolment.EnrolmentStatus, string> = {
  waiting: "ждёт места",
  offered: "предложено место",
  enrolled: "занимается",
  completed: "окончил",
  left: "выбыл",
};
const result: Record<NonNullable<Enrolment.EnrolmentView["result"]>, string> = {
  "goals-reached": "цели достигнуты",
  "goals-partly": "цели достигнуты частично",
  "goals-not-reached": "цели не достигнуты",
  attended: "посещал",
  "not-attended": "не посещал",
};
const cause: Record<Enrolment.LeaveCause, string> = {
  family: "решение семьи",
  health: "здоровье",
  moved: "переезд",
  "no-attendance": "не посещал",
  "other-help": "другая помощь",
  organisation: "решение организации",
  "offer-lapsed": "не ответили на предложение места",
  "child-left": "снят с учёта",
  "agency-closed": "организация закрылась",
  "programme-withdrawn": "программа отозвана",
  "programme-over": "программа закончилась",
  "same-child": "объединение карт",
};

const columns = [
  ["Муниципалитет", 18],
  ["Организация", 32],
  ["Программа", 44],
  ["Состояние", 18],
  ["С", 12],
  ["По", 12],
  ["В очереди с", 12],
  ["Занятий по плану", 12],
  ["Проведено", 12],
  ["Итог", 24],
  ["Причина", 24],
  ["Идентификатор", 32],
] as const;

async function rowsOf(ctx: Ctx, items: readonly Enrolment.EnrolmentView[]): Promise<Cell[][]> {
  const [places, { zone }, agencies, programmes] = await Promise.all([
    placesOf(ctx),
    Tenant.load(ctx),
    Agency.namesOf(ctx, [...new Set(items.map(({ agencyId }) => agencyId as AgencyId))]),
    Programme.loadMany(ctx, [...new Set(items.map(({ programmeId }) => programmeId as ProgrammeId))]),
  ]);
  return items.map((one): Cell[] => [
    places.get(one.municipality) ?? one.municipality,
    agencies.get(one.agencyId as AgencyId) ?? "",
    programmes.get(one.programmeId as ProgrammeId)?.data.content?.title ?? "",
    status[one.status],
    day(one.from),
    day(one.until),
    one.waitingSince ? dayAt(one.waitingSince, zone) : "",
    one.planned,
    one.held,
    one.result ? result[one.result] : "",
    one.cause ? cause[one.cause] : "",
    one.enrolmentId,
  ]);
}

/** Without goals and notes: what people wrote of a child stands in its enrolment alone. */
export const enrolments: Listing<FilterOf<"enrolments">> = {
  title: "Зачисления",
  columns: [...who, ...columns],
  async page(ctx, filter, page) {
    const { items, next } = await Enrolment.find(ctx, { ...filter, ...page });
    const children = await Child.summariesOf(
      ctx,
      items.map(({ childId }) => childId as ChildId),
    );
    const rows = await rowsOf(ctx, items);
    return { items: rows.map((cells, i) => [...nameOf(children.get(items[i]!.childId as ChildId)), ...cells]), next };
  },
};

/** An organisation's own, without names. */
export const ownEnrolments: Listing<FilterOf<"enrolments">> = {
  title: "Зачисления",
  columns,
  async page(ctx, filter, page) {
    const { items, next } = await Enrolment.find(ctx, { ...filter, ...page });
    return { items: await rowsOf(ctx, items), next };
  },
};
