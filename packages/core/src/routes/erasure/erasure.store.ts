import type { Expectation, Key, Page, PageRequest, Stored, Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId, ErasureId } from "../../ground/shared/ids.ts";
import { known } from "../../ground/shared/known.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import { actBy, type Erasure, type Status } from "./erasure.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

export const partition = (tenant: string, id: ErasureId): string => partitionOf(tenant, id);
const keyOf = (tenant: string, id: ErasureId): Key => ({
  table: "records",
  pk: partition(tenant, id),
  sk: "ERASURE",
});

/** gsi1: those of one state, the most urgent first; gsi2: those of a child. */
const inState = (tenant: string, status: Status) => `T#${tenant}#ERASURES#${status}`;
const ofChild = (tenant: string, childId: ChildId) => `T#${tenant}#CHILD#${childId}#ERASURES`;

export const write = (tenant: string, data: Erasure, expect: Expectation): Write => ({
  put: {
    key: keyOf(tenant, data.erasureId),
    kind: "erasure",
    data,
    index: {
      gsi1: { pk: inState(tenant, data.status), sk: `${actBy(data.receivedOn)}#${data.erasureId}` },
      gsi2: { pk: ofChild(tenant, data.childId), sk: data.erasureId },
    },
  },
  expect,
});

export const read = (ctx: Bank, id: ErasureId): Promise<Stored<Erasure> | undefined> =>
  ctx.bank.get<Erasure>(keyOf(ctx.tenant, id));

/** @throws Refusal not-found */
export const load = (ctx: Bank, id: ErasureId): Promise<Stored<Erasure>> =>
  known<Erasure>("erasure", id, () => read(ctx, id));

/** A child has one request that nobody has decided: it holds this place. */
export const placeOf = (tenant: string, childId: ChildId): Key => ({
  table: "records",
  pk: partitionOf(tenant, childId),
  sk: "ERASURE",
});
export const take = (tenant: string, { childId, erasureId }: Erasure): Write => ({
  put: { key: placeOf(tenant, childId), kind: "open-erasure", data: { erasureId } },
  expect: "absent",
});
export const free = (tenant: string, { childId }: Erasure): Write => ({
  remove: placeOf(tenant, childId),
  expect: "any",
});
export const openOf = async (ctx: Bank, childId: ChildId): Promise<ErasureId | undefined> =>
  (await ctx.bank.get<{ erasureId: ErasureId }>(placeOf(ctx.tenant, childId)))?.data.erasureId;

/** The last one of a child; eventually consistent. */
export const newestOf = async (ctx: Bank, childId: ChildId): Promise<Erasure | undefined> =>
  (await ctx.bank.find<Erasure>("gsi2", ofChild(ctx.tenant, childId), { descending: true }, { limit: 1 })).items[0]
    ?.data;

/** Of one state, the most urgent first; eventually consistent. */
export const find = (ctx: Bank, status: Status, page: PageRequest): Promise<Page<Stored<Erasure>>> =>
  ctx.bank.find<Erasure>("gsi1", inState(ctx.tenant, status), {}, page);

/** When an erasure began last: what was made of lists before that may have the child in it. */
const begunKey = (tenant: string): Key => ({ table: "records", pk: `T#${tenant}#TENANT`, sk: "ERASURE-BEGUN" });
const begun = (ctx: Bank): Promise<Stored<{ at: string }> | undefined> => ctx.bank.get(begunKey(ctx.tenant));
export const lastBegun = async (ctx: Bank): Promise<string | undefined> => (await begun(ctx))?.data.at;
export const writeBegun = async (ctx: Bank, at: string): Promise<Write> => ({
  put: { key: begunKey(ctx.tenant), kind: "erasure-begun", data: { at } },
  expect: (await begun(ctx))?.version ?? "absent",
});
