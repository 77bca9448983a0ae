import type { Stored } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import * as store from "./service.store.ts";
import type { ServiceKey, StandardVersion, TenantService, Volume } from "./service.ts";

// The shipped standards are the larger part of the catalogue and few requests read them: they are loaded when one does.
const shippedStandard = async (serviceKey: ServiceKey) =>
  (await import("./standards/index.ts")).shippedStandard(serviceKey);

type Bank = Pick<Ctx, "bank" | "tenant">;

/** Every version of a service's standard, oldest first; of a shipped service the first is what ships. */
export async function versionsOf(ctx: Bank, service: TenantService): Promise<StandardVersion[]> {
  const kept = (await store.standards(ctx, service.serviceKey)).map(({ data }) => data);
  if (service.own || kept[0]?.version === 1) return kept;
  return [{ version: 1, standard: await shippedStandard(service.serviceKey) }, ...kept];
}

/** One version with what a writer compares; of the shipped one that nobody has decided about, none is kept yet. */
export async function standardOf(
  ctx: Bank,
  { serviceKey, own }: TenantService,
  version: number,
): Promise<Stored<StandardVersion> | undefined> {
  const found = await store.readStandard(ctx, serviceKey, version);
  if (found || own || version !== 1) return found;
  return store.unkept(ctx.tenant, serviceKey, { version: 1, standard: await shippedStandard(serviceKey) });
}

/** How much of each service is the norm, by the standards that count: what is held below it deviates. */
export async function norms(ctx: Bank): Promise<ReadonlyMap<ServiceKey, Volume>> {
  const { shippedVolumes } = await import("./standards/index.ts");
  const own = (await store.list(ctx)).filter(({ data }) => data.own || data.inForce > 1);
  const kept = await store.readStandards(
    ctx,
    own.map(({ data: { serviceKey, inForce } }) => ({ serviceKey, version: inForce })),
  );
  return new Map([
    ...shippedVolumes,
    ...own.flatMap(({ data }, i) => (kept[i] ? [[data.serviceKey, kept[i].standard.volume] as const] : [])),
  ]);
}
