import type { DataBank, Key } from "../shared/bank.ts";
import type { Ctx } from "../shared/context.ts";
import { sourceOf } from "../shared/source.ts";

/**
 * How the records that follow from others are laid out: which secondary orders steps and children stand in, and what the counters
 * count. A bank that an older program wrote has the older one until the reconciler has brought it up to date; until then lists and
 * counts look at the records themselves (docs/decisions/0062-flat-reads.md).
 */
const layoutNow = 10;

const keyOf = (tenant: string): Key => ({ table: "records", pk: `T#${tenant}#TENANT`, sk: "LAYOUT" });

/** Tenants that are known to be up to date: none goes back, so they are asked once. */
const known = new WeakMap<DataBank, Set<string>>();

export async function isUpToDate({ bank, tenant }: Pick<Ctx, "bank" | "tenant">): Promise<boolean> {
  const source = sourceOf(bank);
  if (known.get(source)?.has(tenant)) return true;
  const found = await bank.get<{ layout: number }>(keyOf(tenant));
  if ((found?.data.layout ?? 0) < layoutNow) return false;
  known.set(source, (known.get(source) ?? new Set()).add(tenant));
  return true;
}

/** Says that everything is laid out as this program writes it. */
export const setUpToDate = ({ bank, tenant }: Pick<Ctx, "bank" | "tenant">): Promise<void> =>
  bank.commit([{ put: { key: keyOf(tenant), kind: "layout", data: { layout: layoutNow } }, expect: "any" }]);
