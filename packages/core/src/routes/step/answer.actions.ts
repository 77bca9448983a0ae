import * as z from "zod";
import { type Ctx, mustCareFor, type StepId } from "../../ground/shared/index.ts";
import { paragraph } from "../../ground/shared/schema.ts";
import * as decide from "./answer.decide.ts";
import { change, type How, note } from "./step.actions.ts";
import type { StepView } from "./step.ts";

export const Progress = z.strictObject({ report: paragraph(10_000) });
export const Ask = z.strictObject({ question: paragraph(2000) });
export const Clarify = z.strictObject({ answer: paragraph(4000) });

/** A partial report. @throws Refusal step.not-allowed, not-found */
export const progress = (ctx: Ctx, stepId: StepId, { report }: z.infer<typeof Progress>, how: How = {}) =>
  change(ctx, stepId, "step.progress", how, async (step) => {
    const { noteId, write } = await note(ctx, step, report);
    return { events: decide.progress(step, { noteId, ...used(how) }), writes: [write] };
  });

/** A question to the coordinator. @throws Refusal step.not-allowed, not-found */
export const ask = (ctx: Ctx, stepId: StepId, { question }: z.infer<typeof Ask>, how: How = {}) =>
  change(ctx, stepId, "step.ask", how, async (step) => {
    const { noteId, write } = await note(ctx, step, question);
    return { events: decide.ask(step, { noteId, ...used(how) }), writes: [write] };
  });

/** The coordinator's answer to it. Staff only. @throws Refusal step.not-allowed, not-found */
export async function clarify(
  ctx: Ctx,
  stepId: StepId,
  { answer }: z.infer<typeof Clarify>,
  how: How = {},
): Promise<StepView> {
  mustCareFor(ctx.actor, "each");
  return change(ctx, stepId, "step.clarify", how, async (step) => {
    const { noteId, write } = await note(ctx, step, answer);
    return { events: decide.clarify(step, { noteId }), writes: [write] };
  });
}

/** Reminds the agency, once a day at most. @returns whether it did */
export async function nudge(ctx: Ctx, stepId: StepId): Promise<boolean> {
  mustCareFor(ctx.actor, "each");
  let done = false;
  await change(ctx, stepId, "step.nudge", {}, (step, clock) => {
    const events = decide.nudge(step, clock);
    done = events.length > 0;
    return { events };
  });
  return done;
}

const used = ({ link }: How) => (link ? { link: link.n } : {});
