import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import { canServe } from "./agency.decide.ts";
import * as store from "./agency.store.ts";
import type { Agency, AgencyKind } from "./agency.ts";

/**
 * Who gets a step of this kind: the preferred agency (the child's own school, say) if it is active and of the kind, else the
 * first active one of the municipality, else of the tenant; undefined when nobody does such work.
 */
export async function pick(
  ctx: Pick<Ctx, "bank" | "tenant">,
  kind: AgencyKind,
  municipality: string,
  preferred?: AgencyId,
): Promise<Agency | undefined> {
  const own = preferred && (await store.read(ctx, preferred))?.data;
  if (own && canServe(own, kind)) return own;
  return (await firstActive(ctx, { kind, municipality })) ?? (await firstActive(ctx, { kind }));
}

async function firstActive(
  ctx: Pick<Ctx, "bank" | "tenant">,
  filter: { kind: AgencyKind; municipality?: string },
): Promise<Agency | undefined> {
  let from: string | undefined;
  do {
    const page = await store.find(ctx, { ...filter, status: "active" }, { limit: 5, from });
    for (const { data } of page.items) {
      // The order may lag behind a closing of a moment ago; the record itself does not.
      const now = (await store.read(ctx, data.agencyId))?.data;
      if (canServe(now, filter.kind)) return now;
    }
    from = page.next;
  } while (from);
  return undefined;
}
