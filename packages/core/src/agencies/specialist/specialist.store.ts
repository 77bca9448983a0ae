import {
  type AgencyId,
  type Ctx,
  type Expectation,
  type Key,
  type OrderOf,
  ordersOf,
  type Page,
  type PageRequest,
  type SpecialistId,
  type Stored,
  type Write,
} from "../../ground/shared/index.ts";
import { known } from "../../ground/shared/known.ts";
import {
  foldName,
  type Mark,
  markOf,
  openFields,
  partitionOf,
  type Sealed,
  sealFields,
} from "../../ground/vault/index.ts";
import { warnOn } from "./specialist.decide.ts";
import type { Specialist } from "./specialist.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

export const partition = (tenant: string, id: SpecialistId) => partitionOf(tenant, id);
const orders = ordersOf("SPECIALISTS");
export const tenantSpecialists = orders.ofTenant;
const keyOf = (tenant: string, id: SpecialistId): Key => ({
  table: "records",
  pk: partition(tenant, id),
  sk: "SPECIALIST",
});

/** By status; whose term ends, by the day on which that is said and organisation by organisation. @param today ISO */
export const write = (tenant: string, one: Specialist, expect: Expectation, today: string): Write => ({
  put: {
    key: keyOf(tenant, one.specialistId),
    kind: "specialist",
    data: one,
    index: {
      ...orders.index(tenant, one, `${one.status}#${one.specialistId}`),
      gsi3: orders.due(tenant, warnOn(one, today), `${one.agencyId}#${one.specialistId}`),
    },
  },
  expect,
});

/** @throws Refusal not-found */
export const load = (ctx: Bank, id: SpecialistId): Promise<Stored<Specialist>> =>
  known<Specialist>("specialist", id, () => ctx.bank.get(keyOf(ctx.tenant, id)));

export interface Order extends OrderOf {
  status: Specialist["status"];
}

/** Eventually consistent. */
export const find = (ctx: Bank, { status, ...of }: Order, page: PageRequest): Promise<Page<Stored<Specialist>>> =>
  orders.find<Specialist>(ctx, of, { prefix: `${status}#` }, page);

export const dueBy = orders.dueBy<Specialist>;

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
/** Who of an organisation has this name, in no words: a keyed hash, by which lists from files find whom they name. */
export const markOfName = (ctx: Ctx, agencyId: AgencyId, name: string): Promise<Mark> =>
  markOf(ctx, "specialist", `${agencyId}~${foldName(name)}`);
/** Those of a page, in one read. The caller has authorised the reader and written the audit entry. */
export async function readNames(ctx: Ctx, ids: readonly SpecialistId[]): Promise<Map<SpecialistId, string>> {
  const found = ids.length === 0 ? [] : await ctx.bank.getMany<Sealed<Named>>(ids.map((id) => nameKey(ctx.tenant, id)));
  const all = ids.map(async (id, i) => {
    const one = found[i];
    return one ? [[id, (await openFields<{ name: string }>(ctx, owner(id), one.data)).name] as const] : [];
  });
  return new Map((await Promise.all(all)).flat());
}
