import {
  type AgencyId,
  type Ctx,
  isStaff,
  type Key,
  mustMatch,
  notFound,
  retrying,
  save,
} from "../../ground/shared/index.ts";
import { parse } from "../../ground/shared/input.ts";
import * as Agency from "../agency/index.ts";
import { type Capacity, type CapacityView, type ServiceCapacity, SetCapacity } from "./capacity.ts";

const keyOf = (tenant: string, agencyId: AgencyId): Key => ({
  table: "records",
  pk: `T#${tenant}#AGENCY#${agencyId}`,
  sk: "CAPACITY",
});

/** What an agency last said; nothing yet is an empty list, version 0. @throws Refusal not-found */
export async function get(ctx: Ctx, agencyId: AgencyId): Promise<CapacityView> {
  await mustConcern(ctx, agencyId);
  const found = await ctx.bank.get<Capacity>(keyOf(ctx.tenant, agencyId));
  return found ? { ...found.data, version: found.version } : { agencyId, services: [], version: 0 };
}

/** An agency says how much more it can take, service by service; staff may say it for them. @throws Refusal conflict.version */
export async function set(ctx: Ctx, agencyId: AgencyId, input: SetCapacity, expected?: number): Promise<CapacityView> {
  await mustConcern(ctx, agencyId);
  const { services } = parse(SetCapacity, input);
  return retrying(async () => {
    const key = keyOf(ctx.tenant, agencyId);
    const found = await ctx.bank.get<Capacity>(key);
    mustMatch(found?.version ?? 0, expected);
    const data: Capacity = { agencyId, services, saidAt: ctx.now().toString() };
    await save(ctx, {
      writes: [{ put: { key, kind: "capacity", data }, expect: found?.version ?? "absent" }],
      stream: key.pk,
      events: [{ type: "agency.capacity-said", data: { agencyId, states: services.map((s) => s.state) } }],
      audit: { subject: agencyId, action: "capacity.set" },
      ref: { kind: "agency", id: agencyId },
    });
    return { ...data, version: (found?.version ?? 0) + 1 };
  });
}

/** What an agency can take today by its own word: services whose term has not run out. */
export async function current(ctx: Ctx, agencyId: AgencyId, today: string): Promise<ServiceCapacity[]> {
  const said = await ctx.bank.get<Capacity>(keyOf(ctx.tenant, agencyId));
  return (said?.data.services ?? []).filter(({ until }) => until === undefined || until >= today);
}

async function mustConcern(ctx: Ctx, agencyId: AgencyId): Promise<void> {
  const own = ctx.actor.kind === "specialist" && ctx.actor.agency === agencyId;
  if (!isStaff(ctx.actor) && !own) throw notFound();
  await Agency.load(ctx, agencyId);
}
