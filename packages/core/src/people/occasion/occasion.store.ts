import {
  all,
  type ChildId,
  type Ctx,
  type Expectation,
  eachOf,
  getAll,
  type Key,
  notFound,
  type OccasionId,
  type OrderOf,
  ordersOf,
  type Page,
  type PageRequest,
  type SignUpId,
  type Stored,
  type Write,
} from "../../ground/shared/index.ts";
import { known } from "../../ground/shared/known.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import { missedOn } from "./occasion.decide.ts";
import type { Occasion } from "./occasion.ts";
import { isOpen, type SignUp } from "./sign-up.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

export const partition = (tenant: string, id: OccasionId) => `T#${tenant}#OCCASION#${id}`;
const [orders, signUpOrders] = [ordersOf("OCCASIONS"), ordersOf("SIGN-UPS")];
export const [tenantOccasions, tenantSignUps] = [orders.ofTenant, signUpOrders.ofTenant];
export const keyOf = (tenant: string, id: OccasionId): Key => ({
  table: "records",
  pk: partition(tenant, id),
  sk: "OCCASION",
});

/** By status and beginning; what its organiser has not closed, by the day on which that is somebody's to see to. */
export const write = (tenant: string, one: Occasion, expect: Expectation): Write => ({
  put: {
    key: keyOf(tenant, one.occasionId),
    kind: "occasion",
    data: one,
    index: {
      ...orders.index(tenant, one, `${one.status}#${one.begins}#${one.occasionId}`),
      gsi3: orders.due(tenant, missedOn(one), one.occasionId),
    },
  },
  expect,
});

/** @throws Refusal not-found */
export const load = (ctx: Bank, id: OccasionId): Promise<Stored<Occasion>> =>
  known<Occasion>("occasion", id, () => ctx.bank.get(keyOf(ctx.tenant, id)));

/** Those that are there. */
export async function loadMany(ctx: Bank, ids: readonly OccasionId[]): Promise<Map<OccasionId, Occasion>> {
  const found = await getAll<Occasion>(
    ctx.bank,
    ids.map((id) => keyOf(ctx.tenant, id)),
  );
  return new Map(found.flatMap((one) => (one ? [[one.data.occasionId, one.data] as const] : [])));
}

export interface Order extends OrderOf {
  status: Occasion["status"];
  /** Instant: those that begin later. */
  after?: string | undefined;
  /** Instant: those that begin before it. */
  before?: string | undefined;
}

/** Those that are over, the last of them first; before this beginning, where one is named. Eventually consistent. */
export const findClosed = (
  ctx: Bank,
  { before, ...of }: OrderOf & { before?: string | undefined },
  page: PageRequest,
): Promise<Page<Stored<Occasion>>> =>
  orders.find<Occasion>(ctx, of, { from: "closed#", to: `closed#${before ?? "~"}`, descending: true }, page);

/** Those that have begun and that nobody has closed, the last of them first. Eventually consistent. */
export const findBegun = (
  ctx: Bank,
  { now, ...of }: OrderOf & { now: string },
  page: PageRequest,
): Promise<Page<Stored<Occasion>>> =>
  orders.find<Occasion>(ctx, of, { from: "announced#", to: `announced#${now}`, descending: true }, page);

/** Eventually consistent; by beginning. */
export function find(
  ctx: Bank,
  { status, after, before, ...of }: Order,
  page: PageRequest,
): Promise<Page<Stored<Occasion>>> {
  const to = before === undefined ? `${status}$` : `${status}#${before}`;
  const range = after === undefined ? { prefix: `${status}#` } : { from: `${status}#${after}`, to };
  return orders.find<Occasion>(ctx, of, range, page);
}

/** Those that are over and that nobody has closed. */
export const unclosedBy = orders.dueBy<Occasion>;

/** The same that were announced before they stood in the order of days, by when they began: until each was written once more. */
export async function formerlyUnclosed(ctx: Bank, before: string, page: PageRequest): Promise<Page<Stored<Occasion>>> {
  const found = await orders.find<Occasion>(ctx, {}, { from: "announced#", to: `announced#${before}` }, page);
  return { ...found, items: found.items.filter(({ data }) => missedOn(data) !== undefined) };
}

// Sign-ups

export type SignUpAt = Pick<SignUp, "signUpId" | "childId">;

/** That of a child goes with its card; any other is by itself. */
export const streamOf = (tenant: string, { signUpId, childId }: SignUpAt): string =>
  partitionOf(tenant, childId ?? signUpId);
export const signUpKey = (tenant: string, at: SignUpAt): Key => ({
  table: "records",
  pk: streamOf(tenant, at),
  sk: `SIGN-UP#${at.signUpId}`,
});
const ofOccasion = (tenant: string, id: OccasionId) => `${partition(tenant, id)}#SIGN-UPS`;
const byId = (tenant: string, id: SignUpId) => `${tenantSignUps(tenant)}#ID#${id}`;

/** gsi1: the occasion's, by status and time, so that who waits stands in order; gsi2: the tenant's; gsi3: what waits for an answer; gsi4: by its id. */
export const writeSignUp = (tenant: string, one: SignUp, expect: Expectation): Write => ({
  put: {
    key: signUpKey(tenant, one),
    kind: "sign-up",
    data: one,
    index: {
      gsi1: { pk: ofOccasion(tenant, one.occasionId), sk: `${one.status}#${one.at}#${one.signUpId}` },
      gsi2: { pk: tenantSignUps(tenant), sk: one.signUpId },
      gsi3: signUpOrders.due(tenant, dueOf(one), one.signUpId),
      gsi4: { pk: byId(tenant, one.signUpId), sk: one.signUpId },
    },
  },
  expect,
});

/** When something is to be done about it by itself: an answer is overdue, or a name is kept no longer. */
const dueOf = (one: SignUp): string | undefined =>
  (isOpen(one) ? one.until : undefined) ?? (one.forgotten ? undefined : one.keepUntil);

/** By its id alone; eventually consistent. @throws Refusal not-found */
export async function placeOf(ctx: Bank, id: SignUpId): Promise<SignUp> {
  const { items } = await ctx.bank.find<SignUp>("gsi4", byId(ctx.tenant, id), {}, { limit: 1 });
  if (!items[0]) throw notFound();
  return items[0].data;
}

/** @throws Refusal not-found */
export async function loadSignUp(ctx: Bank, at: SignUpAt): Promise<Stored<SignUp>> {
  const found = await ctx.bank.get<SignUp>(signUpKey(ctx.tenant, at));
  if (!found) throw notFound();
  return found;
}

/** Eventually consistent; by status and time. */
export const signUpsOf = (
  ctx: Bank,
  id: OccasionId,
  status: SignUp["status"] | undefined,
  page: PageRequest,
): Promise<Page<Stored<SignUp>>> =>
  ctx.bank.find<SignUp>("gsi1", ofOccasion(ctx.tenant, id), status ? { prefix: `${status}#` } : {}, page);

/** Each of an occasion, page by page. */
export async function* everySignUp(
  ctx: Bank,
  id: OccasionId,
  statuses: readonly SignUp["status"][],
): AsyncGenerator<SignUp> {
  for (const status of statuses)
    for await (const { data } of eachOf((page) => signUpsOf(ctx, id, status, page), 200)) yield data;
}

export const dueBy = signUpOrders.dueBy<SignUp>;

/** Strongly consistent. */
export async function ofChild(ctx: Bank, childId: ChildId): Promise<Stored<SignUp>[]> {
  const found: Stored<SignUp>[] = [];
  const pk = partitionOf(ctx.tenant, childId);
  for await (const one of all<SignUp>(ctx.bank, "records", pk, { prefix: "SIGN-UP#" })) found.push(one);
  return found;
}

/** That somebody has signed up already: by who it is, in no words. */
export const onceKey = (tenant: string, id: OccasionId, who: string): Key => ({
  table: "records",
  pk: partition(tenant, id),
  sk: `ONCE#${who}`,
});
export const codeKey = (tenant: string, id: OccasionId, code: string): Key => ({
  table: "records",
  pk: partition(tenant, id),
  sk: `CODE#${code}`,
});
export const personKey = (tenant: string, id: SignUpId): Key => ({
  table: "vault",
  pk: partitionOf(tenant, id),
  sk: "PERSON",
});
