import { wordsIn } from "../../forms/form/words.ts";
import * as Response from "../../forms/response/part.actions.ts";
import type { Decision } from "../../ground/change/index.ts";
import type { Ctx } from "../../ground/shared/index.ts";
import type { StandingView } from "./respond.view.ts";
import type { StepEvent } from "./step.events.ts";
import { evolve } from "./step.evolve.ts";
import type { Complete, Correct, Step } from "./step.ts";

/**
 * What a change of a step means for the form by which it asks (decision 0214): an assignment has a response of its own from its request
 * on, which ends where nothing is awaited of that organisation any more, and goes on where that is taken back.
 * @param why of a step that is reopened
 */
export async function alongForm(
  ctx: Ctx,
  step: Step,
  decided: Decision<Step, StepEvent>,
  why?: string,
): Promise<Decision<Step, StepEvent>> {
  if (step.form === undefined || decided.events.length === 0) return decided;
  const at = ctx.now().toString();
  const parts: Response.Part[] = [];
  const events: StepEvent[] = [];
  let before = step;
  for (const event of decided.events) {
    const { told, part } = await askedBy(ctx, before, event, at);
    const after = evolve(before, told, at);
    events.push(told);
    parts.push(...[part, await followed(ctx, { before, after, told }, why)].filter((one) => one !== undefined));
    before = after;
  }
  return {
    ...decided,
    events,
    besides: [...(decided.besides ?? []), ...parts.flatMap((part) => part.events)],
    writes: [...(decided.writes ?? []), ...parts.flatMap((part) => part.writes)],
  };
}

/** Whoever is asked, or takes over, gets a response; nobody does where the region has approved no such form. */
async function askedBy(
  ctx: Ctx,
  step: Step,
  event: StepEvent,
  at: string,
): Promise<{ told: StepEvent; part?: Response.Part }> {
  const isAsked = event.type === "step.requested" && !step.asking;
  const isInherited = event.type === "step.inherited" && step.asking !== undefined;
  if (!isAsked && !isInherited) return { told: event };
  const { form: model, childId, municipality, dataClass, stepId, routeId } = step;
  const { agencyId } = evolve(step, event, at);
  const made = await Response.asking(ctx, {
    model: model!,
    childId,
    municipality,
    agencyId,
    dataClass,
    step: { stepId, routeId },
  });
  if (!made) return { told: event };
  const { asking, ...part } = made;
  return { told: { ...event, data: { ...event.data, asking } } as StepEvent, part };
}

/** Between two states of the step. */
async function followed(
  ctx: Ctx,
  { before, after, told }: { before: Step; after: Step; told: StepEvent },
  why: string | undefined,
): Promise<Response.Part | undefined> {
  const id = before.asking?.responseId;
  if (id === undefined) return undefined;
  if (after.asking?.responseId !== id) return Response.ending(ctx, id);
  const [was, is] = [isOver(before), isOver(after)];
  if (!was && is) return Response.ending(ctx, id);
  // Its answers were put right with it: see `amended`.
  if (told.type === "step.corrected") return undefined;
  // What was settled is asked for again, or its end was taken back.
  const isBack = "settledAt" in before && !("settledAt" in after);
  return (was && !is) || isBack ? Response.goingOn(ctx, id, why) : undefined;
}

/** Nobody is to answer any more, and no answer counts. */
const isOver = (step: Step): boolean =>
  step.status === "rejected" ||
  step.status === "cancelled" ||
  step.status === "failed" ||
  (step.status === "completed" && step.result !== "performed");

const nothing: Response.Part = { writes: [], events: [] };

/** What is performed is answered, now or before; of what was not nobody asks. @throws Refusal response.wanted, response.submitted, input.invalid */
export const answered = async (
  ctx: Ctx,
  { responseId }: Response.Asking,
  { result, answers }: Pick<Complete, "result" | "answers">,
): Promise<Response.Part> => (result === "performed" ? Response.handingIn(ctx, responseId, answers) : nothing);

/** @throws Refusal response.wanted, input.invalid */
export async function amended(
  ctx: Ctx,
  { responseId }: Response.Asking,
  { result, answers, reason }: Pick<Correct, "result" | "answers" | "reason">,
): Promise<Response.Part> {
  if (result !== "performed") return nothing;
  return answers ? Response.amending(ctx, responseId, answers, reason) : Response.handingIn(ctx, responseId, undefined);
}

/** Where it is answered, and how far that is; the caller has asked consent. */
export async function pageOf(ctx: Ctx, { responseId }: Response.Asking): Promise<StandingView["form"]> {
  const page = await Response.pageOf(ctx, responseId);
  if (page.status === "closed") return undefined;
  const state = page.status === "submitted" ? "answered" : page.hasDraft ? "draft" : "empty";
  return { title: { ru: wordsIn(page.title, "ru"), en: wordsIn(page.title, "en") }, url: page.url, state };
}
