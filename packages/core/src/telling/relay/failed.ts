import type { DomainEvent } from "../../ground/shared/index.ts";
import { revise } from "../../roadmaps/report/freeze.actions.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import * as Digest from "../digest/index.ts";
import * as Inbox from "../inbox/index.ts";
import type { Relay } from "./deps.ts";
import { tellCorrected } from "./ended.ts";
import type { Happened } from "./events.ts";
import * as executions from "./executions.ts";
import { questionOver, questionWaits } from "./questions.ts";
import { collectLateAnswer } from "./remind.ts";

type StepEvent = DomainEvent<string, Step.StepRef>;

/** A step has its result: whoever waits for it goes on, unless a coordinator has to say first what follows. */
export async function stepCompleted(r: Relay, e: StepEvent & { data: { late: boolean } }): Promise<void> {
  await executions.answerStep(r, e.data);
  await questionOver(r, e);
  if (await awaitDecision(r, e)) return;
  await performed(r, e);
  await Route.settleStage(r.ctx, e.data.routeId, e.data.cycle, e.data.stage);
  if (e.data.late) await collectLateAnswer(r, e);
}

/** Its result was put right: figures of locked periods follow in a revision, and its stage, if that was all it waited for. */
export async function stepCorrected(r: Relay, e: Happened<"step.corrected">): Promise<void> {
  if (!(await awaitDecision(r, e))) await outcomeAccepted(r, e);
  await reviseFor(r, e);
  // Who corrected its own sessions knows.
  if (!e.data.enrolmentId) await tellCorrected(r, e);
}

/** Figures of locked periods follow in a revision, after they were counted. */
export async function reviseFor({ ctx }: Relay, { data }: { data: { revisions?: Step.Revision[] } }): Promise<void> {
  for (const { period, reasonId } of data.revisions ?? []) await revise(ctx, period, { reasonId }, "step");
}

/** What is not what was asked for becomes a coordinator's task, and a line of the digest. @returns whether the step is so now */
async function awaitDecision({ ctx, workflows }: Relay, e: StepEvent): Promise<boolean> {
  const { data: step } = await Step.load(ctx, e.data);
  if (!Step.isUndecided(step)) return false;
  const { stepId, routeId, agencyId, municipality, assignment } = step;
  await Inbox.openTask(ctx, e, "failed", stepId, { stepId, routeId, agencyId, municipality });
  await Digest.collect(ctx, { municipality }, { stepId, assignment, why: "failed", at: e.at });
  await Digest.wakeForDigest(ctx, workflows);
  return true;
}

/** What waits for it begins. */
async function performed({ ctx }: Relay, e: StepEvent): Promise<void> {
  const { data: step } = await Step.load(ctx, e.data);
  if (step.status === "completed" && step.result === "performed") await Route.bringForwardAfter(ctx, step);
}

/** Its route goes on, and so does the task. */
export const decisionWanted = async (r: Relay, e: StepEvent): Promise<void> => void (await awaitDecision(r, e));

/** The outcome stands. */
export async function outcomeAccepted({ ctx }: Relay, e: StepEvent): Promise<void> {
  await Inbox.closeTask(ctx, "failed", e.data.stepId);
  await Route.settleStage(ctx, e.data.routeId, e.data.cycle, e.data.stage);
}

/** Asked for anew, by an execution of its own. */
export async function askedAgain(
  r: Relay,
  e: StepEvent & { data: { generation: number; revisions: Step.Revision[] } },
): Promise<void> {
  await Inbox.closeTask(r.ctx, "failed", e.data.stepId);
  await executions.startStep(r, e.data);
  await reviseFor(r, e);
}

/** The agency took its answer back: what was settled goes on in an execution of its own, and what was rejected in the same. */
export async function stepUndone(r: Relay, e: StepEvent & { data: { generation: number } }): Promise<void> {
  await Inbox.closeTask(r.ctx, "failed", e.data.stepId);
  await questionWaits(r, e);
  await executions.startStep(r, e.data);
  await executions.retime(r, e.data);
}
