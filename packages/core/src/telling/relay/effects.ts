import * as Second from "../../ground/second/index.ts";
import type { ChildId, DomainEvent } from "../../ground/shared/index.ts";
import * as Child from "../../people/child/index.ts";
import { make as makeReport } from "../../roadmaps/report/documents.actions.ts";
import { revise } from "../../roadmaps/report/freeze.actions.ts";
import * as Reporting from "../../roadmaps/reporting/index.ts";
import * as Execution from "../../routes/execution/index.ts";
import * as Handover from "../../routes/handover/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import * as Inbox from "../inbox/index.ts";
import * as Webhook from "../webhook/index.ts";
import { administratorAsked } from "./administrators.ts";
import { auditAlerted } from "./alerts.ts";
import { calendarChanged, calendarMoves, yearMissing } from "./calendar.ts";
import { carried } from "./carried.ts";
import { agencyClosed, agencyReopened, agencySucceeded, stepOrphaned, successionContinued } from "./closed.ts";
import { counted } from "./counting.ts";
import type { Relay } from "./deps.ts";
import { emergencyOpened } from "./emergencies.ts";
import { tellCancelled, tellReassigned } from "./ended.ts";
import { erasureAnnounced, erasureAsked, erasureRefused } from "./erasures.ts";
import type { EventType, Happened } from "./events.ts";
import * as executions from "./executions.ts";
import { askedAgain, outcomeAccepted, reviseFor, stepCompleted, stepCorrected, stepUndone } from "./failed.ts";
import { authorityChanged, authorityEnding, comingOfAge, tellHandover } from "./handovers.ts";
import { linksRevoked } from "./links.ts";
import { openStepsOf, undecidedStepsOf } from "./open-steps.ts";
import { collectHold, escalateToAgency, escalateToCoordinator, remindAgency } from "./remind.ts";
import {
  cameLate,
  dueLater,
  jobFinished,
  municipalityOverdue,
  paperCameLate,
  paperRedated,
  reportExtended,
  reportFileRemoved,
  reportReturned,
  reportsDue,
  reportsHandedIn,
} from "./reports.ts";
import { deliveryFailed, deliveryReturned, resendAsked } from "./resend.ts";
import { tellAgency, tellCoordinator, webhookDisabled } from "./tell.ts";
import { childChanged, consentEnded, consentGiven, consentWithdrawn, stepWithheld } from "./withheld.ts";

/** Of programmes and enrolments: loaded with the first of their events (decision 0101). */
const programmes = () => import("./enrolments.ts");

const nothing = async () => {};

/** What follows from an event of each type; of one that is not here nothing does but what follows from every event. */
const effects: { [T in EventType]?: (r: Relay, event: Happened<T>) => Promise<unknown> } = {
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
  "plan.drafted": (r, e) =>
    tellCoordinator(r, e, e.data.unreviewed ? "plan-unreviewed" : "plan-drafted", e.data.entries.length),
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
    await executions.startRoute(r, e.data);
  },
  "route.reopened": async (r, e) => {
    // Before its machine walks on: a stage of nothing but cancelled steps would be settled.
    await Route.returnSteps(r.ctx, e.data);
    await executions.startRoute(r, e.data);
    await Handover.proposeMove(r.ctx, e.data.childId, e.eventId);
    await tellCoordinator(r, e, "reopened");
  },
  "route.handed-over": async (r, e) => {
    // By its own machine it ends by itself.
    if (e.data.to) await executions.stopRoute(r, e.data);
    await cancelOpenSteps(r, e.data);
    await Handover.withdrawStale(r.ctx, e.data.childId, e.eventId);
    await tellCoordinator(r, e, "handed-over");
  },
  "route.closed": async (r, e) => {
    await executions.stopRoute(r, e.data);
    await cancelOpenSteps(r, e.data);
    await Handover.withdrawStale(r.ctx, e.data.childId, e.eventId);
  },

  "step.planned": (r, e) => executions.startStep(r, e.data),
  "step.restarted": (r, e) => executions.startStep(r, e.data),
  "step.requested": (r, e) => tellAgency(r, e, "request"),
  "step.accepted": (r, e) => (e.data.link ? tellAgency(r, e, "report-link") : nothing()),
  "step.held": async (r, e) => {
    await executions.retime(r, e.data);
    if (e.data.reason === "agency") await stepOrphaned(r, e);
  },
  "step.resumed": async (r, e) => {
    if (e.data.to === "planned") await Step.wakeUp(r.ctx, e.data);
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
  "step.hold-overdue": collectHold,
  "step.progressed": (r, e) => (e.data.link ? tellAgency(r, e, "report-link") : nothing()),
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
    await Step.wakeUp(r.ctx, e.data);
    await executions.retime(r, e.data);
    await tellReassigned(r, e);
  },
  "step.replanned": async (r, e) => {
    await executions.retime(r, e.data);
    await tellAgency(r, e, "replanned");
  },
  "step.due-changed": async (r, e) => {
    await executions.retime(r, e.data);
    await remindAgency(r, e, "moved");
  },
  "step.completed": stepCompleted,
  "step.outcome-accepted": outcomeAccepted,
  "step.asked-again": askedAgain,
  "step.corrected": stepCorrected,
  "step.undone": stepUndone,
  "step.cancelled": async (r, e) => {
    await executions.answerStep(r, e.data);
    await Route.settleStage(r.ctx, e.data.routeId, e.data.cycle, e.data.stage);
    await tellCancelled(r, e);
  },
  "step.wait-answered": (r, e) => executions.answerStep(r, e.data),

  "programme.approved": async (r, e) => (await programmes()).programmeApproved(r, e),
  "programme.withdrawn": async (r, e) => (await programmes()).programmeWithdrawn(r, e),
  "enrolment.made": async (r, e) => (await programmes()).made(r, e),
  "enrolment.restarted": async (r, e) => (await programmes()).start(r, e),
  "enrolment.offered": async (r, e) => (await programmes()).offered(r, e),
  "enrolment.offer-lapsed": async (r, e) => (await programmes()).offerLapsed(r, e),
  "enrolment.enrolled": async (r, e) => (await programmes()).enrolled(r, e),
  "enrolment.sessions-recorded": async (r, e) => (await programmes()).sessionsRecorded(r, e),
  "enrolment.sessions-due": async (r, e) => (await programmes()).sessionsDue(r, e),
  "enrolment.completed": async (r, e) => (await programmes()).ended(r, e),
  "enrolment.left": async (r, e) => (await programmes()).ended(r, e),
  "enrolment.wait-answered": async (r, e) => (await programmes()).answer(r, e),

  "consent.withdrawn": consentWithdrawn,
  "consent.ended": consentEnded,
  "consent.given": consentGiven,
  "instrument.recorded": instrumentRecorded,
  "instrument.disagreed": familyDisagreed,
  "instrument.agreed": ({ ctx }, e) => Inbox.closeTask(ctx, "family-disagrees", e.data.instrumentId),
  "instrument.corrected": async (r, e) => {
    await Execution.remindOfReport(r.ctx, e.data.childId, e.data.instrumentId);
    await paperRedated(r, e);
  },
  "result.recorded": async (r, e) => {
    await reviseFor(r, e);
    if (e.data.late) await cameLate(r.ctx, e.data.late, e.data.resultId, "results");
  },
  "result.corrected": reviseFor,
  "result.withdrawn": reviseFor,
  "execution.report-due": ({ ctx }, e) => {
    const { childId, instrumentId, municipality } = e.data;
    return Inbox.openTask(ctx, e, "execution-report", instrumentId, { childId, instrumentId, municipality });
  },
  "execution.reported": ({ ctx }, e) => Inbox.closeTask(ctx, "execution-report", e.data.instrumentId),
  "child.changed": async (r, e) => {
    await childChanged(r, e);
    if (e.data.fields.some((field) => field.startsWith("representatives."))) await authorityChanged(r, e.data.childId);
    if (e.data.fields.includes("municipality")) {
      await Handover.proposeMove(r.ctx, e.data.childId, e.eventId);
      await (await import("../../routes/employment/follow.actions.ts")).follow(r.ctx, e.data.childId);
      await (await programmes()).childMoved(r, e);
    }
    if (e.data.fields.includes("person.birthDate")) await Handover.refitAge(r.ctx, e.data.childId, e.eventId);
  },
  // Seldom enough to be loaded when it happens (decision 0101).
  "placement.look-due": async (r, e) => (await import("./placements.ts")).placementLookDue(r, e),
  "placement.look-unanswered": async ({ ctx }, e) =>
    (await import("./placements.ts")).openPlacementTask(ctx, e, "placement-unanswered"),
  "placement.looked": ({ ctx }, e) => Inbox.closeTask(ctx, "placement-unanswered", e.data.placementId),
  "placement.ended": async ({ ctx }, e) => {
    await Inbox.closeTask(ctx, "placement-unanswered", e.data.placementId);
    if (e.data.failed) await (await import("./placements.ts")).openPlacementTask(ctx, e, "placement-failed");
  },
  "child.registered": ({ ctx }, e) => Child.placeAuthorities(ctx, e.data.childId),
  "child.left": async (r, e) => {
    await childLeft(r, e);
    await Child.placeAuthorities(r.ctx, e.data.childId);
  },
  "child.returned": ({ ctx }, e) => Child.placeAuthorities(ctx, e.data.childId),
  "child.coming-of-age": comingOfAge,
  "child.authority-ending": authorityEnding,
  "child.merged": carried,
  "child.unmerged": carried,
  "child.split": carried,
  "handover.proposed": tellHandover,
  "handover.redirected": tellHandover,
  "handover.accepted": async (r, e) => {
    await Handover.carryOut(r.ctx, e.data.handoverId);
    await tellHandover(r, e);
  },
  "handover.declined": tellHandover,
  "agency.closed": async (r, e) => {
    await agencyClosed(r, e);
    await (await programmes()).agencyClosed(r, e);
  },
  "agency.succeeded": agencySucceeded,
  "succession.continued": successionContinued,
  "agency.reopened": agencyReopened,
  "agency.links-revoked": linksRevoked,

  "calendar.changed": calendarChanged,
  "calendar.year-missing": yearMissing,
  "calendar.move-continued": calendarMoves,

  "roadmap.imported": ({ ctx, workflows }, e) => Reporting.followRoadmaps(ctx, workflows, e.data.byHand === true),
  "period.opened": async (r, e) => {
    await executions.startPeriod(r, e.data);
    await (await import("./resources.ts")).askForSheets(r, e);
  },
  "period.continued": (r, e) => executions.startPeriod(r, e.data),
  "period.locked": (r, e) => executions.answerPeriod(r, e.data),
  "period.unlocked": (r, e) => executions.startPeriod(r, e.data),
  "period.wait-answered": (r, e) => executions.answerPeriod(r, e.data),
  "agency.reports-due": reportsDue,
  "agency.reports-handed-in": reportsHandedIn,
  "municipality.reports-overdue": municipalityOverdue,
  "obligation.submitted": async (r, e) => {
    await dueLater(r, e);
    if (e.data.wished) await Inbox.closeTask(r.ctx, "extension-asked", e.data.obligationId);
  },
  "obligation.extended": async (r, e) => {
    await Inbox.closeTask(r.ctx, "extension-asked", e.data.obligationId);
    await reportExtended(r, e);
  },
  "obligation.file-removed": reportFileRemoved,
  "obligation.extension-asked": ({ ctx }, e) => {
    const { obligationId, agencyId } = e.data;
    return Inbox.openTask(ctx, e, "extension-asked", obligationId, { obligationId, agencyId });
  },
  "obligation.accepted": (r, e) => dueLater(r, e),
  "obligation.returned": async (r, e) => {
    await dueLater(r, e);
    await reportReturned(r, e);
  },
  // The action does it at once; this is for one that died between the correction and its revision.
  "obligation.corrected": ({ ctx }, e) => revise(ctx, e.data.period, { reasonId: e.data.reasonId }),
  "report.requested": ({ ctx }, e) => makeReport(ctx, e.data.reportId),

  "job.begun": (r, e) => executions.startJob(r, e.data),
  "job.continued": (r, e) => executions.startJob(r, e.data),
  "job.finished": jobFinished,

  "second.asked": async (r, e) => {
    const { act, confirmationId, municipality } = e.data;
    if (Second.adminActs.includes(act)) return administratorAsked(r, e);
    await Inbox.openTask(r.ctx, e, "second-person", confirmationId, { confirmationId, municipality });
  },
  "second.given": ({ ctx }, e) => Inbox.closeTask(ctx, "second-person", e.data.confirmationId),
  "second.declined": ({ ctx }, e) => Inbox.closeTask(ctx, "second-person", e.data.confirmationId),

  "emergency.opened": emergencyOpened,
  "emergency.reviewed": ({ ctx }, e) => Inbox.closeTask(ctx, "emergency-access", e.data.emergencyId),
  "audit.alerted": auditAlerted,

  "file.unchecked": ({ ctx }, e) => Inbox.openTask(ctx, e, "file-unchecked", e.data.fileId, fileOf(e)),
  "file.checked": ({ ctx }, e) => Inbox.closeTask(ctx, "file-unchecked", e.data.fileId),
  "file.infected": async ({ ctx }, e) => {
    await Inbox.closeTask(ctx, "file-unchecked", e.data.fileId);
    await Inbox.openTask(ctx, e, "file-infected", e.data.fileId, fileOf(e));
  },

  "erasure.asked": erasureAsked,
  "erasure.announced": erasureAnnounced,
  "erasure.refused": erasureRefused,
  "erasure.stalled": ({ ctx }, e) => Inbox.openTask(ctx, e, "erasure-stalled", e.data.erasureId, e.data),
  "child.erased": ({ ctx }, e) => Inbox.closeTask(ctx, "erasure-stalled", e.data.erasureId),

  "delivery.failed": (r, e) => deliveryFailed(r, e, ofItsType),
  "delivery.resend-asked": (r, e) => resendAsked(r, e, ofItsType),
  "delivery.bounced": (r, e) => deliveryReturned(r, e, ofItsType),
  "delivery.complained": (r, e) => deliveryReturned(r, e, ofItsType),
  "webhook.disabled": webhookDisabled,
};

/** What follows from every event, whatever its type, in this order. */
export const ofEveryEvent: ((r: Relay, event: DomainEvent) => Promise<unknown>)[] = [
  ({ ctx }, event) => counted(ctx, event),
  ofItsType,
  (r, event) => Webhook.dispatch(r.ctx, r, { ...event, stream: r.stream }),
];

/**
 * Types without an effect, and those that nobody knows any more, are history only: here, and on purpose, they are passed
 * over.
 */
async function ofItsType(r: Relay, event: DomainEvent): Promise<unknown> {
  return isKnown(event) ? run(r, event) : undefined;
}

/** What is kept under the name of a type has its data: actions write nothing else. */
const isKnown = (event: DomainEvent): event is Happened<EventType> => Object.hasOwn(effects, event.type);

const run = <T extends EventType>(r: Relay, event: Happened<T>): Promise<unknown> | undefined =>
  effects[event.type]?.(r, event);

const fileOf = ({ data: { kind: _, ...about } }: Happened<"file.unchecked" | "file.infected">): Inbox.TaskAbout =>
  about;

const withRoute = (e: DomainEvent<string, { childId: ChildId }>, routeId: Route.Route["routeId"]) => ({
  ...e,
  data: { routeId, childId: e.data.childId },
});

/** A new instrument's measures join the child's running route; of those that it has no more the coordinator is told. */
async function instrumentRecorded(r: Relay, e: Happened<"instrument.recorded">): Promise<void> {
  await Route.settleRenewal(r.ctx, e.data.childId, e.data.instrumentId);
  const joined = await Route.joinMeasures(r.ctx, e.data.childId);
  if (joined?.unassigned) await askWhom(r, withRoute(e, joined.routeId));
  if (e.data.kind === "ipra") await Execution.remindOfReport(r.ctx, e.data.childId, e.data.instrumentId);
  if (e.data.supersedes) await Inbox.closeTask(r.ctx, "execution-report", e.data.supersedes);
  if (joined?.dropped) await tellCoordinator(r, withRoute(e, joined.routeId), "measures-dropped", joined.dropped);
  await paperCameLate(r, e);
}

/** Lines of an approved plan that are nobody's are a coordinator's task: whose school a child goes to is not guessed. */
async function askWhom({ ctx }: Relay, e: DomainEvent<string, { routeId: Route.Route["routeId"]; childId: ChildId }>) {
  const { routeId, childId } = e.data;
  const { municipality } = (await Route.load(ctx, routeId)).data;
  await Inbox.openTask(ctx, e, "plan-unassigned", routeId, { routeId, childId, municipality });
}

/** A family's «no» to a paper waits for a coordinator until it is answered, or the family agrees. */
async function familyDisagreed({ ctx }: Relay, e: Happened<"instrument.disagreed">): Promise<void> {
  const { childId, instrumentId } = e.data;
  const { municipality } = (await Child.load(ctx, childId)).record;
  await Inbox.openTask(ctx, e, "family-disagrees", instrumentId, { childId, instrumentId, municipality });
}

async function cancelOpenSteps(r: Relay, { routeId }: { routeId: Route.Route["routeId"] }): Promise<void> {
  // Closed by mistake and reopened before that was told: no organisation is to hear of it.
  if ((await Route.load(r.ctx, routeId)).data.status === "open") return;
  for await (const step of openStepsOf(r, routeId))
    await Step.cancel(r.ctx, step.stepId, { reason: Route.endedReason, because: "route-ended" });
  for await (const step of undecidedStepsOf(r, routeId)) await Step.dropDecision(r.ctx, step);
}

/** A child who left has nobody asked about it any more. */
async function childLeft(r: Relay, e: Happened<"child.left">): Promise<void> {
  const routeId = await Route.openRouteOf(r.ctx, e.data.childId);
  if (routeId) await Route.close(r.ctx, routeId, { reason: e.data.cause });
  await Handover.withdrawAll(r.ctx, e.data.childId);
  await (await programmes()).childLeft(r, e);
}
