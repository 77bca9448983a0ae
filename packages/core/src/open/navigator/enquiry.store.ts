import {
  type Ctx,
  type EnquiryId,
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
import type { Enquiry } from "./enquiry.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

export const partition = (tenant: string, id: EnquiryId) => partitionOf(tenant, id);
const keyOf = (tenant: string, id: EnquiryId): Key => ({ table: "records", pk: partition(tenant, id), sk: "ENQUIRY" });
const orders = ordersOf("ENQUIRIES");

export const write = (tenant: string, one: Enquiry, expect: Expectation): Write => ({
  put: {
    key: keyOf(tenant, one.enquiryId),
    kind: "enquiry",
    data: one,
    index: orders.index(
      tenant,
      one,
      `${one.status === "settled" ? "settled" : "open"}#${one.createdAt}#${one.enquiryId}`,
    ),
  },
  expect,
});

/** @throws Refusal not-found */
export const load = (ctx: Bank, id: EnquiryId): Promise<Stored<Enquiry>> =>
  known<Enquiry>("enquiry", id, () => ctx.bank.get(keyOf(ctx.tenant, id)));

export type EnquiryStage = "open" | "settled";
/** The narrowest order that is named, oldest first; eventually consistent. */
export const find = (
  ctx: Bank,
  { stage, ...of }: OrderOf & { stage: EnquiryStage },
  page: PageRequest,
): Promise<Page<Stored<Enquiry>>> => orders.find(ctx, of, { prefix: `${stage}#` }, page);

/** How many came from open pages on a day of the region: a record whose version a writer compares. */
export interface Tally {
  n: number;
}
const tallyKey = (tenant: string, day: string): Key => ({
  table: "records",
  pk: `T#${tenant}#ENQUIRY-DAYS`,
  sk: `DAY#${day}`,
});

export async function tallyOf(ctx: Bank, day: string): Promise<Stored<Tally>> {
  const key = tallyKey(ctx.tenant, day);
  return (await ctx.bank.get<Tally>(key)) ?? { key, kind: "enquiry-day", version: 0, data: { n: 0 } };
}

/** @param expiresAt seconds: a count is for its day alone */
export const counted = ({ key, kind, version, data }: Stored<Tally>, expiresAt: number): Write => ({
  put: { key, kind, data: { n: data.n + 1 } satisfies Tally, expiresAt },
  expect: version === 0 ? "absent" : version,
});
