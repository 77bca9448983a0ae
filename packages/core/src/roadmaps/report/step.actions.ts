import { Temporal } from "temporal-polyfill";
import { type PeriodId, quarterId } from "../../ground/calendar/index.ts";
import type { Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { StepId } from "../../ground/shared/ids.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { writeNote } from "../../ground/vault/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import { gateAsItIs } from "../period/gate.ts";
import { reasonPlace } from "./freeze.actions.ts";

/**
 * Puts a step's result right. Where its quarter or year is locked, the frozen figures stay and a revision follows, which says
 * why. Staff only. @throws Refusal step.not-allowed, step.closed, not-found
 */
export const correctStep = (ctx: Ctx, stepId: StepId, request: Step.Correct, how: Step.How = {}) =>
  Step.correct(ctx, stepId, request, how, (step) =>
    revisionsOf(ctx, step, `Исправлен итог шага маршрута: стало «${Step.resultTexts[request.result].ru}»`),
  );

/** Asks anew for a step that was settled by mistake; its result counts no more, in a locked period by a revision. Staff only. */
export const reopenStep = (ctx: Ctx, stepId: StepId, request: Step.Reopen, how: Step.How = {}) =>
  Route.reopenStep(ctx, stepId, request, how, (step) =>
    revisionsOf(ctx, step, "Шаг маршрута возобновлён: прежний итог не учитывается"),
  );

/**
 * The locked periods in which a step counts, with a note for each that says why their figures change: in words that name
 * nobody, since the whole region reads them. What is still open must be open when the change is saved.
 */
async function revisionsOf(ctx: Ctx, step: Step.Step, why: string): Promise<Awaited<ReturnType<Step.Along>>> {
  if (!("result" in step)) return { writes: [], revisions: [] };
  const { zone } = await Tenant.load(ctx);
  const day = Temporal.Instant.from(step.settledAt).toZonedDateTimeISO(zone).toPlainDate();
  const quarter = quarterId(day);
  const writes: Write[] = [];
  const revisions: Step.Revision[] = [];
  for (const period of [quarter, quarter.slice(0, 4) as PeriodId]) {
    const gate = await gateAsItIs(ctx, period);
    if (!gate) continue;
    writes.push(gate.check);
    if (gate.open) continue;
    const { noteId, write } = await writeNote(
      ctx,
      `${why}, было «${Step.resultTexts[step.result].ru}».`,
      reasonPlace(period),
    );
    writes.push(write);
    revisions.push({ period, reasonId: noteId });
  }
  return { writes, revisions };
}
