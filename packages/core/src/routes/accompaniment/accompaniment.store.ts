import {
  type AccompanimentId,
  all,
  type ChildId,
  type Ctx,
  type Expectation,
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

const orders = ordersOf("ACCOMPANIMENTS");
export const tenantAccompaniments = orders.ofTenant;

export const write = (tenant: string, one: Accompaniment, expect: Expectation): Write => ({
  put: {
    key: keyOf(tenant, one),
    kind: "accompaniment",
    data: one,
    index: {
      ...orders.index(tenant, one, `${one.status}#${one.accompanimentId}`),
      gsi3: orders.due(tenant, attendOn(one), one.accompanimentId),
    },
  },
  expect,
});

export const accompanimentAt = (ctx: Bank, at: AccompanimentAt) => ctx.bank.get<Accompaniment>(keyOf(ctx.tenant, at));

/** @throws Refusal not-found */
export const load = (ctx: Bank, at: AccompanimentAt): Promise<Stored<Accompaniment>> =>
  known<Accompaniment>("accompaniment", at.accompanimentId, () => accompanimentAt(ctx, at));

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

export interface Order extends OrderOf {
  status: Accompaniment["status"];
  /** No other than this one. */
  only?: AccompanimentId | undefined;
}

/** Eventually consistent. */
export const find = (
  ctx: Bank,
  { status, only, ...of }: Order,
  page: PageRequest,
): Promise<Page<Stored<Accompaniment>>> => orders.find(ctx, of, { prefix: `${status}#${only ?? ""}` }, page);

export const dueBy = orders.dueBy<Accompaniment>;
