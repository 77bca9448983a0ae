import type { RouteId } from "../../ground/shared/ids.ts";
import { type Ctx, type Key, notFound, type StepId, type Stored, type Write } from "../../ground/shared/index.ts";
import { isSettled, type Step } from "./step.ts";

/** Steps live in their route's partition, so that a stage's steps are one consistent read. */
export const routePartition = (tenant: string, routeId: RouteId) => `T#${tenant}#ROUTE#${routeId}`;
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
  isSettled(step) ? `settled#${step.settledAt}#${step.stepId}` : `open#${step.due.date}#${step.stepId}`;

export const record = (tenant: string, step: Step): Omit<Stored<Step>, "version"> => ({
  key: stepKey(tenant, step.routeId, step.stepId),
  kind: "step",
  data: step,
  index: {
    gsi1: { pk: agencySteps(tenant, step.agencyId), sk: placeOf(step) },
    gsi2: { pk: tenantSteps(tenant), sk: placeOf(step) },
  },
});

/** Writes that bring a new step into being. */
export const creation = (tenant: string, step: Step): Write[] => [
  { put: record(tenant, step), expect: "absent" },
  {
    put: { key: locatorKey(tenant, step.stepId), kind: "locator", data: { routeId: step.routeId } },
    expect: "absent",
  },
];

/** @throws Refusal not-found */
export async function load(ctx: Pick<Ctx, "bank" | "tenant">, stepId: StepId): Promise<Stored<Step>> {
  const locator = await ctx.bank.get<{ routeId: RouteId }>(locatorKey(ctx.tenant, stepId));
  const found = locator && (await ctx.bank.get<Step>(stepKey(ctx.tenant, locator.data.routeId, stepId)));
  if (!found) throw notFound();
  return found;
}
