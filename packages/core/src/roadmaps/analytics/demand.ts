import * as z from "zod";
import * as Service from "../../agencies/service/index.ts";
import { mustBeStaff, reachOf } from "../../ground/shared/authorise.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Indicator from "../indicator/index.ts";
import { smallest } from "./small-cells.ts";

export interface DemandQuery {
  municipality?: string | undefined;
  service?: string | undefined;
}

const text = z.strictObject({ ru: z.string(), en: z.string() });
/** Of children: absent where one of them is of fewer than five of another municipality. */
const children = z.int().optional();
const Row = z.strictObject({
  municipality: z.string(),
  service: z.string(),
  title: text.optional(),
  wanted: children.meta({
    description:
      "Нужна: рекомендована, запрошена, ждёт или занимается, каждый ребёнок один раз / recommended, asked for, waited for or had: each child once",
  }),
  needed: children.meta({
    description: "из них рекомендована действующими документами / of them recommended by papers in force",
  }),
  asked: children.meta({ description: "Организация спрошена, итога нет / asked of an organisation, without a result" }),
  waiting: children.meta({ description: "В очередях программ / in the queues of programmes" }),
  enrolled: children.meta({ description: "Занимаются сейчас / have a place now" }),
  unmet: children.meta({
    description:
      "из них без помощи: не занимаются и ещё не получали / of them without help: no place, and none of it yet",
  }),
  places: z.int(),
  queue: z.int().meta({ description: "Ждут по спискам самих организаций / wait by organisations' own lists" }),
  placed: children.meta({ description: "Получили место в этом году / got a place this year" }),
  waitDays: z.int().optional(),
  units: z.number(),
  vacant: z.number(),
  shortage: children.meta({ description: "Не хватает мест / places that are missing" }),
  priority: z.int().optional().meta({ description: "Очерёдность для плана: 1 — первая / order of priorities" }),
  hidden: z.boolean().optional(),
  words: text.optional(),
});
export const DemandView = z.strictObject({ asOf: z.string(), basis: text, items: z.array(Row) });
export type DemandView = z.infer<typeof DemandView>;
type DemandRow = z.infer<typeof Row>;

/**
 * What children need and wait for, by service and municipality, against places and posts: what is missing most first (roadmap, II.I 1.3).
 * A coordinator of a municipality sees the own one whole, and no small numbers of others.
 * @throws Refusal input.invalid (no such service), not-found
 */
export async function demand(ctx: Ctx, query: DemandQuery): Promise<DemandView> {
  mustBeStaff(ctx.actor, "each");
  const today = await Tenant.today(ctx);
  const lookup = await Service.lookup(ctx);
  const service = query.service && lookup.mustResolve([{ pointer: "/service", word: query.service }])[0];
  const areaOf = (key: string) => lookup.of(key)?.area;
  const rows = await Indicator.demandRows(ctx, { today, areaOf, only: query.municipality });
  const own = reachOf(ctx.actor);
  const told = rows
    .filter((row) => !service || row.service === service)
    .map((row) => (own === undefined || row.municipality === own ? row : withoutSmall(row)));
  const [shown, hidden] = [told.filter((row) => !("hidden" in row)), told.filter((row) => "hidden" in row)];
  let priority = 0;
  return {
    asOf: today.toString(),
    basis,
    items: [
      ...shown.map((row): DemandRow => {
        if (row.shortage) priority++;
        return { ...row, priority: row.shortage ? priority : undefined, words: wordsOf(row) };
      }),
      // In an order that says nothing of their numbers.
      ...hidden.toSorted((a, b) => (`${a.municipality}#${a.service}` < `${b.municipality}#${b.service}` ? -1 : 1)),
    ].map((row) => ({ ...row, title: lookup.of(row.service)?.title })),
  };
}

type Counted = Indicator.DemandRow;
const ofChildren = [
  "wanted",
  "needed",
  "asked",
  "waiting",
  "enrolled",
  "unmet",
  "placed",
] as const satisfies (keyof Counted)[];

/** One number of few children hides all of a row: of some of them the others would follow. */
function withoutSmall(row: Counted): Counted | DemandRow {
  if (!ofChildren.some((what) => row[what] > 0 && row[what] < smallest)) return row;
  const { municipality, service, places, queue, units, vacant } = row;
  return { municipality, service, places, queue, units, vacant, hidden: true };
}

function wordsOf(row: DemandRow): DemandRow["words"] {
  const { wanted, needed, waiting, enrolled, unmet, places, units, vacant, shortage, placed, waitDays } = row;
  const got = {
    ru: placed ? ` Получили место в этом году: ${placed}${waitDays ? `, ждали в среднем ${waitDays} дн.` : "."}` : "",
    en: placed ? ` Got a place this year: ${placed}${waitDays ? `, after ${waitDays} days on average.` : "."}` : "",
  };
  const posts = {
    ru: units ? ` Ставок ${units}, свободно ${vacant}.` : "",
    en: units ? ` Posts ${units}, vacant ${vacant}.` : "",
  };
  return {
    ru: `Нужна детям: ${wanted} (рекомендована ${needed}, ждут места ${waiting}); занимаются сейчас: ${enrolled}; без помощи: ${unmet}; мест ${places}, не хватает ${shortage}.${posts.ru}${got.ru}`,
    en: `Wanted by children: ${wanted} (recommended to ${needed}, waiting ${waiting}); take part now: ${enrolled}; without help: ${unmet}; places ${places}, missing ${shortage}.${posts.en}${got.en}`,
  };
}

const basis = {
  ru: "На сегодня, по территории, где ребёнок живёт; каждый ребёнок — один раз в числе. Нужна — рекомендована документом, запрошена у организации, ребёнок ждёт места или занимается. Места — по словам организаций, пока они действуют, иначе места их программ; ставки — по листам ресурсов этого года, у кого его нет — прошлого. Не хватает: без помощи сверх свободных мест.",
  en: "As of today, where the child lives; each child once in a number. Wanted: recommended by a paper, asked of an organisation, waited for, or had. Places by the word of organisations as long as it holds, else those of their programmes; posts by this year's resource sheets, or last year's. Missing: without help beyond the free places.",
};
