import type { NewAgency } from "@marshrut/core/agency";
import { type AgencyId, type Ctx, inParallel } from "@marshrut/core/shared";
import { readMarker, writeMarker } from "./marker.ts";
import { furtherParticipants, keyOf, organisations } from "./organisations.ts";

export interface Organisations {
  /** By first address, in the order of the list, whoever was registered first. */
  ids: ReadonlyMap<string, AgencyId>;
  /** How many this loading has registered. */
  added: number;
}

/** Registers the organisations that are missing. @param tell hears after each how many are there. */
export async function loadOrganisations(
  ctx: Ctx,
  { concurrency, every = 1 }: { concurrency: number; every?: number | undefined },
  tell: (done: number, total: number) => void,
): Promise<Organisations> {
  const all = [...organisations(), ...furtherParticipants()].filter((_, n) => n % every === 0);
  const inOrder = (ids: ReadonlyMap<string, AgencyId>) => new Map(all.map((o) => [keyOf(o), ids.get(keyOf(o))!]));
  const marked = (await readMarker(ctx, "ORGANISATIONS"))?.data;
  if (marked && all.every((o) => keyOf(o) in marked))
    return { ids: inOrder(new Map(Object.entries(marked))), added: 0 };
  const ids = await present(ctx);
  const missing = all.filter((o) => !ids.has(keyOf(o)));
  await inParallel(missing, concurrency, async (organisation) => {
    ids.set(keyOf(organisation), await registered(ctx, organisation));
    tell(ids.size, all.length);
  });
  await writeMarker(ctx, "ORGANISATIONS", Object.fromEntries(ids));
  return { ids: inOrder(ids), added: missing.length };
}

/** What a loading that was cut short has left, by first address. */
async function present(ctx: Ctx): Promise<Map<string, AgencyId>> {
  const Agency = await import("@marshrut/core/agency"); // wanted where an organisation is missing
  const ids = new Map<string, AgencyId>();
  let from: string | undefined;
  do {
    const page = await Agency.find(ctx, from === undefined ? {} : { from });
    for (const { agency } of page.items) ids.set(keyOf(agency), agency.agencyId);
    from = page.next;
  } while (from);
  return ids;
}

/** Once, also when two loadings run beside each other: the idempotency marker lets only one of them through. */
async function registered(ctx: Ctx, organisation: NewAgency): Promise<AgencyId> {
  const Agency = await import("@marshrut/core/agency");
  const idempotency = { key: `pilot ${keyOf(organisation)}`, operation: "pilot.register", bodyHash: "" };
  return (await Agency.register({ ...ctx, idempotency }, organisation)).agency.agencyId;
}
