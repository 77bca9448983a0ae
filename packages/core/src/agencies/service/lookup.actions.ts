import type { Ctx } from "../../ground/shared/context.ts";
import type { Lookup } from "./lookup.ts";
import * as store from "./service.store.ts";
import type { ServiceKey, TenantService } from "./service.ts";

// The words of the catalogue are many, and few requests speak of services: they are loaded when one does (decision 0101).
export const shipped = async (serviceKey: ServiceKey) => (await import("./catalogue/index.ts")).shipped(serviceKey);
export const lookupOf = async (own: readonly TenantService[]) => new (await import("./lookup.ts")).Lookup(own);

/** Every service of the tenant, by key and by title. One query; whoever resolves several words asks once. */
export const lookup = async (ctx: Pick<Ctx, "bank" | "tenant">): Promise<Lookup> =>
  lookupOf((await store.list(ctx)).map(({ data }) => data));

/** One that the tenant has added, or has changed. */
export const readOwn = async (ctx: Pick<Ctx, "bank" | "tenant">, key: ServiceKey): Promise<TenantService | undefined> =>
  (await store.read(ctx, key))?.data;

/** Whether there is such a service, and it is not withdrawn. */
export async function known(ctx: Pick<Ctx, "bank" | "tenant">, serviceKey: ServiceKey): Promise<boolean> {
  const changed = await store.read(ctx, serviceKey);
  return changed ? changed.data.status === "active" : (await shipped(serviceKey)) !== undefined;
}

/** The key of what is called so, if there is any; by key, by title or by another word for it. */
export const resolve = async (ctx: Pick<Ctx, "bank" | "tenant">, word: string): Promise<ServiceKey | undefined> =>
  (await lookup(ctx)).resolve(word);
