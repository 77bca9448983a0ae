import { liveOf, readSome } from "../../ground/counter/index.ts";
import { behindUse, type UseKind, useGroup } from "../../ground/counter/use.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import * as Agency from "../agency/index.ts";
import * as programmes from "../programme/programme.store.ts";
import type { ServiceUse } from "./list.ts";

/** So many of each are named. */
const named = 10;
/** So many programmes of one service are looked at. */
const looked = 200;

/**
 * What needs services of a territory now: programmes that are not withdrawn, open enrolments and open steps. The counters say how many,
 * some seconds late at most; of services that nothing needs nothing is said.
 */
export async function usesOf(
  ctx: Ctx,
  serviceKeys: readonly string[],
  municipality: string | undefined,
): Promise<ServiceUse[]> {
  if (serviceKeys.length === 0) return [];
  const live = await liveOf(ctx);
  const counts = await readSome(ctx, live, serviceKeys.map(useGroup));
  const uses: ServiceUse[] = [];
  for (const serviceKey of serviceKeys) {
    const cells = counts[useGroup(serviceKey)] ?? {};
    const counted = async (kind: UseKind) => {
      const count = Object.entries(cells)
        .filter(([cell]) => cell === `${kind}|${municipality}` || (!municipality && cell.startsWith(`${kind}|`)))
        .reduce((sum, [, n]) => sum + n, 0);
      return { count, ids: count > 0 ? await behindUse(ctx, live, { serviceKey, kind, municipality }, named) : [] };
    };
    const one = {
      serviceKey,
      programmes: await programmesOf(ctx, serviceKey, municipality),
      enrolments: await counted("enrolment"),
      steps: await counted("step"),
    };
    if (one.programmes.count + one.enrolments.count + one.steps.count > 0) uses.push(one);
  }
  return uses;
}

/** Of a municipality those of its organisations; the region's models are the region's. */
async function programmesOf(ctx: Ctx, service: string, municipality: string | undefined) {
  const { items } = await programmes.find(ctx, { service, status: "approved" }, { limit: looked });
  const owners = new Set(items.flatMap(({ agencyId }) => agencyId ?? []));
  const places = municipality ? await Agency.byIds(ctx, [...owners]) : new Map<AgencyId, Agency.Agency>();
  const ids = items
    .filter(({ agencyId }) => !municipality || (agencyId && places.get(agencyId)?.municipality === municipality))
    .map(({ programmeId }) => programmeId);
  return { count: ids.length, ids: ids.slice(0, named) };
}
