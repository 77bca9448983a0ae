import * as Route from "../../../routes/route/index.ts";
import * as Step from "../../../routes/step/index.ts";
import * as Inbox from "../../inbox/index.ts";
import { stepOrphaned } from "../closed.ts";
import { tellCancelled, tellReassigned } from "../ended.ts";
import type { Effects } from "../events.ts";
import * as executions from "../executions.ts";
import { askedAgain, decisionWanted, outcomeAccepted, stepCompleted, stepCorrected, stepUndone } from "../failed.ts";
import { questionOver, questionWaits } from "../questions.ts";
import { collectHold, escalateToAgency, escalateToCoordinator, remindAgency } from "../remind.ts";
import { tellAgency, tellCoordinator } from "../tell.ts";
import { stepWithheld } from "../withheld.ts";

const nothing = async () => {};

/** Steps. */
export const effects: Effects = {
  "step.planned": (r, e) => executions.beginStep(r, e.data),
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
    await questionWaits(r, e);
    await tellCoordinator(r, e, "question");
  },
  "step.clarified": async (r, e) => {
    await Inbox.closeTask(r.ctx, "clarification", e.data.stepId);
    await tellAgency(r, e, "clarified");
  },
  "step.nudged": (r, e) => remindAgency(r, e, "reminder"),
  "step.rejected": async (r, e) => {
    await tellCoordinator(r, e, "rejected");
    await questionOver(r, e);
  },
  "step.withheld": stepWithheld,
  "step.reassigned": async (r, e) => {
    await Step.wakeUp(r.ctx, e.data);
    await executions.retime(r, e.data);
    // With its assignment the question is gone from the step, too.
    await Inbox.closeTask(r.ctx, "clarification", e.data.stepId);
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
  "step.moved": ({ ctx }, { data: { municipality, stepId } }) =>
    Inbox.moveTasks(ctx, municipality, ["failed", "clarification"], [stepId]),
  "step.outcome-accepted": outcomeAccepted,
  "step.decision-wanted": decisionWanted,
  "step.asked-again": askedAgain,
  "step.corrected": stepCorrected,
  "step.undone": stepUndone,
  "step.cancelled": async (r, e) => {
    await executions.answerStep(r, e.data);
    await Route.settleStage(r.ctx, e.data.routeId, e.data.cycle, e.data.stage);
    await questionOver(r, e);
    await tellCancelled(r, e);
  },
  "step.wait-answered": (r, e) => executions.answerStep(r, e.data),
};
