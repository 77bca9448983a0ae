import type { Ctx } from "../../ground/shared/context.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { inForce } from "./list.decide.ts";
import * as store from "./list.store.ts";
import { type ListEntry, regional } from "./list.ts";

/** The services that a list promises today: the municipality's, else the region's; undefined where nothing is approved. */
export async function promised(ctx: Ctx, listId: string): Promise<ReadonlyMap<string, ListEntry> | undefined> {
  const { data } = await store.read(ctx, listId);
  const counts = inForce(data, (await Tenant.today(ctx)).toString());
  if (!counts) return listId === regional ? undefined : promised(ctx, regional);
  const entries = await store.entries(ctx, listId, counts.edition);
  return new Map(entries.map((entry) => [entry.serviceKey, entry]));
}
