import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import { canServe } from "./agency.decide.ts";
import * as store from "./agency.store.ts";
import type { Agency, AgencyKind } from "./agency.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

/** The preferred agency, or the only active one of the municipality: where there are several, a person has to choose. */
export async function pickSole(
  ctx: Bank,
  kind: AgencyKind,
  municipality: string,
  preferred?: AgencyId,
): Promise<Agency | undefined> {
  const own = await ownOf(ctx, kind, preferred);
  if (own) return own;
  const found = await actives(ctx, { kind, municipality }, 2);
  return found.length === 1 ? found[0] : undefined;
}

/** The preferred agency, if it is active and of the kind. */
export async function ownOf(ctx: Bank, kind: AgencyKind, preferred?: AgencyId): Promise<Agency | undefined> {
  const own = preferred && (await store.read(ctx, preferred))?.data;
  return own && canServe(own, kind) ? own : undefined;
}

async function actives(ctx: Bank, filter: { kind: AgencyKind; municipality: string }, most: number): Promise<Agency[]> {
  const found: Agency[] = [];
  let from: string | undefined;
  do {
    const page = await store.find(ctx, { ...filter, status: "active" }, { limit: 5, from });
    for (const { data } of page.items) {
      // The order may lag behind a closing of a moment ago; the record itself does not.
      const now = (await store.read(ctx, data.agencyId))?.data;
      if (canServe(now, filter.kind)) found.push(now);
      if (found.length === most) return found;
    }
    from = page.next;
  } while (from);
  return found;
}
