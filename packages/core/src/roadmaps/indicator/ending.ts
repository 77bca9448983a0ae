import type { Temporal } from "temporal-polyfill";
import { behind, liveOf } from "../../ground/counter/counter.store.ts";
import type { Page, PageRequest, Stored } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { badCursor } from "../../ground/shared/rules/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { openRoutes } from "../../routes/route/route.store.ts";
import type { Route } from "../../routes/route/route.ts";
import { endsFamily, ofPapers, papersOf } from "./papers.ts";

/** What ends: a consent, or an instrument. */
export type Paper = "consent" | "instrument";
/** Days before its end at which it begins to be shown. */
export type DaysAhead = Record<Paper, number>;

/** A consent or an instrument that ends soon. */
export interface Ending {
  what: Paper;
  id: string;
  childId: string;
  routeId: string;
  /** ISO date: the last day. */
  until: string;
}

interface EndingQuery extends PageRequest {
  /** Key of the one municipality to look at. */
  only?: string | undefined;
}

/** Most marks one call looks at while it filters. */
const lookAtMost = 1000;

/**
 * What ends soon, of children with an open route: municipality by municipality, in each by the last day. A page may come short
 * while `next` says there is more. @throws Refusal cursor.invalid
 */
export async function ending(
  ctx: Ctx,
  today: Temporal.PlainDate,
  ahead: DaysAhead,
  { only, limit = 50, from }: EndingQuery,
): Promise<Page<Ending>> {
  const live = await liveOf(ctx);
  const places = only ? [only] : (await Tenant.load(ctx)).municipalities.map((m) => m.key).toSorted();
  const start = from === undefined ? undefined : readPlace(from);
  const left = places.filter((place) => !start || start.municipality <= place);
  const to = today.add({ days: Math.max(ahead.consent, ahead.instrument) + 1 }).toString();
  const items: Ending[] = [];
  let looked = 0;
  for (const municipality of left) {
    let after = start?.municipality === municipality ? start.after : today.toString();
    for (;;) {
      if (items.length >= limit || looked >= lookAtMost) return { items, next: `${municipality}~${after}` };
      const range = { from: after, to };
      const page = await behind(ctx, live, endsFamily(municipality), range, { limit: limit - items.length });
      looked += page.items.length;
      items.push(...page.items.flatMap(({ data }) => endingOf(data.drill)).filter((e) => isSoon(e, today, ahead)));
      const at = page.items.at(-1)?.data.drill?.at;
      if (!page.next || !at) break;
      after = `${at}\u0001`;
    }
  }
  return { items };
}

export function endingOf(drill: { at: string; childId: string; routeId?: string } | undefined): Ending[] {
  const [until, what, id] = drill?.at.split("#") ?? [];
  if (!drill?.routeId || !until || !id) return [];
  return [{ what: what as Ending["what"], id, childId: drill.childId, routeId: drill.routeId, until }];
}

/**
 * The same from the records, route by route, in no order: for a bank that an older program wrote and nobody has counted yet.
 */
export async function endingOfRoutes(
  ctx: Ctx,
  today: Temporal.PlainDate,
  ahead: DaysAhead,
  { only, ...page }: EndingQuery,
): Promise<Page<Ending>> {
  const found: Page<Stored<Route>> = await ctx.bank.find<Route>("gsi2", openRoutes(ctx.tenant), {}, page);
  const routes = found.items.map(({ data }) => data).filter(({ municipality }) => !only || only === municipality);
  const papers = await Promise.all(routes.map(async (route) => ofPapers(await papersOf(ctx, route.childId), route)));
  const items = papers.flat().flatMap(({ drill }) => endingOf(drill));
  return { items: items.filter((e) => isSoon(e, today, ahead)), next: found.next };
}

/** Not yet over, and near enough to be shown. */
export const isSoon = ({ what, until }: Pick<Ending, "what" | "until">, today: Temporal.PlainDate, ahead: DaysAhead) =>
  today.toString() <= until && until <= today.add({ days: ahead[what] }).toString();

/** A page ends with its municipality and the place within it: marks are kept anew when counters are rebuilt, places stay. */
function readPlace(from: string): { municipality: string; after: string } {
  const [, municipality, after] = /^([^~]+)~(.+)$/s.exec(from) ?? [];
  if (!municipality || !after) throw badCursor();
  return { municipality, after };
}
