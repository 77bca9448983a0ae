import { expect } from "vitest";
import type { AgencyId, ChildId, EnrolmentId, RouteId, StepId } from "../../src/ground/shared/index.ts";
import * as Indicator from "../../src/roadmaps/indicator/index.ts";
import * as Route from "../../src/routes/route/index.ts";
import * as Step from "../../src/routes/step/index.ts";
import * as Inbox from "../../src/telling/inbox/index.ts";
import { enrolmentOf, programmeOf } from "./programme.ts";
import { childOf, consentOf } from "./region.ts";
import { type RouteWorld, routeWorld, stepsOf } from "./relay.ts";

/** A route whose plan asks `provider` for speech therapy by the step `stepId`. */
export interface ProvidedWorld extends RouteWorld {
  stepId: StepId;
  provider: AgencyId;
  tasks(kind: Inbox.TaskKind): Promise<Inbox.Task[]>;
  /** Another child with consent. */
  other(surname: string): Promise<ChildId>;
  /** In a programme of the provider's, made for it. */
  enrolled(childId?: ChildId, over?: object, places?: number): Promise<EnrolmentId>;
  /** What was counted is what a rebuild would count. */
  agree(): Promise<void>;
}

/** A child's route of school age whose plan is approved and whose organisations are asked; `consent` is what it rests on. */
export async function askedRoute(w: RouteWorld) {
  const { consent } = await w.consent();
  await w.ipra(["Занятия с логопедом"]);
  const routeId = (await Route.open(w.ctx, w.childId, { template: "school-age" })).routeId as RouteId;
  await w.settle();
  const [review] = Object.values(await stepsOf(w, routeId));
  await Step.complete(w.ctx, review!.stepId as StepId, { result: "performed" });
  await w.settle();
  await Route.approvePlan(w.ctx, routeId);
  await w.settle();
  return { routeId, consent };
}

export async function providedWorld(): Promise<ProvidedWorld> {
  const w = await routeWorld();
  const { routeId } = await askedRoute(w);
  const step = Object.values(await stepsOf(w, routeId)).find(
    ({ measureId, status }) => measureId && status === "requested",
  )!;
  const provider = step.agencyId as AgencyId;
  return {
    ...w,
    stepId: step.stepId as StepId,
    provider,
    tasks: async (kind) => (await Inbox.openTasks(w.ctx, { limit: 20 }, kind)).items.map(({ data }) => data),
    other: async (surname) => {
      const record = await childOf(w.ctx, { surname, givenName: "Инна", birthDate: "2014-07-01" });
      await consentOf(w.ctx, record);
      return record.childId;
    },
    enrolled: async (childId = w.childId, over = {}, places = 1) => {
      const id = await enrolmentOf(w.ctx, await programmeOf(w.ctx, provider, { places }), childId, over);
      await w.settle();
      return id;
    },
    agree: async () => expect(await Indicator.compare(w.ctx)).toEqual([]),
  };
}
