import { deliveryIdPattern } from "@marshrut/core/delivery";
import { type Ctx, idPattern, type RouteId, type StepId, taskCtx } from "@marshrut/core/shared";
import * as z from "zod";
import { deps } from "./container.ts";

const tenant = z.string().regex(/^[a-z0-9-]{1,60}$/);
const generation = z.int().min(1);
const routeId = z
  .string()
  .regex(idPattern("route"))
  .transform((s) => s as RouteId);
const stepId = z
  .string()
  .regex(idPattern("step"))
  .transform((s) => s as StepId);
const taskToken = z.string().min(1).max(2048);

// What the machines send. Unknown keys are let pass: an execution of an older version may send what is no longer read.
const route = { tenant, routeId, cycle: z.int().min(1), generation };
const step = { tenant, routeId, stepId, generation };
export const RouteCall = z.object(route);
export const StageCall = z.object({ ...route, stage: z.string().min(1).max(80), taskToken });
export const OutcomeCall = z.object({ ...route, outcome: z.enum(["renew", "hand-off", "close"]) });
export const StepCall = z.object(step);
export const DeliveryCall = z.object({
  tenant,
  deliveryId: z.string().regex(deliveryIdPattern),
  round: z.int().min(1),
});
export const WaitCall = z.object({ ...step, taskToken });

/** The state machines act as the platform itself. */
export const asMachine = ({ tenant }: { tenant: string }): Ctx => taskCtx(deps(), tenant, "machine");
