import {
  type AgencyId,
  all,
  type ChildId,
  type Ctx,
  type Expectation,
  type Key,
  type OrderOf,
  oneAtATime,
  ordersOf,
  type Page,
  type PageRequest,
  type PlacementId,
  type Range,
  type SeekerId,
  type Stored,
  type Write,
} from "../../ground/shared/index.ts";
import { known } from "../../ground/shared/known.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import { attendOn } from "./placement.decide.ts";
import { type Placement, placementStatuses } from "./placement.ts";
import type { Seeker, SeekerStatus } from "./seeker.ts";

// Both are kept with the child: they go with its card when cards are merged, and their words when its key is destroyed.

type Bank = Pick<Ctx, "bank" | "tenant">;

export interface SeekerAt {
  childId: ChildId;
  seekerId: SeekerId;
}
export interface PlacementAt {
  childId: ChildId;
  placementId: PlacementId;
}

const inChild = (tenant: string, childId: ChildId, sk: string): Key => ({
  table: "records",
  pk: partitionOf(tenant, childId),
  sk,
});

export const tenantSeekers = (tenant: string) => `T#${tenant}#SEEKERS`;
const placements = ordersOf("PLACEMENTS");
export const tenantPlacements = placements.ofTenant;
const within = (pk: string, municipality: string) => `${pk}#IN#${municipality}`;

/** gsi1: a municipality's; gsi2: the tenant's; in each by status. */
export const writeSeeker = (tenant: string, seeker: Seeker, expect: Expectation): Write => {
  const sk = `${seeker.status}#${seeker.seekerId}`;
  return {
    put: {
      key: inChild(tenant, seeker.childId, `SEEKER#${seeker.seekerId}`),
      kind: "seeker",
      data: seeker,
      index: {
        gsi1: { pk: within(tenantSeekers(tenant), seeker.municipality), sk },
        gsi2: { pk: tenantSeekers(tenant), sk },
      },
    },
    expect,
  };
};

export const writePlacement = (tenant: string, placement: Placement, expect: Expectation): Write => {
  const { placementId, status } = placement;
  return {
    put: {
      key: inChild(tenant, placement.childId, `PLACEMENT#${placementId}`),
      kind: "placement",
      data: placement,
      index: {
        ...placements.index(tenant, placement, `${status}#${placementId}`),
        gsi3: placements.due(tenant, attendOn(placement), placementId),
      },
    },
    expect,
  };
};

/** @throws Refusal not-found */
export const loadSeeker = (ctx: Bank, { childId, seekerId }: SeekerAt): Promise<Stored<Seeker>> =>
  known<Seeker>("seeker", seekerId, () => ctx.bank.get(inChild(ctx.tenant, childId, `SEEKER#${seekerId}`)));

/** @throws Refusal not-found */
export const loadPlacement = (ctx: Bank, { childId, placementId }: PlacementAt): Promise<Stored<Placement>> =>
  known<Placement>("placement", placementId, () =>
    ctx.bank.get(inChild(ctx.tenant, childId, `PLACEMENT#${placementId}`)),
  );

/** All of a child and its family; strongly consistent. */
export const oneSeeker = (ctx: Bank, childId: ChildId): Promise<Write> =>
  oneAtATime(ctx.bank, { pk: partitionOf(ctx.tenant, childId), sk: "SEEKERS" });
export const seekersOf = (ctx: Bank, childId: ChildId): Promise<Stored<Seeker>[]> => ofChild(ctx, childId, "SEEKER#");
export const placementsOf = (ctx: Bank, childId: ChildId): Promise<Stored<Placement>[]> =>
  ofChild(ctx, childId, "PLACEMENT#");

async function ofChild<T>(ctx: Bank, childId: ChildId, prefix: string): Promise<Stored<T>[]> {
  const found: Stored<T>[] = [];
  for await (const one of all<T>(ctx.bank, "records", partitionOf(ctx.tenant, childId), { prefix })) found.push(one);
  return found;
}

/** Eventually consistent. */
export const findSeekers = (
  ctx: Bank,
  { municipality, status }: { municipality?: string | undefined; status: SeekerStatus },
  page: PageRequest,
): Promise<Page<Stored<Seeker>>> => {
  const range: Range = { prefix: `${status}#` };
  const pk = tenantSeekers(ctx.tenant);
  return municipality === undefined
    ? ctx.bank.find<Seeker>("gsi2", pk, range, page)
    : ctx.bank.find<Seeker>("gsi1", within(pk, municipality), range, page);
};

export interface PlacementOrder extends OrderOf {
  status: Placement["status"];
}

/** Eventually consistent. */
export const findPlacements = (
  ctx: Bank,
  { status, ...of }: PlacementOrder,
  page: PageRequest,
): Promise<Page<Stored<Placement>>> => placements.find(ctx, of, { prefix: `${status}#` }, page);

/** Those who work at an organisation, behind one of them; eventually consistent. */
export async function placedWith(
  ctx: Bank,
  agency: AgencyId,
  { limit, after }: { limit: number; after?: PlacementId | undefined },
): Promise<{ items: Stored<Placement>[]; next: PlacementId | undefined }> {
  const range: Range = { from: after ? `placed#${after}$` : "placed#", to: "placed$" };
  const { items, next } = await ctx.bank.find<Placement>("gsi1", placements.ofAgency(ctx.tenant, agency), range, {
    limit,
  });
  return { items, next: next === undefined ? undefined : items.at(-1)?.data.placementId };
}

/** One of an organisation that knows its id alone; eventually consistent. */
export async function placementAt(ctx: Bank, agency: AgencyId, id: PlacementId): Promise<Placement | undefined> {
  for (const status of placementStatuses) {
    const range: Range = { prefix: `${status}#${id}` };
    const { items } = await ctx.bank.find<Placement>("gsi1", placements.ofAgency(ctx.tenant, agency), range, {
      limit: 1,
    });
    if (items[0]) return items[0].data;
  }
  return undefined;
}

export const dueBy = placements.dueBy<Placement>;
