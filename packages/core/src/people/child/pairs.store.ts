import type { Expectation, Key, Page, PageRequest, Stored, Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId, NoteId } from "../../ground/shared/ids.ts";
import type { Resemblance } from "../likeness/index.ts";

export const pairStatuses = ["open", "distinct"] as const;

/** Two cards that may be of one child, and what a person found. */
export interface Pair extends Resemblance {
  /** The older card comes first. */
  childIds: [ChildId, ChildId];
  /** `distinct`: somebody looked and found two children. */
  status: (typeof pairStatuses)[number];
  foundAt: string;
  /** Of `distinct`: who said it and when; why, where they said so: a note. */
  by?: string | undefined;
  at?: string | undefined;
  noteId?: NoteId | undefined;
}

type Bank = Pick<Ctx, "bank" | "tenant">;

/** Ids sort by the time of their making. */
export const inOrder = (one: ChildId, other: ChildId): [ChildId, ChildId] =>
  one < other ? [one, other] : [other, one];

export const partition = (tenant: string) => `T#${tenant}#ALIKE`;
const ofStatus = (tenant: string, status: Pair["status"]) => `${partition(tenant)}#${status}`;

export const keyOf = (tenant: string, [first, second]: Pair["childIds"]): Key => ({
  table: "records",
  pk: partition(tenant),
  sk: `${first}#${second}`,
});

/** gsi1: the likeliest first. */
export const write = (tenant: string, pair: Pair, expect: Expectation): Write => ({
  put: {
    key: keyOf(tenant, pair.childIds),
    kind: "alike",
    data: pair,
    index: {
      gsi1: {
        pk: ofStatus(tenant, pair.status),
        sk: `${String(100 - pair.score).padStart(3, "0")}#${pair.childIds.join("#")}`,
      },
    },
  },
  expect,
});

export const list = (ctx: Bank, status: Pair["status"], page: PageRequest): Promise<Page<Stored<Pair>>> =>
  ctx.bank.find<Pair>("gsi1", ofStatus(ctx.tenant, status), {}, page);
