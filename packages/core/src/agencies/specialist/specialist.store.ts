import {
  type AgencyId,
  type Ctx,
  type Expectation,
  idPattern,
  type Key,
  notFound,
  type Page,
  type PageRequest,
  type SpecialistId,
  type Stored,
  type Write,
} from "../../ground/shared/index.ts";
import { openFields, partitionOf, type Sealed, sealFields } from "../../ground/vault/index.ts";
import { warnOn } from "./specialist.decide.ts";
import type { Specialist } from "./specialist.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

export const partition = (tenant: string, id: SpecialistId) => partitionOf(tenant, id);
export const tenantSpecialists = (tenant: string) => `T#${tenant}#SPECIALISTS`;
const ofAgency = (tenant: string, id: AgencyId) => `${tenantSpecialists(tenant)}#OF#${id}`;
const inPlace = (tenant: string, municipality: string) => `${tenantSpecialists(tenant)}#IN#${municipality}`;
const toAttend = (tenant: string) => `${tenantSpecialists(tenant)}#ATTEND`;
const keyOf = (tenant: string, id: SpecialistId): Key => ({
  table: "records",
  pk: partition(tenant, id),
  sk: "SPECIALIST",
});

/** gsi1: an organisation's; gsi2: the tenant's; gsi4: a municipality's; gsi3: whose term ends, by the day on which that is said. @param today ISO */
export function write(tenant: string, one: Specialist, expect: Expectation, today: string): Write {
  const sk = `${one.status}#${one.specialistId}`;
  const due = warnOn(one, today);
  return {
    put: {
      key: keyOf(tenant, one.specialistId),
      kind: "specialist",
      data: one,
      index: {
        gsi1: { pk: ofAgency(tenant, one.agencyId), sk },
        gsi2: { pk: tenantSpecialists(tenant), sk },
        gsi3:
          due === undefined ? undefined : { pk: toAttend(tenant), sk: `${due}#${one.agencyId}#${one.specialistId}` },
        gsi4: { pk: inPlace(tenant, one.municipality), sk },
      },
    },
    expect,
  };
}

/** @throws Refusal not-found */
export async function load(ctx: Bank, id: SpecialistId): Promise<Stored<Specialist>> {
  const found = idPattern("specialist").test(id) && (await ctx.bank.get<Specialist>(keyOf(ctx.tenant, id)));
  if (!found) throw notFound();
  return found;
}

export interface Order {
  agency?: AgencyId | undefined;
  municipality?: string | undefined;
  status: Specialist["status"];
}
/** Eventually consistent. */
export function find(
  ctx: Bank,
  { agency, municipality, status }: Order,
  page: PageRequest,
): Promise<Page<Stored<Specialist>>> {
  const range = { prefix: `${status}#` };
  if (agency) return ctx.bank.find<Specialist>("gsi1", ofAgency(ctx.tenant, agency), range, page);
  return municipality === undefined
    ? ctx.bank.find<Specialist>("gsi2", tenantSpecialists(ctx.tenant), range, page)
    : ctx.bank.find<Specialist>("gsi4", inPlace(ctx.tenant, municipality), range, page);
}

/** Of whom something is to be said by the end of this day (ISO), the oldest first; eventually consistent. */
export const dueBy = (ctx: Bank, day: string, page: PageRequest): Promise<Page<Stored<Specialist>>> =>
  ctx.bank.find<Specialist>("gsi3", toAttend(ctx.tenant), { to: `${day}$` }, page);

// Names

interface Named {
  name: string;
}
const nameKey = (tenant: string, id: SpecialistId): Key => ({
  table: "vault",
  pk: partition(tenant, id),
  sk: "PERSON",
});
const owner = (subject: SpecialistId) => ({ subject, path: "specialist" });

export async function writeName(ctx: Ctx, id: SpecialistId, name: string): Promise<Write> {
  const key = nameKey(ctx.tenant, id);
  const data = await sealFields<{ name: string | undefined }>(ctx, owner(id), { name });
  return { put: { key, kind: "specialist-name", data }, expect: (await ctx.bank.get(key))?.version ?? "absent" };
}
export const removeName = (ctx: Pick<Ctx, "tenant">, id: SpecialistId): Write => ({
  remove: nameKey(ctx.tenant, id),
  expect: "any",
});
/** Those of a page, in one read. The caller has authorised the reader and written the audit entry. */
export async function readNames(ctx: Ctx, ids: readonly SpecialistId[]): Promise<Map<SpecialistId, string>> {
  const found = ids.length === 0 ? [] : await ctx.bank.getMany<Sealed<Named>>(ids.map((id) => nameKey(ctx.tenant, id)));
  const all = ids.map(async (id, i) => {
    const one = found[i];
    return one ? [[id, (await openFields<{ name: string }>(ctx, owner(id), one.data)).name] as const] : [];
  });
  return new Map((await Promise.all(all)).flat());
}
