import { changing, expected } from "../../ground/change/index.ts";
import { pointerKey } from "../../ground/counter/index.ts";
import { type AgencyId, type Ctx, getAll, type Key, type NewEvent, type Stored } from "../../ground/shared/index.ts";
import { fault, mustBeRight, parse } from "../../ground/shared/input.ts";
import { getCarried } from "../../ground/shared/read-once.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Agency from "../agency/index.ts";
import { keyOf as keyOfService } from "../service/former.ts";
import * as Service from "../service/lookup.actions.ts";
import {
  type Capacity,
  type CapacityView,
  roomOf,
  type ServiceCapacity,
  type ServiceRoom,
  SetCapacity,
} from "./capacity.ts";
import { everyService, type Standing, standingOf, standings } from "./standing.ts";

const keyOf = (tenant: string, agencyId: AgencyId): Key => ({
  table: "records",
  pk: `T#${tenant}#AGENCY#${agencyId}`,
  sk: "CAPACITY",
});

/** What an agency last said, to whoever sees the agency; nothing yet is an empty list, version 0. @throws Refusal not-found */
export async function get(ctx: Ctx, agencyId: AgencyId): Promise<CapacityView> {
  await Agency.get(ctx, agencyId);
  return view(ctx, await load(ctx, agencyId));
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

async function view(ctx: Ctx, { data, version }: Stored<Capacity>): Promise<CapacityView> {
  const [{ rooms }] = (await looks(ctx, [data])) as [Look];
  return { ...data, services: rooms, version };
}

/**
 * An agency says how much more it can take, service by service; staff may say it for them. Services are named by key or in words.
 * @throws Refusal input.invalid (no such service, or one twice), conflict.version
 */
export async function set(
  ctx: Ctx,
  agencyId: AgencyId,
  input: SetCapacity,
  expectedVersion?: number,
): Promise<CapacityView> {
  await Agency.mustManage(ctx, agencyId);
  const services = await withKeys(ctx, parse(SetCapacity, input).services);
  const after = await changed(ctx, agencyId, { action: "capacity.set", expectedVersion }, () => ({
    events: [{ type: "agency.capacity-said", data: { agencyId, states: services.map((s) => s.state ?? "places") } }],
    after: { agencyId, services, saidAt: ctx.now().toString() },
  }));
  return view(ctx, after);
}

/** By key, as everything counts them; what stands for all that are not named stays so. */
async function withKeys(ctx: Ctx, said: readonly ServiceCapacity[]): Promise<ServiceCapacity[]> {
  const known = said.some(({ service }) => service !== everyService) ? await Service.lookup(ctx) : undefined;
  const keys = said.map(({ service }, i) =>
    !known || service === everyService
      ? service
      : known.mustResolve([{ pointer: `/services/${i}/service`, word: service }])[0]!,
  );
  mustBeRight(
    keys.flatMap((key, i) =>
      keys.indexOf(key) === i
        ? []
        : [fault(`/services/${i}/service`, "услуга, которой выше ещё нет", "a service that is not named above")],
    ),
  );
  return said.map((one, i) => ({ ...one, service: keys[i]! }));
}

/** An agency and what it last said, as they are kept. @throws Refusal not-found */
export async function saidBy(
  ctx: Ctx,
  agencyId: AgencyId,
): Promise<{ agency: Stored<Agency.Agency>; said: Stored<Capacity> }> {
  const key = Agency.keyOf(ctx.tenant, agencyId);
  const [agency, said] = await Promise.all([ctx.bank.get<Agency.Agency>(key), load(ctx, agencyId)]);
  if (!agency) throw notFound();
  return { agency, said };
}

/** What each of some agencies last said: one read for each hundred of them. */
export async function saidByMany(ctx: Ctx, ids: readonly AgencyId[]): Promise<ServiceCapacity[][]> {
  const found = await getAll<Capacity>(
    ctx.bank,
    ids.map((id) => keyOf(ctx.tenant, id)),
  );
  return found.map((one) => one?.data.services ?? []);
}

/** An agency as whoever compares several sees it: what it has room for, and how its work stands. */
export interface Look {
  agencyId: AgencyId;
  /** By its own word, as far as that still holds. */
  rooms: ServiceRoom[];
  standing(service: string): Standing;
}

/** Some agencies as they are now, with how they stand today: one read for each 50 of them, one for each 25, and one more. */
export async function lookAt(ctx: Ctx, ids: readonly AgencyId[]): Promise<{ agency: Agency.Agency; look: Look }[]> {
  const keys = ids.flatMap((id) => [Agency.keyOf(ctx.tenant, id), keyOf(ctx.tenant, id)]);
  // The pointer of the counters, by which it is known how they stand, comes along.
  const found = await getCarried<Agency.Agency | Capacity>(ctx.bank, [...keys, pointerKey(ctx.tenant)]);
  const today = (await Tenant.today(ctx)).toString();
  const there = ids.flatMap((agencyId, i) => {
    const agency = found[2 * i]?.data as Agency.Agency | undefined;
    const said = (found[2 * i + 1]?.data as Capacity | undefined)?.services ?? [];
    const services = said.filter(({ until }) => until === undefined || until >= today);
    return agency ? [{ agencyId, agency, services }] : [];
  });
  return (await looks(ctx, there)).map((look, i) => ({ agency: there[i]!.agency, look }));
}

/** What was said in words before services had keys. */
const keyed = <T extends { service: string }>(said: T): T => ({ ...said, service: keyOfService(said.service) });

async function looks(ctx: Ctx, said: readonly Pick<Capacity, "agencyId" | "services">[]): Promise<Look[]> {
  const year = (await Tenant.today(ctx)).year;
  const known = await standings(
    ctx,
    said.map(({ agencyId }) => agencyId),
  );
  return said.map(({ agencyId, services }) => {
    const standing = (service: string) => standingOf(known.get(agencyId) ?? {}, service, year);
    return { agencyId, rooms: services.map(keyed).map((one) => roomOf(one, standing(one.service))), standing };
  });
}
