import { changing } from "../../ground/change/index.ts";
import { type Ctx, notFound, type RouteId } from "../../ground/shared/index.ts";
import { parse } from "../../ground/shared/input.ts";
import { writeNote } from "../../ground/vault/index.ts";
import { changeable, mustSee } from "./route.actions.ts";
import * as decide from "./route.decide.ts";
import { AnswerPlan } from "./route.ts";

/** Where the child's own family has a say. */
const changed = changing({ ...changeable, authorise: mustSee });

/**
 * A representative says what they think of the plan as it is: to whoever approves it, and for the paper. Why not is sealed, for staff.
 * Nobody else speaks for them. @throws Refusal input.invalid, route.closed, plan.not-open, not-found
 */
export async function answerPlan(ctx: Ctx, routeId: RouteId, input: AnswerPlan): Promise<void> {
  const { answer, reason } = parse(AnswerPlan, input);
  const { actor } = ctx;
  if (actor.kind !== "representative") throw notFound();
  await changed(ctx, routeId, { action: "route.plan.answer" }, async ({ data: route }) => {
    const written = reason ? await writeNote(ctx, reason, { subject: route.childId, field: "route-note" }) : undefined;
    const said = { representativeId: actor.representative, answer, noteId: written?.noteId };
    const events = decide.answerPlan(route, said);
    return { events, writes: written && events.length > 0 ? [written.write] : [] };
  });
}
