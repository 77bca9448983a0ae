import {
  all,
  type Expectation,
  getAll,
  type Page,
  type PageRequest,
  type Stored,
  type Write,
} from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId, FamilyId, RepresentativeId } from "../../ground/shared/ids.ts";
import { known } from "../../ground/shared/known.ts";
import { getCarried } from "../../ground/shared/read-once.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import { familyKey, type Membership, membershipKey, ofRepresentative } from "../child/child.store.ts";
import type { Family } from "./family.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

export const partition = (tenant: string, familyId: FamilyId) => partitionOf(tenant, familyId);
/** gsi1: the families of a municipality; gsi2: all of the tenant; those without a member stand nowhere. */
export const write = (tenant: string, family: Family, expect: Expectation): Write => ({
  put: {
    key: familyKey(tenant, family.familyId),
    kind: "family",
    data: family,
    index:
      family.members.length === 0
        ? undefined
        : {
            gsi1: { pk: listPk(tenant, family.municipality), sk: family.familyId },
            gsi2: { pk: listPk(tenant), sk: family.familyId },
          },
  },
  expect,
});

const listPk = (tenant: string, municipality?: string): string =>
  `T#${tenant}#FAMILIES${municipality === undefined ? "" : `#${municipality}`}`;

/** @throws Refusal not-found */
export const load = (ctx: Bank, familyId: FamilyId): Promise<Stored<Family>> =>
  known<Family>("family", familyId, () => ctx.bank.get(familyKey(ctx.tenant, familyId)));

/** Those of several that are there; strongly consistent. */
export async function loadMany(ctx: Bank, ids: readonly FamilyId[]): Promise<Family[]> {
  const found = await getAll<Family>(
    ctx.bank,
    ids.map((id) => familyKey(ctx.tenant, id)),
  );
  return found.flatMap((one) => (one ? [one.data] : []));
}

/** Eventually consistent. */
export const find = (ctx: Bank, municipality: string | undefined, page: PageRequest): Promise<Page<Stored<Family>>> =>
  ctx.bank.find<Family>(municipality === undefined ? "gsi2" : "gsi1", listPk(ctx.tenant, municipality), {}, page);

export const join = (tenant: string, id: RepresentativeId, familyId: FamilyId): Write => ({
  put: { key: membershipKey(tenant, id), kind: "membership", data: { familyId } satisfies Membership },
  expect: "absent",
});
export const part = (tenant: string, id: RepresentativeId): Write => ({
  remove: membershipKey(tenant, id),
  expect: "any",
});

/** Those of several who are members of some family; strongly consistent. */
export async function membershipsOf(
  ctx: Bank,
  ids: readonly RepresentativeId[],
): Promise<Map<RepresentativeId, FamilyId>> {
  const found = await getCarried<Membership>(
    ctx.bank,
    ids.map((id) => membershipKey(ctx.tenant, id)),
  );
  return new Map(ids.flatMap((id, i) => (found[i] ? [[id, found[i].data.familyId] as const] : [])));
}

/** The children whom somebody represents, whatever the state of the card; strongly consistent. */
export async function childrenOf(ctx: Bank, id: RepresentativeId): Promise<ChildId[]> {
  const found: ChildId[] = [];
  const pk = ofRepresentative(ctx.tenant, id);
  for await (const { data } of all<{ childId: ChildId }>(ctx.bank, "records", pk, { prefix: "CHILD#" }))
    found.push(data.childId);
  return found;
}
