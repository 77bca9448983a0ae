import {
  type AgencyId,
  type Ctx,
  type Expectation,
  eachOf,
  type ItemId,
  ordersOf,
  type Page,
  type PageRequest,
  type Stored,
  type Write,
} from "../../ground/shared/index.ts";
import { known } from "../../ground/shared/known.ts";
import { attendOn } from "./library.decide.ts";
import type { Item, ItemKind, ItemStatus } from "./library.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

export const partition = (tenant: string, id: ItemId) => `T#${tenant}#LIBRARY#${id}`;
const orders = ordersOf("LIBRARY");
/** The region's own stand beside those of municipalities. */
const ofRegion = "region";

/** gsi1: an organisation's, gsi2: the tenant's, gsi4: a municipality's, by status, kind and age; gsi3: those to be asked about. */
export const write = (tenant: string, one: Item, expect: Expectation): Write => {
  const { itemId, agencyId, status, content, municipality = ofRegion } = one;
  return {
    put: {
      key: { table: "records", pk: partition(tenant, itemId), sk: "ITEM" },
      kind: "library-item",
      data: one,
      index: {
        ...orders.index(tenant, { agencyId, municipality }, `${status}#${content.kind}#${itemId}`),
        gsi3: orders.due(tenant, attendOn(one), itemId),
      },
    },
    expect,
  };
};

/** @throws Refusal not-found */
export const load = (ctx: Bank, id: ItemId): Promise<Stored<Item>> =>
  known<Item>("item", id, () => ctx.bank.get({ table: "records", pk: partition(ctx.tenant, id), sk: "ITEM" }));

export interface Order {
  agency?: AgencyId | undefined;
  municipality?: string | undefined;
  status: ItemStatus;
  kind?: ItemKind | undefined;
}

/** Eventually consistent. */
export const find = (ctx: Bank, { status, kind, ...of }: Order, page: PageRequest): Promise<Page<Stored<Item>>> =>
  orders.find<Item>(ctx, of, { prefix: kind ? `${status}#${kind}#` : `${status}#` }, page);

/** Each that is published, of a kind or of all; eventually consistent. */
export const published = (ctx: Bank, kind?: ItemKind): AsyncGenerator<Stored<Item>> =>
  eachOf((page) => find(ctx, { status: "published", kind }, page), 200);

/** An organisation's, whatever has become of them. */
export const ofAgency = (ctx: Bank, agency: AgencyId, page: PageRequest): Promise<Page<Stored<Item>>> =>
  orders.find<Item>(ctx, { agency }, {}, page);

export const dueBy = orders.dueBy<Item>;
