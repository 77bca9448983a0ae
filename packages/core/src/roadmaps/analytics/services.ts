import * as z from "zod";
import * as Agency from "../../agencies/agency/index.ts";
import * as Service from "../../agencies/service/index.ts";
import { dateInWords, type PeriodId, periodBounds, quarterId } from "../../ground/calendar/index.ts";
import type { Actor } from "../../ground/shared/actor.ts";
import { isStaff, reachOf } from "../../ground/shared/authorise.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import { fault, invalid } from "../../ground/shared/input.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import type { Text } from "../../ground/shared/text.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Indicator from "../indicator/index.ts";
import { protect, type ShownRow, totalsOf, whole } from "./small-cells.ts";

export interface HelpQuery {
  period?: PeriodId | undefined;
  municipality?: string | undefined;
  /** A key, a title or another word for a service. */
  service?: string | undefined;
  /** Rows of organisations, and not of municipalities alone. */
  by?: "municipality" | "agency" | undefined;
}

const text = z.strictObject({ ru: z.string(), en: z.string() });
const count = z.int().nullable();
const ages = z.partialRecord(z.enum(["0-3", "4-7", "8-14", "15-18", "other"]), count);
export const HelpView = z.strictObject({
  period: z.string(),
  basis: text,
  items: z.array(
    z.strictObject({
      municipality: z.string(),
      agencyId: z.string().optional(),
      agencyName: z.string().optional(),
      service: z.string().optional().meta({ description: "Нет — по всем услугам / absent: by whatever service" }),
      title: text.optional(),
      children: count.meta({
        description: "Детей, каждый один раз; null — меньше пяти / children, each once; null: fewer than five",
      }),
      ages,
      hidden: z
        .boolean()
        .optional()
        .meta({ description: "Часть не показана: детей не меньше / some is not shown: at least so many" }),
    }),
  ),
  totals: z.array(
    z.strictObject({ service: z.string().optional(), title: text.optional(), children: z.int(), atLeast: z.boolean() }),
  ),
});
export type HelpView = z.infer<typeof HelpView>;

/**
 * Who gets which help where: children by service, municipality and age, or by organisation, each once per figure. The region sees all of
 * it, a municipality and an organisation their own, and of the rest whole years with small cells hidden.
 * @throws Refusal input.invalid (no such service; organisations of all municipalities at once; a quarter of others), not-found
 */
export async function help(ctx: Ctx, query: HelpQuery): Promise<HelpView> {
  const period = query.period ?? quarterId(await Tenant.today(ctx));
  const lookup = await Service.lookup(ctx);
  const service = query.service && lookup.mustResolve([{ pointer: "/service", word: query.service }])[0];
  const rows = (await shown(ctx, { ...query, period })).filter((row) => !service || row.service === service);
  const ids = [...new Set(rows.flatMap(({ agencyId }) => (agencyId === undefined ? [] : [agencyId])))];
  const names = ids.length > 0 ? await Agency.namesOf(ctx, ids) : new Map<string, string>();
  const titled = (key?: string) => (key === undefined ? undefined : lookup.of(key)?.title);
  return {
    period,
    basis: basisOf(period),
    items: rows
      .toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
      .map((row) => ({
        ...row,
        agencyName: row.agencyId === undefined ? undefined : names.get(row.agencyId),
        title: titled(row.service),
      })),
    // An organisation's children are others' as well: its rows do not add up.
    totals: rows.some(({ agencyId }) => agencyId)
      ? []
      : totalsOf(rows).map((total) => ({ ...total, title: titled(total.service) })),
  };
}

const placeOf = ({ municipality, agencyId, service }: ShownRow) => [municipality, agencyId, service].join("#");

type Asked = HelpQuery & { period: PeriodId };

async function shown(ctx: Ctx, query: Asked): Promise<ShownRow[]> {
  const { actor } = ctx;
  if (actor.kind === "specialist")
    return query.by === "agency" ? ownOf(ctx, query, actor.agency) : others(ctx, query, actor);
  if (!isStaff(actor, "each")) throw notFound();
  const own = reachOf(actor);
  if (query.by === "agency") return byAgency(ctx, query, own);
  if (own === undefined || query.municipality === own)
    return (await Indicator.helpByMunicipality(ctx, query.period, query.municipality)).map(whole);
  return others(ctx, query, actor);
}

async function byAgency(ctx: Ctx, { period, municipality }: Asked, own: string | undefined): Promise<ShownRow[]> {
  const where = municipality ?? own;
  if (where === undefined)
    throw invalid([
      fault("/municipality", "по организациям — одного муниципалитета", "by organisation: of one municipality"),
    ]);
  if (own !== undefined && where !== own) throw notFound();
  return (await Indicator.helpByAgency(ctx, period, where)).map(whole);
}

const ownOf = async (ctx: Ctx, { period, municipality }: Asked, agencyId: AgencyId): Promise<ShownRow[]> => {
  const places = municipality ? [municipality] : (await Tenant.load(ctx)).municipalities.map(({ key }) => key);
  return (await Indicator.helpOf(ctx, period, agencyId, places)).map(whole);
};

/** What belongs to others: whole years only, since a quarter could be taken away from the year that it is of. */
async function others(ctx: Ctx, query: Asked, actor: Actor): Promise<ShownRow[]> {
  const { period, municipality } = query;
  if (period.includes("-Q"))
    throw invalid([
      fault("/period", "чужие показатели — за год, например 2025", "others' figures: of a year, such as 2025"),
    ]);
  const rows = await Indicator.helpByMunicipality(ctx, period, municipality);
  const own = reachOf(actor);
  const mine =
    actor.kind === "specialist"
      ? await Indicator.helpOf(ctx, period, actor.agency, [...new Set(rows.map((row) => row.municipality))])
      : [];
  return [
    ...rows.filter((row) => row.municipality === own).map(whole),
    ...protect(
      rows.filter((row) => row.municipality !== own),
      mine,
    ),
  ];
}

function basisOf(period: PeriodId): Text {
  const day = dateInWords(periodBounds(period).end);
  return {
    ru: `Ребёнок считается один раз в каждом числе — там, где помощь за период была последней; возраст — на ${day.ru}. Помощь — выполненный шаг, месяц с занятиями или результат без маршрута, у которых названа услуга.`,
    en: `A child counts once in each number, where the last of the period's help was given; age on ${day.en}. Help is a step that was performed, a month with sessions, or a result without a route, of which the service is known.`,
  };
}
