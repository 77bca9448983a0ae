import {
  type AccompanimentId,
  type AgencyId,
  all,
  type ChildId,
  type Ctx,
  type Expectation,
  idPattern,
  type Key,
  notFound,
  type Page,
  type PageRequest,
  type Stored,
  type Write,
} from "../../ground/shared/index.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import { attendOn } from "./accompaniment.decide.ts";
import type { Accompaniment } from "./accompaniment.ts";

// Kept with the child by whom the family is known: it goes with the card when cards are merged, and its words when the key is destroyed.

type Bank = Pick<Ctx, "bank" | "tenant">;

export interface AccompanimentAt {
  childId: ChildId;
  accompanimentId: AccompanimentId;
}

const keyOf = (tenant: string, { childId, accompanimentId }: AccompanimentAt): Key => ({
  table: "records",
  pk: partitionOf(tenant, childId),
  sk: `ACCOMPANIMENT#${accompanimentId}`,
});

export const tenantAccompaniments = (tenant: string) => `T#${tenant}#ACCOMPANIMENTS`;
const ofAgency = (tenant: string, id: AgencyId) => `T#${tenant}#AGENCY#${id}#ACCOMPANIMENTS`;
const toAttend = (tenant: string) => `${tenantAccompaniments(tenant)}#ATTEND`;
const within = (tenant: string, municipality: string) => `${tenantAccompaniments(tenant)}#IN#${municipality}`;

/** gsi1: an organisation's; gsi2: the tenant's; gsi3: those to see to, by day; gsi4: a municipality's. */
export const write = (tenant: string, one: Accompaniment, expect: Expectation): Write => {
  const { accompanimentId, agencyId, municipality, status } = one;
  const sk = `${status}#${accompanimentId}`;
  const day = attendOn(one);
  return {
    put: {
      key: keyOf(tenant, one),
      kind: "accompaniment",
      data: one,
      index: {
        gsi1: { pk: ofAgency(tenant, agencyId), sk },
        gsi2: { pk: tenantAccompaniments(tenant), sk },
        gsi3: day === undefined ? undefined : { pk: toAttend(tenant), sk: `${day}#${accompanimentId}` },
        gsi4: { pk: within(tenant, municipality), sk },
      },
    },
    expect,
  };
};

export const accompanimentAt = (ctx: Bank, at: AccompanimentAt) => ctx.bank.get<Accompaniment>(keyOf(ctx.tenant, at));

/** @throws Refusal not-found */
export async function load(ctx: Bank, at: AccompanimentAt): Promise<Stored<Accompaniment>> {
  const found = idPattern("accompaniment").test(at.accompanimentId) && (await accompanimentAt(ctx, at));
  if (!found) throw notFound();
  return found;
}

/** A family has one at a time: each of whom it is known by takes a place, which names it. */
export interface Place extends AccompanimentAt {}

export const placeKey = (tenant: string, subject: string): Key => ({
  table: "records",
  pk: `T#${tenant}#ACCOMPANIED#${subject}`,
  sk: "OPEN",
});

export const take = (tenant: string, subject: string, place: Place, expect: Expectation): Write => ({
  put: { key: placeKey(tenant, subject), kind: "accompanied", data: place },
  expect,
});

export const free = (tenant: string, { places }: Accompaniment): Write[] =>
  places.map((subject) => ({ remove: placeKey(tenant, subject), expect: "any" }));

/** Strongly consistent. */
export async function ofChild(ctx: Bank, childId: ChildId): Promise<Stored<Accompaniment>[]> {
  const found: Stored<Accompaniment>[] = [];
  const pk = partitionOf(ctx.tenant, childId);
  for await (const one of all<Accompaniment>(ctx.bank, "records", pk, { prefix: "ACCOMPANIMENT#" })) found.push(one);
  return found;
}

export interface Order {
  agency?: AgencyId | undefined;
  municipality?: string | undefined;
  status: Accompaniment["status"];
  /** No other than this one. */
  only?: AccompanimentId | undefined;
}

/** Eventually consistent. */
export function find(
  ctx: Bank,
  { agency, municipality, status, only }: Order,
  page: PageRequest,
): Promise<Page<Stored<Accompaniment>>> {
  const range = { prefix: `${status}#${only ?? ""}` };
  if (agency) return ctx.bank.find<Accompaniment>("gsi1", ofAgency(ctx.tenant, agency), range, page);
  return municipality === undefined
    ? ctx.bank.find<Accompaniment>("gsi2", tenantAccompaniments(ctx.tenant), range, page)
    : ctx.bank.find<Accompaniment>("gsi4", within(ctx.tenant, municipality), range, page);
}

/** Those of which something is to be done by the end of this day (ISO). */
export const dueBy = (ctx: Bank, day: string, page: PageRequest): Promise<Page<Stored<Accompaniment>>> =>
  ctx.bank.find<Accompaniment>("gsi3", toAttend(ctx.tenant), { to: `${day}$` }, page);
