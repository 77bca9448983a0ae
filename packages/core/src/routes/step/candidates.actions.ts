import * as z from "zod";
import * as Agency from "../../agencies/agency/index.ts";
import * as Capacity from "../../agencies/capacity/index.ts";
import type { Ctx, StepId } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Child from "../../people/child/index.ts";
import * as store from "./step.store.ts";
import type { Step } from "./step.ts";

/** An agency that a step can be given to, as a coordinator compares them. */
export const Candidate = z.strictObject({
  agencyId: z.string(),
  name: z.string(),
  municipality: z.string(),
  /** Of what it said, for the whole agency: the best of what still holds. */
  capacity: z.enum([...Capacity.capacityStates, "unknown"]),
  services: z.array(Capacity.ServiceCapacity),
  /** Open steps that it has; `100` means that many or more. */
  openSteps: z.int(),
});
export type Candidate = z.infer<typeof Candidate>;

const mostCandidates = 50;
const mostOpen = 100;

/** To whom a step could be given: active agencies of its kind, those with room and of its municipality first. Staff only. */
export async function candidates(ctx: Ctx, stepId: StepId): Promise<Candidate[]> {
  const { data: step } = await store.load(ctx, stepId);
  await Child.mustGovern(ctx, step);
  const today = (await Tenant.today(ctx)).toString();
  const { items } = await Agency.find(ctx, { kind: step.agencyKind, limit: mostCandidates * 2 });
  const active = items.map((i) => i.agency).filter((a) => a.status === "active" && a.agencyId !== step.agencyId);
  const near = active.toSorted((a, b) => away(a, step) - away(b, step)).slice(0, mostCandidates);
  const found = await Promise.all(near.map((agency) => candidate(ctx, agency, today)));
  return found.toSorted((a, b) => away(a, step) - away(b, step) || rank(a) - rank(b) || a.openSteps - b.openSteps);
}

type Placed = Pick<Agency.Agency, "municipality">;
const away = ({ municipality }: Placed, step: Step) => (municipality === step.municipality ? 0 : 1);

/** Room first, then nothing known, then a waiting list, then no room. */
const ranks: readonly Candidate["capacity"][] = ["capacity", "unknown", "waitlist", "no-capacity"];
const rank = ({ capacity }: Candidate) => ranks.indexOf(capacity);

async function candidate(
  ctx: Ctx,
  { agencyId, shortName, municipality }: Agency.Agency,
  today: string,
): Promise<Candidate> {
  const services = await Capacity.current(ctx, agencyId, today);
  const open = await ctx.bank.find(
    "gsi1",
    store.agencySteps(ctx.tenant, agencyId),
    { prefix: "open#" },
    { limit: mostOpen },
  );
  const capacity = overall(services);
  return { agencyId, name: shortName, municipality, capacity, services, openSteps: open.items.length };
}

const overall = (services: readonly Capacity.ServiceCapacity[]): Candidate["capacity"] =>
  Capacity.capacityStates.find((state) => services.some((s) => s.state === state)) ?? "unknown";
