import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { mustCareFor } from "../../ground/shared/authorise.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { StepId } from "../../ground/shared/ids.ts";
import { paragraph } from "../../ground/shared/schema.ts";
import { change, type How, note } from "./step.actions.ts";
import * as decide from "./step.decide.ts";
import { takesLinks } from "./step.may.ts";

export const RevokeLink = z.strictObject({
  reason: paragraph(2000),
  /** The organisation gets a new one. */
  resend: z.boolean().default(true),
});

/** Somebody has a link who should not: it is dead from now on. Staff only. @throws Refusal step.closed */
export async function revokeLink(ctx: Ctx, stepId: StepId, body: z.output<typeof RevokeLink>, how: How = {}) {
  mustCareFor(ctx.actor, "each");
  return change(ctx, stepId, "step.revoke-link", how, async (step) => {
    const { noteId, write } = await note(ctx, step, body.reason);
    return { events: decide.revokeLink(step, { noteId, resend: body.resend }), writes: [write] };
  });
}

/** A new link where the step still takes one and has got none since that instant: asked twice it is made once. */
export const renewLinkSince = (ctx: Ctx, stepId: StepId, since: string) =>
  change(ctx, stepId, "step.renew-link", {}, (step) => {
    const at = step.linkAt && Temporal.Instant.from(step.linkAt);
    const isNewer = at && Temporal.Instant.compare(at, Temporal.Instant.from(since)) > 0;
    return { events: takesLinks(step) && !isNewer ? decide.renewLink(step) : [] };
  });
