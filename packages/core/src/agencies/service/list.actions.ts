import type { Ctx } from "../../ground/shared/context.ts";
import * as store from "./service.store.ts";
import type { Ages, Recipient, ServiceArea } from "./service.ts";
import { listed, type ServiceSummary } from "./service.view.ts";
import { norms } from "./standards.actions.ts";

export interface ServiceFilter {
  area?: ServiceArea | undefined;
  /** Whole years of the child. */
  age?: number | undefined;
  recipient?: Recipient | undefined;
  /** Also those that were withdrawn. */
  all?: boolean | undefined;
}

/** The catalogue of the tenant; `version` grows with every change of it. */
export interface ServiceList {
  items: ServiceSummary[];
  version: number;
}

/** The whole catalogue, or the part that is asked for, for whoever has an account. */
export async function list(ctx: Ctx, { area, age, recipient, all = false }: ServiceFilter): Promise<ServiceList> {
  const own = await store.list(ctx);
  const volumes = await norms(ctx);
  const { Lookup } = await import("./lookup.ts");
  const items = new Lookup(own.map(({ data }) => data)).all
    .filter((service) => all || service.status === "active")
    .filter((service) => area === undefined || service.area === area)
    .filter((service) => recipient === undefined || service.recipient === recipient)
    .filter(({ ages }) => age === undefined || isFor(ages, age))
    .map((service) => ({ ...listed(service), volume: volumes.get(service.serviceKey)! }));
  return { items, version: 1 + own.reduce((sum, { version }) => sum + version, 0) };
}

/** Whether it is meant for somebody of this age. */
export const isFor = ({ from, to }: Ages, age: number): boolean => age >= from && (to === undefined || age < to);
