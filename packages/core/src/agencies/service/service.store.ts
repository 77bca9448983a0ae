import { all, type Expectation, getAll, type Key, type Stored, type Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ServiceKey, StandardVersion, TenantService } from "./service.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

/** One partition for what a tenant has of its own: it is read whole, wherever a service is named by its title. */
const catalogueOf = (tenant: string) => `T#${tenant}#SERVICES`;
const standardsOf = (tenant: string, serviceKey: ServiceKey) => `T#${tenant}#SERVICE#${serviceKey}`;
const number = (version: number) => String(version).padStart(4, "0");

export const keyOf = (tenant: string, serviceKey: ServiceKey): Key => ({
  table: "records",
  pk: catalogueOf(tenant),
  sk: `SERVICE#${serviceKey}`,
});
const standardKey = (tenant: string, serviceKey: ServiceKey, version: number): Key => ({
  table: "records",
  pk: standardsOf(tenant, serviceKey),
  sk: `STANDARD#${number(version)}`,
});

/** Where its events live. */
export const streamOf = standardsOf;

export const read = (ctx: Bank, serviceKey: ServiceKey): Promise<Stored<TenantService> | undefined> =>
  ctx.bank.get<TenantService>(keyOf(ctx.tenant, serviceKey));

export const write = (tenant: string, service: TenantService, expect: Expectation): Write => ({
  put: { key: keyOf(tenant, service.serviceKey), kind: "service", data: service },
  expect,
});

/** All that the tenant has added or changed, in one query; a few dozen, see the limit. */
export async function list(ctx: Bank): Promise<Array<Stored<TenantService>>> {
  const found: Array<Stored<TenantService>> = [];
  for await (const one of all<TenantService>(ctx.bank, "records", catalogueOf(ctx.tenant), { prefix: "SERVICE#" }))
    found.push(one);
  return found;
}

export const writeStandard = (
  tenant: string,
  serviceKey: ServiceKey,
  standard: StandardVersion,
  expect: Expectation,
): Write => ({
  put: { key: standardKey(tenant, serviceKey, standard.version), kind: "service-standard", data: standard },
  expect,
});

/** The versions that are kept, oldest first; the shipped one only where something was decided about it. */
export async function standards(ctx: Bank, serviceKey: ServiceKey): Promise<Array<Stored<StandardVersion>>> {
  const found: Array<Stored<StandardVersion>> = [];
  const pk = standardsOf(ctx.tenant, serviceKey);
  for await (const one of all<StandardVersion>(ctx.bank, "records", pk, { prefix: "STANDARD#" })) found.push(one);
  return found;
}

export const readStandard = (
  ctx: Bank,
  serviceKey: ServiceKey,
  version: number,
): Promise<Stored<StandardVersion> | undefined> =>
  ctx.bank.get<StandardVersion>(standardKey(ctx.tenant, serviceKey, version));

/** A version that ships, as long as nothing is kept of it. */
export const unkept = (tenant: string, serviceKey: ServiceKey, data: StandardVersion): Stored<StandardVersion> => ({
  key: standardKey(tenant, serviceKey, data.version),
  version: 0,
  kind: "service-standard",
  data,
});

/** Versions of several services, each where it is asked for. */
export async function readStandards(
  ctx: Bank,
  of: ReadonlyArray<{ serviceKey: ServiceKey; version: number }>,
): Promise<(StandardVersion | undefined)[]> {
  const keys = of.map(({ serviceKey, version }) => standardKey(ctx.tenant, serviceKey, version));
  return (await getAll<StandardVersion>(ctx.bank, keys)).map((found) => found?.data);
}
