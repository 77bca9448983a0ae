import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import { fold } from "../../ground/vault/fold.ts";
import { canServe } from "./agency.decide.ts";
import * as store from "./agency.store.ts";
import type { Agency, AgencyKind } from "./agency.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

/**
 * Who gets a step of this kind: the preferred agency (the child's own school, say) if it is active and of the kind, else the
 * first active one of the municipality, else of the tenant; undefined when nobody does such work.
 * @param service what is to be given: an agency that lists its services and does not name it is passed by
 */
export async function pick(
  ctx: Bank,
  kind: AgencyKind,
  municipality: string,
  preferred?: AgencyId,
  service?: string,
): Promise<Agency | undefined> {
  const own = await ownOf(ctx, kind, preferred);
  if (own) return own;
  const [here] = await actives(ctx, { kind, municipality }, 1, service);
  if (here) return here;
  return (await actives(ctx, { kind }, 1, service))[0];
}

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

/** Who lists no services is taken to offer all of its kind. */
const offers = ({ services }: Agency, service: string | undefined): boolean =>
  service === undefined || services.length === 0 || services.some((offered) => fold(offered) === fold(service));

async function actives(
  ctx: Bank,
  filter: { kind: AgencyKind; municipality?: string },
  most: number,
  service?: string,
): Promise<Agency[]> {
  const found: Agency[] = [];
  let from: string | undefined;
  do {
    const page = await store.find(ctx, { ...filter, status: "active" }, { limit: 5, from });
    for (const { data } of page.items) {
      if (!offers(data, service)) continue;
      // The order may lag behind a closing of a moment ago; the record itself does not.
      const now = (await store.read(ctx, data.agencyId))?.data;
      if (canServe(now, filter.kind) && offers(now, service)) found.push(now);
      if (found.length === most) return found;
    }
    from = page.next;
  } while (from);
  return found;
}
