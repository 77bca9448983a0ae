import type { DomainEvent } from "../../ground/shared/index.ts";
import * as Step from "../../routes/step/index.ts";
import * as Inbox from "../inbox/index.ts";
import type { Relay } from "./deps.ts";

type StepEvent = DomainEvent<string, Step.StepRef>;

/** An organisation does not understand what is asked: whoever looks after the step answers, wherever the organisation is. */
export async function questionWaits({ ctx }: Relay, e: StepEvent): Promise<void> {
  const { data: step } = await Step.load(ctx, e.data);
  const { stepId, routeId, agencyId, municipality } = step;
  if (isWaiting(step))
    await Inbox.openTask(ctx, e, "clarification", stepId, { stepId, routeId, agencyId, municipality });
}

/** Whoever has reported, refused, or is asked no more waits for no answer. */
export async function questionOver({ ctx }: Relay, e: StepEvent): Promise<void> {
  const { data: step } = await Step.load(ctx, e.data);
  if (Step.awaitsAnswer(step) && !isWaiting(step)) await Inbox.closeTask(ctx, "clarification", step.stepId);
}

/** Also while it rests: it goes on as it was. */
const isWaiting = (step: Step.Step): boolean =>
  Step.awaitsAnswer(step) && !Step.isSettled(step) && step.status !== "rejected";
