import { namesOf } from "../../agencies/agency/agency.store.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as store from "./union.store.ts";
import { kindOf, type OpenClub } from "./union.ts";

const mostShown = 100;
const mostAhead = 4;

/** Clubs and unions that are open to everybody, with their next meetings; nobody's name, and not who is a member. */
export async function listOpenClubs(ctx: Ctx, municipality: string | undefined): Promise<OpenClub[]> {
  const { items } = await store.find(ctx, { municipality, status: "active" }, { limit: mostShown });
  const open = items.map(({ data }) => data).filter((one) => one.open);
  const today = (await Tenant.today(ctx)).toString();
  const names = await namesOf(ctx, [...new Set(open.flatMap(({ agencyId }) => agencyId ?? []))]);
  return open.map(({ unionId, kind, municipality: where, name, about, agencyId, meetings }) => ({
    unionId,
    kind: kindOf({ kind }),
    municipality: where,
    name,
    about,
    organisation: agencyId && names.get(agencyId),
    meetings: meetings
      .filter(({ on, status }) => on >= today && status === "called")
      .slice(0, mostAhead)
      .map(({ on, time, place, topic }) => ({ on, time, place, topic })),
  }));
}
