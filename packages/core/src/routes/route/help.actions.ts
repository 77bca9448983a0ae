import { Temporal } from "temporal-polyfill";
import type * as z from "zod";
import { localDay } from "../../ground/calendar/index.ts";
import type { Ctx, StepId } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Enrolment from "../enrolment/index.ts";
import * as Step from "../step/index.ts";
import { stagesOf } from "./plan.ts";
import * as store from "./route.store.ts";
import type { Route } from "./route.ts";
import { shipped } from "./shipped.ts";

/** What programmes came to in the route's present cycle; nothing where the child was in none. The caller has authorised. */
export async function helpOf(
  ctx: Ctx,
  { childId, cycleStartedAt }: Route,
  isShown: (one: Enrolment.Enrolment) => Promise<boolean> = async () => true,
): Promise<Enrolment.HelpGiven | undefined> {
  const all = await Enrolment.ofChild(ctx, childId);
  const shown = await Promise.all(all.map(isShown));
  const { zone } = await Tenant.load(ctx);
  const since = localDay(Temporal.Instant.from(cycleStartedAt), zone).toString();
  return Enrolment.helpSince(
    all.filter((_, i) => shown[i]),
    since,
  );
}

/** Whom a step is about; of the evaluation of a cycle, what the programmes came to as well. */
export const Whom = Step.Whom.extend({ help: Enrolment.HelpGiven.optional() });
export type Whom = z.infer<typeof Whom>;

/** As {@link Step.whom}; whoever evaluates a cycle sees of its programmes what consent covers for it. @throws Refusal not-found */
export async function whom(ctx: Ctx, stepId: StepId): Promise<Whom> {
  const known = await Step.whom(ctx, stepId);
  const { agencyId, routeId, stage, childId } = (await Step.load(ctx, stepId)).data;
  const route = (await store.load(ctx, routeId)).data;
  const stages = stagesOf(shipped(route.template.key, route.template.version));
  if (stages.find(({ key }) => key === stage)?.settledBy !== "evaluation") return known;
  return { ...known, help: await helpOf(ctx, route, (one) => Enrolment.mayHear(ctx, childId, one, agencyId)) };
}
