import { changing, expected } from "../../ground/change/index.ts";
import type { AgencyId, Ctx, Key, NewEvent, Stored } from "../../ground/shared/index.ts";
import { parse } from "../../ground/shared/input.ts";
import * as Agency from "../agency/index.ts";
import { type Capacity, type CapacityView, type ServiceCapacity, SetCapacity } from "./capacity.ts";

const keyOf = (tenant: string, agencyId: AgencyId): Key => ({
  table: "records",
  pk: `T#${tenant}#AGENCY#${agencyId}`,
  sk: "CAPACITY",
});

/** What an agency last said, to whoever sees the agency; nothing yet is an empty list, version 0. @throws Refusal not-found */
export async function get(ctx: Ctx, agencyId: AgencyId): Promise<CapacityView> {
  await Agency.get(ctx, agencyId);
  return view(await load(ctx, agencyId));
}

async function load(ctx: Ctx, agencyId: AgencyId): Promise<Stored<Capacity>> {
  const key = keyOf(ctx.tenant, agencyId);
  return (await ctx.bank.get<Capacity>(key)) ?? { key, version: 0, kind: "capacity", data: { agencyId, services: [] } };
}

const changed = changing<AgencyId, Capacity, NewEvent>({
  load,
  authorise: (ctx, { agencyId }) => Agency.mustManage(ctx, agencyId),
  writes: (_, before, data) => [{ put: { key: before.key, kind: "capacity", data }, expect: expected(before) }],
  stream: (tenant, { agencyId }) => keyOf(tenant, agencyId).pk,
  audit: ({ agencyId }) => ({ subject: agencyId }),
  ref: ({ agencyId }) => ({ kind: "agency", id: agencyId }),
});

const view = ({ data, version }: Stored<Capacity>): CapacityView => ({ ...data, version });

/** An agency says how much more it can take, service by service; staff may say it for them. @throws Refusal conflict.version */
export async function set(
  ctx: Ctx,
  agencyId: AgencyId,
  input: SetCapacity,
  expectedVersion?: number,
): Promise<CapacityView> {
  await Agency.mustManage(ctx, agencyId);
  const { services } = parse(SetCapacity, input);
  const after = await changed(ctx, agencyId, { action: "capacity.set", expectedVersion }, () => ({
    events: [{ type: "agency.capacity-said", data: { agencyId, states: services.map((s) => s.state) } }],
    after: { agencyId, services, saidAt: ctx.now().toString() },
  }));
  return view(after);
}

/** What an agency can take today by its own word: services whose term has not run out. */
export async function current(ctx: Ctx, agencyId: AgencyId, today: string): Promise<ServiceCapacity[]> {
  const said = await ctx.bank.get<Capacity>(keyOf(ctx.tenant, agencyId));
  return (said?.data.services ?? []).filter(({ until }) => until === undefined || until >= today);
}
