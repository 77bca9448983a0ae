import type { ChildId, DomainEvent } from "../../ground/shared/index.ts";
import type { LeaveCause } from "../../people/child/index.ts";
import type { ConsentEvent } from "../../people/consent/index.ts";
import type * as Instrument from "../../routes/instrument/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import * as Inbox from "../inbox/index.ts";
import { agencyEffects } from "./agency.effects.ts";
import {
  type DeliveryData,
  deliveryFailed,
  deliveryReturned,
  type Rerun,
  resendAsked,
  webhookDisabled,
} from "./delivery.effects.ts";
import type { Relay } from "./deps.ts";
import * as executions from "./executions.ts";
import { openStepsOf } from "./open-steps.ts";
import { periodEffects } from "./period.effects.ts";
import { collectLateAnswer, escalateToAgency, escalateToCoordinator, remindAgency } from "./remind.ts";
import { tellAgency, tellCoordinator } from "./tell.ts";
import { consentWithdrawn, stepWithheld } from "./withheld.ts";

type RouteType = Route.RouteEventType;
type StepType = Step.StepEventType;
type DataOf<T> = T extends StepType
  ? Extract<Step.StepEvent, { type: T }>["data"]
  : T extends RouteType
    ? Extract<Route.RouteEvent, { type: T }>["data"]
    : never;
type Effect<T> = (r: Relay, event: DomainEvent<string, DataOf<T>>) => Promise<unknown>;

const routeEffects: { [T in RouteType]?: Effect<T> } = {
  "route.opened": (r, e) => executions.startRoute(r, e.data),
  "route.continued": async (r, e) => {
    await executions.startRoute(r, e.data);
    if (e.data.why === "lost") await tellCoordinator(r, e, "lost-execution");
  },
  "cycle.renewed": async (r, e) => {
    await executions.startRoute(r, e.data);
    await tellCoordinator(r, e, "cycle-renewed", e.data.cycle);
  },
  "stage.settled": (r, e) => executions.answerStage(r, e.data),
  "stage.wait-answered": (r, e) => executions.answerStage(r, e.data),
  "plan.drafted": (r, e) => tellCoordinator(r, e, "plan-drafted", e.data.entries.length),
  "route.handed-over": async (r, e) => {
    await cancelOpenSteps(r, e.data);
    await tellCoordinator(r, e, "handed-over");
  },
  "route.closed": async (r, e) => {
    await executions.stopRoute(r, e.data);
    await cancelOpenSteps(r, e.data);
  },
};

const stepEffects: { [T in StepType]?: Effect<T> } = {
  "step.planned": (r, e) => executions.startStep(r, e.data),
  "step.restarted": (r, e) => executions.startStep(r, e.data),
  "step.requested": (r, e) => tellAgency(r, e, "request"),
  "step.accepted": (r, e) => (e.data.link ? tellAgency(r, e, "report-link") : undefined) ?? Promise.resolve(),
  "step.held": (r, e) => executions.retime(r, e.data),
  "step.resumed": async (r, e) => {
    if (e.data.to === "planned") await Step.wakeUp(r.ctx, e.data.stepId);
    await executions.retime(r, e.data);
    if (e.data.to !== "planned") await tellAgency(r, e, "resumed");
  },
  "step.reminded": (r, e) => remindAgency(r, e, "reminder"),
  "step.fell-due": (r, e) => remindAgency(r, e, "due"),
  "step.link-renewed": (r, e) => tellAgency(r, e, "link-renewed"),
  "step.escalated": async (r, e) => {
    await escalateToAgency(r, e);
    await escalateToCoordinator(r, e, e.data.count);
  },
  "step.progressed": (r, e) => (e.data.link ? tellAgency(r, e, "report-link") : undefined) ?? Promise.resolve(),
  "step.question-asked": async (r, e) => {
    const { stepId, routeId, agencyId } = e.data;
    await Inbox.openTask(r.ctx, e, "clarification", stepId, { stepId, routeId, agencyId });
    await tellCoordinator(r, e, "question");
  },
  "step.clarified": async (r, e) => {
    await Inbox.closeTask(r.ctx, "clarification", e.data.stepId);
    await tellAgency(r, e, "clarified");
  },
  "step.nudged": (r, e) => remindAgency(r, e, "reminder"),
  "step.rejected": (r, e) => tellCoordinator(r, e, "rejected"),
  "step.withheld": stepWithheld,
  "step.reassigned": async (r, e) => {
    await Step.wakeUp(r.ctx, e.data.stepId);
    await executions.retime(r, e.data);
  },
  "step.completed": async (r, e) => {
    await executions.answerStep(r, e.data);
    await Route.settleStage(r.ctx, e.data.routeId, e.data.cycle, e.data.stage);
    if (e.data.late) await collectLateAnswer(r, e);
  },
  "step.cancelled": async (r, e) => {
    await executions.answerStep(r, e.data);
    await Route.settleStage(r.ctx, e.data.routeId, e.data.cycle, e.data.stage);
  },
  "step.wait-answered": (r, e) => executions.answerStep(r, e.data),
};

const rerun: Rerun = async (r, event, how) => effects[event.type]?.({ ...r, ...how }, event);

const deliveryEffects = {
  "delivery.failed": (r: Relay, e: DomainEvent<string, DeliveryData>) => deliveryFailed(r, e, rerun),
  "delivery.resend-asked": (r: Relay, e: DomainEvent<string, DeliveryData>) => resendAsked(r, e, rerun),
  "delivery.bounced": (r: Relay, e: DomainEvent<string, DeliveryData>) => deliveryReturned(r, e, rerun),
  "delivery.complained": (r: Relay, e: DomainEvent<string, DeliveryData>) => deliveryReturned(r, e, rerun),
  "webhook.disabled": webhookDisabled,
};

async function consentGiven(r: Relay, e: DomainEvent<string, ConsentEvent["data"]>): Promise<void> {
  const routeId = await Route.openRouteOf(r.ctx, e.data.childId);
  if (!routeId) return;
  for await (const step of openStepsOf(r, routeId))
    if (step.status === "on-hold") await Step.wakeUp(r.ctx, step.stepId);
}

const withRoute = (e: DomainEvent<string, { childId: ChildId }>, routeId: Route.Route["routeId"]) => ({
  ...e,
  data: { routeId, childId: e.data.childId },
});

/** A new ИПРА's measures join the child's running route; of those that it has no more the coordinator is told. */
async function instrumentRecorded(r: Relay, e: DomainEvent<string, Instrument.InstrumentEvent["data"]>): Promise<void> {
  const joined = e.data.kind === "ipra" ? await Route.joinMeasures(r.ctx, e.data.childId) : undefined;
  if (joined?.dropped) await tellCoordinator(r, withRoute(e, joined.routeId), "measures-dropped", joined.dropped);
}

async function cancelOpenSteps(r: Relay, { routeId }: { routeId: Route.Route["routeId"] }): Promise<void> {
  for await (const step of openStepsOf(r, routeId))
    await Step.cancel(r.ctx, step.stepId, { reason: Route.endedReason });
}

/** A child who left has nobody asked about it any more. */
async function childLeft(r: Relay, e: DomainEvent<string, { childId: ChildId; cause: LeaveCause }>): Promise<void> {
  const routeId = await Route.openRouteOf(r.ctx, e.data.childId);
  if (routeId) await Route.close(r.ctx, routeId, { reason: e.data.cause });
}

/** What each event brings about; events that are not here are history only. */
export const effects = {
  ...routeEffects,
  ...stepEffects,
  ...deliveryEffects,
  ...periodEffects,
  ...agencyEffects,
  "consent.withdrawn": consentWithdrawn,
  "consent.given": consentGiven,
  "instrument.recorded": instrumentRecorded,
  "child.left": childLeft,
} as Partial<Record<string, (r: Relay, event: DomainEvent) => Promise<unknown>>>;
