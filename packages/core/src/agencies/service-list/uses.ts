import { liveOf, readSome } from "../../ground/counter/index.ts";
import { behindUse, type UseKind, useGroup } from "../../ground/counter/use.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as programmes from "../programme/programme.store.ts";
import type { Programme } from "../programme/programme.ts";
import type { ServiceUse } from "./list.ts";

/** So many of each are named. */
const named = 10;
/** So many programmes of one service are looked at. */
const looked = 200;

/** Where a list counts: in one municipality, or in the region but for those that go by lists of their own. */
export type Bound = { only: string } | { but: ReadonlySet<string> };

const binds = (bound: Bound, municipality: string): boolean =>
  "only" in bound ? bound.only === municipality : !bound.but.has(municipality);

/**
 * What needs services now where a list counts: programmes that are not withdrawn, open enrolments and open steps. The counters say how
 * many, some seconds late at most; of services that nothing needs nothing is said.
 */
export async function usesOf(ctx: Ctx, serviceKeys: readonly string[], bound: Bound): Promise<ServiceUse[]> {
  if (serviceKeys.length === 0) return [];
  const live = await liveOf(ctx);
  const counts = await readSome(ctx, live, serviceKeys.map(useGroup));
  const uses: ServiceUse[] = [];
  for (const serviceKey of serviceKeys) {
    const cells = Object.entries(counts[useGroup(serviceKey)] ?? {}).flatMap(([cell, n]) => {
      const [kind, where = ""] = cell.split("|");
      return n > 0 && binds(bound, where) ? [{ kind, where, n }] : [];
    });
    const counted = async (kind: UseKind) => {
      const mine = cells.filter((one) => one.kind === kind);
      const ids: string[] = [];
      for (const { where: municipality } of mine) {
        const most = named - ids.length;
        if (most > 0) ids.push(...(await behindUse(ctx, live, { serviceKey, kind, municipality }, most)));
      }
      return { count: mine.reduce((sum, { n }) => sum + n, 0), ids };
    };
    const { places, ...programmes } = await programmesOf(ctx, serviceKey, bound);
    const one = {
      serviceKey,
      municipalities: [...new Set([...places, ...cells.map(({ where }) => where)])].sort(),
      programmes,
      enrolments: await counted("enrolment"),
      steps: await counted("step"),
    };
    if (one.programmes.count + one.enrolments.count + one.steps.count > 0) uses.push(one);
  }
  return uses;
}

/** Of the organisations there; the region's models are the region's. One whose term is over helps nobody any more. */
async function programmesOf(ctx: Ctx, service: string, bound: Bound) {
  const { items } = await programmes.find(ctx, { service, status: "approved" }, { limit: looked });
  const today = (await Tenant.today(ctx)).toString();
  const mine = items.filter(
    (one) => !isOver(one, today) && (one.municipality ? binds(bound, one.municipality) : "but" in bound),
  );
  const ids = mine.map(({ programmeId }) => programmeId);
  return {
    count: ids.length,
    ids: ids.slice(0, named),
    places: mine.flatMap(({ municipality }) => municipality ?? []),
  };
}

const isOver = ({ content, draft }: Programme, today: string): boolean =>
  [content, draft].every((one) => one === undefined || one.term.until < today);
