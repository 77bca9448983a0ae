import {
  all,
  type ChildId,
  type Ctx,
  type Expectation,
  type Key,
  ordersOf,
  type Page,
  type PageRequest,
  type RepresentativeId,
  type Stored,
  type UnionId,
  type Write,
} from "../../ground/shared/index.ts";
import { known } from "../../ground/shared/known.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import { attendOn } from "./union.days.ts";
import type { Membership, Union } from "./union.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

export const partition = (tenant: string, id: UnionId) => `T#${tenant}#UNION#${id}`;
export const tenantUnions = (tenant: string) => `T#${tenant}#UNIONS`;
const orders = ordersOf("UNIONS");
/** Those with a meeting of which members are to be reminded by the end of this day (ISO). */
export const dueBy = orders.dueBy<Union>;
const within = (tenant: string, municipality: string) => `${tenantUnions(tenant)}#IN#${municipality}`;

/** gsi1: a municipality's; gsi2: the tenant's; by status, the oldest first. */
export const write = (tenant: string, union: Union, expect: Expectation): Write => {
  const sk = `${union.status}#${union.unionId}`;
  return {
    put: {
      key: { table: "records", pk: partition(tenant, union.unionId), sk: "UNION" },
      kind: "union",
      data: union,
      index: {
        gsi1: { pk: within(tenant, union.municipality), sk },
        gsi2: { pk: tenantUnions(tenant), sk },
        gsi3: orders.due(tenant, attendOn(union), union.unionId),
      },
    },
    expect,
  };
};

/** @throws Refusal not-found */
export const load = (ctx: Bank, id: UnionId): Promise<Stored<Union>> =>
  known<Union>("union", id, () => ctx.bank.get({ table: "records", pk: partition(ctx.tenant, id), sk: "UNION" }));

export interface Order {
  municipality?: string | undefined;
  status: Union["status"];
}

/** Eventually consistent. */
export const find = (ctx: Bank, { municipality, status }: Order, page: PageRequest): Promise<Page<Stored<Union>>> =>
  municipality === undefined
    ? ctx.bank.find<Union>("gsi2", tenantUnions(ctx.tenant), { prefix: `${status}#` }, page)
    : ctx.bank.find<Union>("gsi1", within(ctx.tenant, municipality), { prefix: `${status}#` }, page);

/** Who is a member by way of which child. */
export interface MembershipAt {
  childId: ChildId;
  unionId: UnionId;
  memberId: RepresentativeId;
}

const membersOf = (tenant: string, id: UnionId) => `${partition(tenant, id)}#MEMBERS`;
export const membershipKey = (tenant: string, { childId, unionId, memberId }: MembershipAt): Key => ({
  table: "records",
  pk: partitionOf(tenant, childId),
  sk: `UNION#${unionId}#${memberId}`,
});

/** gsi1: the union's members. Kept with the child: it goes with the card when cards are merged. */
export const writeMembership = (tenant: string, one: Membership, expect: Expectation): Write => ({
  put: {
    key: membershipKey(tenant, one),
    kind: "union-membership",
    data: one,
    index: { gsi1: { pk: membersOf(tenant, one.unionId), sk: one.memberId } },
  },
  expect,
});

/** Eventually consistent; one for each member, whichever child they came by. */
export async function members(ctx: Bank, id: UnionId): Promise<Membership[]> {
  const found = new Map<RepresentativeId, Membership>();
  let from: string | undefined;
  do {
    const page: Page<Stored<Membership>> = await ctx.bank.find<Membership>(
      "gsi1",
      membersOf(ctx.tenant, id),
      {},
      { limit: 200, from },
    );
    for (const { data } of page.items) found.set(data.memberId, data);
    from = page.next;
  } while (from);
  return [...found.values()];
}

/** Strongly consistent. */
export async function ofChild(ctx: Bank, childId: ChildId): Promise<Stored<Membership>[]> {
  const found: Stored<Membership>[] = [];
  const pk = partitionOf(ctx.tenant, childId);
  for await (const one of all<Membership>(ctx.bank, "records", pk, { prefix: "UNION#" })) found.push(one);
  return found;
}
