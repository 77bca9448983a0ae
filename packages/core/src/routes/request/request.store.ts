import {
  type AgencyId,
  all,
  type ChildId,
  type Ctx,
  type Expectation,
  type FamilyRequestId,
  idPattern,
  oneAtATime as inPartition,
  type Key,
  notFound,
  type Page,
  type PageRequest,
  type Stored,
  type Write,
} from "../../ground/shared/index.ts";
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

export const tenantRequests = (tenant: string) => `T#${tenant}#REQUESTS`;
const ofAgency = (tenant: string, id: AgencyId) => `T#${tenant}#AGENCY#${id}#REQUESTS`;
const toAttend = (tenant: string) => `${tenantRequests(tenant)}#ATTEND`;
const within = (tenant: string, municipality: string) => `${tenantRequests(tenant)}#IN#${municipality}`;

/** gsi1: an organisation's; gsi2: the tenant's; gsi3: those to see to, by day; gsi4: a municipality's; by status and the day of the answer. */
export const write = (tenant: string, one: FamilyRequest, expect: Expectation): Write => {
  const { familyRequestId, municipality, agencyId, status, dueOn } = one;
  const sk = `${status}#${dueOn}#${familyRequestId}`;
  const day = attendOn(one);
  return {
    put: {
      key: keyOf(tenant, one),
      kind: "family-request",
      data: one,
      index: {
        gsi1: agencyId && { pk: ofAgency(tenant, agencyId), sk },
        gsi2: { pk: tenantRequests(tenant), sk },
        gsi3: day === undefined ? undefined : { pk: toAttend(tenant), sk: `${day}#${familyRequestId}` },
        gsi4: { pk: within(tenant, municipality), sk },
      },
    },
    expect,
  };
};

export const oneAtATime = (ctx: Bank, childId: ChildId): Promise<Write> =>
  inPartition(ctx.bank, { pk: partitionOf(ctx.tenant, childId), sk: "REQUESTS" });

/** @throws Refusal not-found */
export async function load(ctx: Bank, at: RequestAt): Promise<Stored<FamilyRequest>> {
  const found =
    idPattern("request").test(at.familyRequestId) && (await ctx.bank.get<FamilyRequest>(keyOf(ctx.tenant, at)));
  if (!found) throw notFound();
  return found;
}

/** Strongly consistent, the oldest first. */
export async function ofChild(ctx: Bank, childId: ChildId): Promise<Stored<FamilyRequest>[]> {
  const found: Stored<FamilyRequest>[] = [];
  const pk = partitionOf(ctx.tenant, childId);
  for await (const one of all<FamilyRequest>(ctx.bank, "records", pk, { prefix: "REQUEST#" })) found.push(one);
  return found;
}

export interface Order {
  agency?: AgencyId | undefined;
  municipality?: string | undefined;
  status: RequestStatus;
}

/** Eventually consistent, by the day of the answer. */
export function find(
  ctx: Bank,
  { agency, municipality, status }: Order,
  page: PageRequest,
): Promise<Page<Stored<FamilyRequest>>> {
  const range = { prefix: `${status}#` };
  if (agency) return ctx.bank.find<FamilyRequest>("gsi1", ofAgency(ctx.tenant, agency), range, page);
  return municipality === undefined
    ? ctx.bank.find<FamilyRequest>("gsi2", tenantRequests(ctx.tenant), range, page)
    : ctx.bank.find<FamilyRequest>("gsi4", within(ctx.tenant, municipality), range, page);
}

/** Those of which something is to be done by the end of this day (ISO). */
export const dueBy = (ctx: Bank, day: string, page: PageRequest): Promise<Page<Stored<FamilyRequest>>> =>
  ctx.bank.find<FamilyRequest>("gsi3", toAttend(ctx.tenant), { to: `${day}$` }, page);
