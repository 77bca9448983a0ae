import * as Handover from "../../../routes/handover/index.ts";
import * as Route from "../../../routes/route/index.ts";
import * as Step from "../../../routes/step/index.ts";
import * as Inbox from "../../inbox/index.ts";
import type { Relay } from "../deps.ts";
import type { Effects, Happened } from "../events.ts";
import * as executions from "../executions.ts";
import { openStepsOf, undecidedStepsOf } from "../open-steps.ts";
import { returnTasks } from "../returned.ts";
import { tellCoordinator } from "../tell.ts";
import { askWhom } from "../unassigned.ts";

/** Routes, their cycles, stages and plans. */
export const effects: Effects = {
  "route.opened": (r, e) => executions.startRoute(r, e.data),
  "route.continued": async (r, e) => {
    await executions.startRoute(r, e.data);
    if (e.data.why === "lost") await tellCoordinator(r, e, "lost-execution");
  },
  "cycle.renewed": async (r, e) => {
    await executions.startRoute(r, e.data);
    await Inbox.closeTasks(r.ctx, ofPlan(e.data));
    await tellCoordinator(r, e, "cycle-renewed", e.data.cycle);
  },
  "stage.settled": async (r, e) => {
    await executions.answerStage(r, e.data);
    await counselled(r, e);
  },
  // Whoever decides what the route comes to has seen what was found.
  "cycle.decided": ({ ctx }, e) => Inbox.closeTask(ctx, "counsel", e.data.routeId),
  "stage.wait-answered": (r, e) => executions.answerStage(r, e.data),
  "plan.drafted": (r, e) =>
    tellCoordinator(r, e, e.data.unreviewed ? "plan-unreviewed" : "plan-drafted", e.data.entries.length),
  // A family's «no» to a plan waits for a coordinator until it is answered, or all who spoke agree.
  "plan.disagreed": async ({ ctx }, e) => {
    const { routeId, childId } = e.data;
    const { municipality } = (await Route.load(ctx, routeId)).data;
    await Inbox.openTask(ctx, e, "family-disagrees", routeId, { childId, routeId, municipality });
  },
  "plan.agreed": async ({ ctx }, e) => {
    const { answers = {} } = (await Route.load(ctx, e.data.routeId)).data.plan;
    if (Object.values(answers).every(({ answer }) => answer === "agree"))
      await Inbox.closeTask(ctx, "family-disagrees", e.data.routeId);
  },
  "plan.amended": async (r, e) => {
    const { template, generation } = e.data;
    if (template) await executions.stopRoute(r, { ...e.data, generation: generation - 1 }, template.was);
    await Route.followPlan(r.ctx, e.data);
    if (e.data.entries.every(({ agencyId }) => agencyId))
      await Inbox.closeTask(r.ctx, "plan-unassigned", e.data.routeId);
    else if (template) await askWhom(r, e);
    if (template) await executions.startRoute(r, e.data);
  },
  "plan.approval-undone": async (r, e) => {
    await executions.stopRoute(r, { ...e.data, generation: e.data.generation - 1 });
    await Route.dropUnapproved(r.ctx, e.data);
    await Inbox.closeTask(r.ctx, "plan-unassigned", e.data.routeId);
    await executions.startRoute(r, e.data);
  },
  "route.reopened": async (r, e) => {
    // Before its machine walks on: a stage of nothing but cancelled steps would be settled.
    await Route.returnSteps(r.ctx, e.data);
    await returnTasks(r, e);
    await executions.startRoute(r, e.data);
    await Handover.proposeMove(r.ctx, e.data.childId, e.eventId);
    await tellCoordinator(r, e, "reopened");
  },
  // Who looks after the route sees to all that waits for somebody.
  "route.moved": ({ ctx }, { data: { municipality, routeId, childId } }) =>
    Inbox.moveTasks(
      ctx,
      municipality,
      ["plan-unassigned", "family-disagrees", "counsel", "route-not-reopened", "consent-needed"],
      [routeId, childId],
    ),
  "route.handed-over": async (r, e) => {
    // By its own machine it ends by itself.
    if (e.data.to) await executions.stopRoute(r, e.data);
    await endOpen(r, e.data);
    await Handover.withdrawStale(r.ctx, e.data.childId, e.eventId);
    await tellCoordinator(r, e, "handed-over");
  },
  "route.closed": async (r, e) => {
    await executions.stopRoute(r, e.data);
    await endOpen(r, e.data);
    await Handover.withdrawStale(r.ctx, e.data.childId, e.eventId);
  },
};

/** The way has parted: a person looks whether help is wanted after all, as long as the family is advised. */
async function counselled({ ctx }: Relay, e: Happened<"stage.settled">): Promise<void> {
  const { routeId, childId, stage, outcome } = e.data;
  if (Route.isCounsel(stage)) return Inbox.closeTask(ctx, "counsel", routeId);
  if (outcome !== "aside") return;
  const { municipality } = (await Route.load(ctx, routeId)).data;
  await Inbox.openTask(ctx, e, "counsel", routeId, { routeId, childId, municipality });
}

type OfRoute = Pick<Route.Route, "routeId" | "childId">;

/** What asks somebody to see to the plan as it is. */
const ofPlan = ({ routeId }: Pick<OfRoute, "routeId">) =>
  [
    ["plan-unassigned", routeId],
    ["family-disagrees", routeId],
  ] as const;

/** With a route its open steps end, and whatever it was for which somebody was to see to it. */
async function endOpen(r: Relay, { routeId, childId }: OfRoute): Promise<void> {
  // Closed by mistake and reopened before that was told: no organisation is to hear of it.
  if ((await Route.load(r.ctx, routeId)).data.status === "open") return;
  for await (const step of openStepsOf(r, routeId))
    await Step.cancel(r.ctx, step, { reason: Route.endedReason, because: "route-ended" });
  for await (const step of undecidedStepsOf(r, routeId)) await Step.dropDecision(r.ctx, step);
  await Inbox.closeTasks(r.ctx, [...ofPlan({ routeId }), ["counsel", routeId]]);
  // Another one of the child may have begun, for which nobody consents either.
  if (!(await Route.openRouteOf(r.ctx, childId))) await Inbox.closeTask(r.ctx, "consent-needed", childId);
}
