import { Temporal } from "temporal-polyfill";
import type * as z from "zod";
import * as Agency from "../../agencies/agency/index.ts";
import { localDay } from "../../ground/calendar/index.ts";
import type { Ctx, StepId } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Disclosure from "../../people/disclosure/index.ts";
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

/** The route whose present cycle a step evaluates. Of what gives help, or is done by a measure or quarter, no route is read. */
async function routeEvaluatedBy(ctx: Ctx, { routeId, cycle, stage, measure, service, quarter }: Step.Step) {
  if (measure || service || quarter) return undefined;
  const route = (await store.load(ctx, routeId)).data;
  if (route.cycle !== cycle) return undefined;
  const stages = stagesOf(shipped(route.template.key, route.template.version));
  return stages.find(({ key }) => key === stage)?.settledBy === "evaluation" ? route : undefined;
}

/** As {@link Step.whom}; whoever evaluates a cycle sees of its programmes what consent covers for it. @throws Refusal not-found */
export async function whom(ctx: Ctx, stepId: StepId): Promise<Whom> {
  const known = await Step.whom(ctx, stepId);
  const { data: step } = await Step.load(ctx, stepId);
  const route = await routeEvaluatedBy(ctx, step);
  if (!route) return known;
  const { childId, agencyId } = step;
  return { ...known, help: await helpOf(ctx, route, (one) => Enrolment.mayHear(ctx, childId, one, agencyId)) };
}

/**
 * Beside a link of the step that evaluates a cycle: what its steps and programmes came to, organisation by organisation, of what consent
 * covers for the evaluating one. On record. Nothing for any other step.
 */
export const besideLink: Step.Beside = async (ctx, step) => {
  const route = await routeEvaluatedBy(ctx, step);
  if (!route) return {};
  const { childId, agencyId, dataClass, stepId } = step;
  const told = new Map<string, Promise<boolean>>();
  const mayHear = (one: Pick<Step.Step, "dataClass">): Promise<boolean> => {
    const answer = told.get(one.dataClass) ?? Enrolment.mayHear(ctx, childId, one, agencyId);
    told.set(one.dataClass, answer);
    return answer;
  };
  const made = [...(await store.madeSteps(ctx, route.routeId)).values()];
  const counted = made.filter(
    (one) => one.cycle === route.cycle && one.stepId !== stepId && one.status !== "cancelled",
  );
  const heard = await Promise.all(counted.map(mayHear));
  const steps = counted.filter((_, i) => heard[i]);
  const names = await Agency.namesOf(ctx, [...new Set(steps.map((one) => one.agencyId))]);
  const organisations = [...Map.groupBy(steps, (one) => one.agencyId)].map(([id, all]) => {
    const settled = all.filter(Step.isSettled);
    const performed = settled.filter((one) => "result" in one && one.result === "performed").length;
    const [otherwise, open] = [settled.length - performed, all.length - settled.length];
    return { agency: names.get(id) ?? "", performed, otherwise, open };
  });
  const { sessions, goals } = (await helpOf(ctx, route, mayHear)) ?? {};
  const { record } = await Child.load(ctx, childId);
  const telling = { purpose: "support-route", dataClass } as const;
  await Disclosure.recordDisclosure(ctx, record, telling, { action: "cycle.disclose", detail: { stepId } });
  const answers = steps.flatMap((one) => ("study" in one && one.study) || []);
  const provided = answers.filter(({ state }) => state === "provided").length;
  const conditions = answers.length > 0 ? { asked: answers.length, provided } : undefined;
  return {
    cycle: { organisations: organisations.sort((a, b) => (a.agency < b.agency ? -1 : 1)), sessions, goals, conditions },
  };
};
