import * as z from "zod";
import * as Capacity from "../../agencies/capacity/index.ts";
import * as Provider from "../../agencies/provider/index.ts";
import type { Ctx, StepId } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Child from "../../people/child/index.ts";
import * as store from "./step.store.ts";

/** An agency that a step can be given to, as a coordinator compares them. */
export const Candidate = z.strictObject({
  agencyId: z.string(),
  name: z.string(),
  municipality: z.string(),
  /** Of what it said of the step's service, or for the whole agency the best of what still holds. */
  capacity: z.enum([...Capacity.capacityStates, "unknown"]),
  services: z.array(Capacity.ServiceRoom),
  /** Asked of it and not ended. */
  openSteps: z.int(),
  explain: z.array(Provider.Reason),
  /** By what it stands behind the one before it. */
  behind: z.enum(Provider.criteria).optional(),
});
export type Candidate = z.infer<typeof Candidate>;

/** To whom a step could be given: active agencies of its kind that give its service, the best first. Staff only. */
export async function candidates(ctx: Ctx, stepId: StepId): Promise<Candidate[]> {
  const { data: step } = await store.load(ctx, stepId);
  await Child.mustGovern(ctx, step);
  const { agencyKind: kind, service, municipality, agencyId, childId } = step;
  // Programmes for others are no room for this child.
  const age = Child.yearsOn((await Child.load(ctx, childId)).record, await Tenant.today(ctx));
  const found = await Provider.candidates(ctx, { kind, service, municipality, but: agencyId, age });
  return found.map(shown);
}

const shown = ({ agency, room, look, explain, behind }: Provider.Ranked): Candidate => ({
  agencyId: agency.agencyId,
  name: agency.shortName,
  municipality: agency.municipality,
  capacity: room,
  services: look.rooms,
  openSteps: look.standing(Capacity.everyService).open,
  explain,
  behind,
});
