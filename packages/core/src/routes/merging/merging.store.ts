import type { Expectation, Key, Page, PageRequest, Stored, Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId, MergingId } from "../../ground/shared/ids.ts";
import { known } from "../../ground/shared/known.ts";
import type { Merging } from "./merging.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

const keyOf = (tenant: string, id: MergingId): Key => ({
  table: "records",
  pk: `T#${tenant}#MERGING#${id}`,
  sk: "MERGING",
});
const ofCard = (tenant: string, childId: ChildId) => `T#${tenant}#CHILD#${childId}#MERGINGS`;
const carrying = (tenant: string) => `T#${tenant}#MERGINGS#CARRYING`;

/** gsi1 and gsi3: those of either card; gsi2: those that are under way, for whoever finishes what was cut short. */
export const write = (tenant: string, merging: Merging, expect: Expectation): Write => ({
  put: {
    key: keyOf(tenant, merging.mergingId),
    kind: "merging",
    data: merging,
    index: {
      gsi1: { pk: ofCard(tenant, merging.to), sk: merging.mergingId },
      gsi2: merging.status === "carrying" ? { pk: carrying(tenant), sk: merging.mergingId } : undefined,
      gsi3: { pk: ofCard(tenant, merging.from), sk: merging.mergingId },
    },
  },
  expect,
});

/** @throws Refusal not-found */
export const load = (ctx: Bank, id: MergingId): Promise<Stored<Merging>> =>
  known<Merging>("merging", id, () => ctx.bank.get(keyOf(ctx.tenant, id)));

/** Of a card, whichever part it took; the oldest first. */
export async function listFor(ctx: Bank, childId: ChildId): Promise<Merging[]> {
  const pk = ofCard(ctx.tenant, childId);
  const [into, away] = await Promise.all([ctx.bank.find<Merging>("gsi1", pk), ctx.bank.find<Merging>("gsi3", pk)]);
  return [...into.items, ...away.items].map(({ data }) => data).sort((a, b) => (a.mergingId < b.mergingId ? -1 : 1));
}

export const underWay = (ctx: Bank, page: PageRequest): Promise<Page<Stored<Merging>>> =>
  ctx.bank.find<Merging>("gsi2", carrying(ctx.tenant), {}, page);
