import type { RouteId } from "../../ground/shared/ids.ts";
import {
  type Ctx,
  type Key,
  notFound,
  type Place,
  type StepId,
  type Stored,
  type Write,
} from "../../ground/shared/index.ts";
import { getCarried } from "../../ground/shared/read-once.ts";
import { routePartition } from "../../people/child/keeper.ts";
import { isSettled, isUndecided, type Step, type StepView } from "./step.ts";

/** Steps live in their route's partition, so that a stage's steps are one consistent read. */
export { routePartition };

export const stepKey = (tenant: string, routeId: RouteId, stepId: StepId): Key => ({
  table: "records",
  pk: routePartition(tenant, routeId),
  sk: `STEP#${stepId}`,
});
/** Finds a step's route by the step's id alone, strongly consistent. */
export const locatorKey = (tenant: string, stepId: StepId): Key => ({
  table: "records",
  pk: `T#${tenant}#STEP#${stepId}`,
  sk: "AT",
});

/** gsi1: an agency's steps; gsi2: all of the tenant's; both open ones by due date, then settled ones by day of settling. */
export const agencySteps = (tenant: string, agencyId: string) => `T#${tenant}#AGENCY#${agencyId}#STEPS`;
export const tenantSteps = (tenant: string) => `T#${tenant}#STEPS`;
export const placeOf = (step: Step) =>
  isSettled(step) ? `settled#${step.settledAt}#${step.stepId}` : openPlaceOf(step);
/** Where it stands, or stood, among open ones. */
export const openPlaceOf = ({ due, stepId }: Pick<Step, "due" | "stepId">) => `open#${due.date}#${stepId}`;

/** gsi4: steps of a municipality's children, ordered likewise. */
export const municipalitySteps = (tenant: string, municipality: string) => `T#${tenant}#STEPS#IN#${municipality}`;

/** Statuses in which a step waits for a coordinator's eye; `failed`: whatever is settled and still to be decided about. */
const waitingStatuses = ["requested", "rejected", "on-hold"] as const;
export type WaitingStatus = (typeof waitingStatuses)[number] | "failed";
/** gsi3: steps in such a status; municipality by municipality, in each the one that has waited longest first. */
export const waitingSteps = (tenant: string, status: WaitingStatus) => `T#${tenant}#STEPS#${status}`;

function waitingPlace(tenant: string, step: Step): Place | undefined {
  if (isSettled(step))
    return isUndecided(step)
      ? { pk: waitingSteps(tenant, "failed"), sk: `${step.municipality}#${step.settledAt}#${step.stepId}` }
      : undefined;
  const status = waitingStatuses.find((s) => s === step.status);
  if (!status) return undefined;
  const since =
    step.status === "rejected" ? step.rejectedAt : status === "requested" ? step.requestedAt : step.due.date;
  return { pk: waitingSteps(tenant, status), sk: `${step.municipality}#${since}#${step.stepId}` };
}

export const record = (tenant: string, step: Step): Omit<Stored<Step>, "version"> => ({
  key: stepKey(tenant, step.routeId, step.stepId),
  kind: "step",
  data: step,
  index: {
    gsi1: { pk: agencySteps(tenant, step.agencyId), sk: placeOf(step) },
    gsi2: { pk: tenantSteps(tenant), sk: placeOf(step) },
    gsi3: waitingPlace(tenant, step),
    gsi4: { pk: municipalitySteps(tenant, step.municipality), sk: placeOf(step) },
  },
});

/** Whether a copy stands in all orders that its record names: those of an older program stand in two. */
export const isPlaced = (tenant: string, { data, index }: Stored<Step>): boolean => {
  const { gsi3, gsi4 } = record(tenant, data).index ?? {};
  return index?.gsi3?.sk === gsi3?.sk && index?.gsi4?.sk === gsi4?.sk;
};

/** gsi4: by the number that letters and pages show, the last six characters of an id. */
export const numbersPk = (tenant: string, number: string) => `T#${tenant}#NUMBER#${number}`;
export const numberPlace = (tenant: string, id: string): Place => ({ pk: numbersPk(tenant, id.slice(-6)), sk: id });

/** By what a step is found whose route is not known. */
export const locator = (tenant: string, { stepId, routeId }: Pick<Step, "stepId" | "routeId">) => ({
  key: locatorKey(tenant, stepId),
  kind: "locator",
  data: { routeId },
  index: { gsi4: numberPlace(tenant, stepId) },
});

/** Writes that bring a new step into being. */
export const creation = (tenant: string, step: Step): Write[] => [
  { put: record(tenant, step), expect: "absent" },
  { put: locator(tenant, step), expect: "absent" },
];

/** Where a step is: its id alone, or with its route, which saves looking that up. */
export type StepAt = StepId | Pick<Step, "stepId" | "routeId">;

/** @throws Refusal not-found */
export async function load(ctx: Pick<Ctx, "bank" | "tenant">, at: StepAt): Promise<Stored<Step>> {
  const place = typeof at === "string" ? await locate(ctx, at) : at;
  const found = place && (await ctx.bank.get<Step>(stepKey(ctx.tenant, place.routeId, place.stepId)));
  if (!found) throw notFound();
  return found;
}

/** Steps whose route is known, in one operation for each hundred that the request does not carry; where one is not there, nothing. */
export const readMany = (
  ctx: Pick<Ctx, "bank" | "tenant">,
  steps: readonly Pick<Step, "stepId" | "routeId">[],
): Promise<(Stored<Step> | undefined)[]> =>
  getCarried<Step>(
    ctx.bank,
    steps.map(({ routeId, stepId }) => stepKey(ctx.tenant, routeId, stepId)),
  );

async function locate(ctx: Pick<Ctx, "bank" | "tenant">, stepId: StepId) {
  const found = await ctx.bank.get<{ routeId: RouteId }>(locatorKey(ctx.tenant, stepId));
  return found && { stepId, routeId: found.data.routeId };
}

/** Up to a hundred steps of lists, as their records now are; in one read. */
export const loadMany = (
  ctx: Pick<Ctx, "bank" | "tenant">,
  steps: readonly Pick<StepView, "routeId" | "stepId">[],
): Promise<(Stored<Step> | undefined)[]> =>
  ctx.bank.getMany<Step>(steps.map((step) => stepKey(ctx.tenant, step.routeId as RouteId, step.stepId as StepId)));
