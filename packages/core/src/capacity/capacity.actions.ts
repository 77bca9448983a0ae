import * as Agency from "../agency/index.ts";
import {
  type AgencyId,
  type Ctx,
  isStaff,
  type Key,
  mustBeStaff,
  mustMatch,
  notFound,
  retrying,
  type StepId,
  save,
} from "../shared/index.ts";
import { parse } from "../shared/input.ts";
import * as Step from "../step/index.ts";
import * as Tenant from "../tenant/index.ts";
import {
  type Candidate,
  type Capacity,
  type CapacityView,
  capacityStates,
  type ServiceCapacity,
  SetCapacity,
} from "./capacity.ts";

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

const mostCandidates = 50;
const mostOpen = 100;

/** To whom a step could be given: active agencies of its kind, those with room and of its municipality first. Staff only. */
export async function candidates(ctx: Ctx, stepId: StepId): Promise<Candidate[]> {
  mustBeStaff(ctx.actor);
  const { data: step } = await Step.load(ctx, stepId);
  const today = (await Tenant.today(ctx)).toString();
  const { items } = await Agency.find(ctx, { kind: step.agencyKind, limit: mostCandidates * 2 });
  const active = items.map((i) => i.agency).filter((a) => a.status === "active" && a.agencyId !== step.agencyId);
  const near = active.toSorted((a, b) => away(a, step) - away(b, step)).slice(0, mostCandidates);
  const found = await Promise.all(near.map((agency) => candidate(ctx, agency, today)));
  const rank = (c: Candidate) =>
    [...capacityStates.slice(0, 1), "unknown", ...capacityStates.slice(1)].indexOf(c.capacity);
  const home = (c: Candidate) => (c.municipality === step.municipality ? 0 : 1);
  return found.toSorted((a, b) => home(a) - home(b) || rank(a) - rank(b) || a.openSteps - b.openSteps);
}

const away = ({ municipality }: Agency.Agency, step: Step.Step) => (municipality === step.municipality ? 0 : 1);

async function candidate(
  ctx: Ctx,
  { agencyId, shortName, municipality }: Agency.Agency,
  today: string,
): Promise<Candidate> {
  const said = await ctx.bank.get<Capacity>(keyOf(ctx.tenant, agencyId));
  const services = (said?.data.services ?? []).filter(({ until }) => until === undefined || until >= today);
  const open = await ctx.bank.find(
    "gsi1",
    Step.agencySteps(ctx.tenant, agencyId),
    { prefix: "open#" },
    { limit: mostOpen },
  );
  return {
    agencyId,
    name: shortName,
    municipality,
    capacity: overall(services),
    services,
    openSteps: open.items.length,
  };
}

const overall = (services: readonly ServiceCapacity[]): Candidate["capacity"] =>
  capacityStates.find((state) => services.some((s) => s.state === state)) ?? "unknown";

async function mustConcern(ctx: Ctx, agencyId: AgencyId): Promise<void> {
  const own = ctx.actor.kind === "specialist" && ctx.actor.agency === agencyId;
  if (!isStaff(ctx.actor) && !own) throw notFound();
  await Agency.load(ctx, agencyId);
}
