import {
  all,
  type ChildId,
  type Ctx,
  type Expectation,
  type FamilyRequestId,
  oneAtATime as inPartition,
  type Key,
  type OrderOf,
  ordersOf,
  type Page,
  type PageRequest,
  type Stored,
  type Write,
} from "../../ground/shared/index.ts";
import { known } from "../../ground/shared/known.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import { attendOn } from "./request.decide.ts";
import type { FamilyRequest, RequestStatus } from "./request.ts";

// Kept with the child whom it is about: it goes with the card when cards are merged, and its words when the key is destroyed.

type Bank = Pick<Ctx, "bank" | "tenant">;

export interface RequestAt {
  childId: ChildId;
  familyRequestId: FamilyRequestId;
}

const keyOf = (tenant: string, { childId, familyRequestId }: RequestAt): Key => ({
  table: "records",
  pk: partitionOf(tenant, childId),
  sk: `REQUEST#${familyRequestId}`,
});

const orders = ordersOf("REQUESTS");
export const tenantRequests = orders.ofTenant;

/** By status and the day of the answer. */
export const write = (tenant: string, one: FamilyRequest, expect: Expectation): Write => {
  const { familyRequestId, status, dueOn } = one;
  return {
    put: {
      key: keyOf(tenant, one),
      kind: "family-request",
      data: one,
      index: {
        ...orders.index(tenant, one, `${status}#${dueOn}#${familyRequestId}`),
        gsi3: orders.due(tenant, attendOn(one), familyRequestId),
      },
    },
    expect,
  };
};

export const oneAtATime = (ctx: Bank, childId: ChildId): Promise<Write> =>
  inPartition(ctx.bank, { pk: partitionOf(ctx.tenant, childId), sk: "REQUESTS" });

/** @throws Refusal not-found */
export const load = (ctx: Bank, at: RequestAt): Promise<Stored<FamilyRequest>> =>
  known<FamilyRequest>("request", at.familyRequestId, () => ctx.bank.get(keyOf(ctx.tenant, at)));

/** Strongly consistent, the oldest first. */
export async function ofChild(ctx: Bank, childId: ChildId): Promise<Stored<FamilyRequest>[]> {
  const found: Stored<FamilyRequest>[] = [];
  const pk = partitionOf(ctx.tenant, childId);
  for await (const one of all<FamilyRequest>(ctx.bank, "records", pk, { prefix: "REQUEST#" })) found.push(one);
  return found;
}

export interface Order extends OrderOf {
  status: RequestStatus;
}

/** Eventually consistent, by the day of the answer. */
export const find = (ctx: Bank, { status, ...of }: Order, page: PageRequest): Promise<Page<Stored<FamilyRequest>>> =>
  orders.find(ctx, of, { prefix: `${status}#` }, page);

export const dueBy = orders.dueBy<FamilyRequest>;
