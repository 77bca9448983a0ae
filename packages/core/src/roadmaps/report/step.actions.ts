import { Temporal } from "temporal-polyfill";
import { type PeriodId, quarterId } from "../../ground/calendar/index.ts";
import type { Write } from "../../ground/shared/bank.ts";
import { type Ctx, retrying } from "../../ground/shared/context.ts";
import type { ChildId, JobId, StepId } from "../../ground/shared/ids.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { writeNote } from "../../ground/vault/index.ts";
import * as Execution from "../../routes/execution/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import { gateAsItIs } from "../period/gate.ts";
import { reasonPlace } from "./freeze.actions.ts";
import { shortDate } from "./words.ts";

/**
 * Puts a step's answer right. Where its quarter or year is locked, the frozen figures stay and a revision follows, which says
 * why; none where the result stays and only its words or the conditions of study change: of these, figures tell as of their day.
 * Staff only. @throws Refusal step.not-allowed, step.closed, not-found
 */
export const correctStep = (ctx: Ctx, stepId: StepId, request: Step.Correct, how: Step.How = {}) =>
  Step.correct(ctx, stepId, request, how, async (step) =>
    Step.comesToTheSame(step, request)
      ? noRevisions
      : revisionsOf(ctx, step, `Исправлен итог шага маршрута: стало «${Step.resultTexts[request.result].ru}»`),
  );

/** Asks anew for a step that was settled by mistake; its result counts no more, in a locked period by a revision. Staff only. */
export const reopenStep = (ctx: Ctx, stepId: StepId, request: Step.Reopen, how: Step.How = {}) =>
  Route.reopenStep(ctx, stepId, request, how, (step) =>
    revisionsOf(ctx, step, "Шаг маршрута возобновлён: прежний итог не учитывается"),
  );

/** The locked periods in which a step counts. */
async function revisionsOf(ctx: Ctx, step: Step.Step, why: string): Promise<Revised> {
  if (!("result" in step)) return noRevisions;
  const { zone } = await Tenant.load(ctx);
  const day = Temporal.Instant.from(step.settledAt).toZonedDateTimeISO(zone).toPlainDate();
  return revisionsFor(ctx, [day], `${why}, было «${Step.resultTexts[step.result].ru}».`);
}

/**
 * Records what became of a measure without a route. Where the quarter or year of its day is locked, the frozen figures stay and a
 * revision follows, which says why: of all that one job records, one. Staff only. @param act the job that records it among others
 * @throws Refusal as Execution.recordResult
 */
export const recordResult = (ctx: Ctx, childId: ChildId, given: Execution.NewResult, act?: JobId) =>
  retrying(() => Execution.recordResult(ctx, childId, given, act ? Execution.alongJob(ctx, act) : alongResult(ctx)));

/** Puts such a result right, or takes it back, as {@link correctStep} does for steps. @throws Refusal as Execution.correctResult */
export const correctResult = (
  ctx: Ctx,
  at: Parameters<typeof Execution.correctResult>[1],
  given: Execution.ResultCorrection,
  expectedVersion?: number,
) => Execution.correctResult(ctx, at, given, expectedVersion, alongResult(ctx));

const alongResult =
  (ctx: Ctx): Execution.AlongResult =>
  async (was, is) => {
    // What is counted by the report is of the ИПРА's measures alone.
    const counted = [was, is].filter((one) => one?.kind === "ipra");
    const days = counted.map((one) => Temporal.PlainDate.from(one!.on));
    return revisionsFor(ctx, days, toldOf(was && named(was), is && named(is)));
  };

const named = ({ result, on }: Execution.ResultRecord): string =>
  `«${Step.resultTexts[result].ru}» за ${shortDate(on)}`;

function toldOf(was: string | undefined, is: string | undefined): string {
  if (was && is) return `Исправлен результат без маршрута: стало ${is}, было ${was}.`;
  return is ? `Внесён результат без маршрута: ${is}.` : `Отозван результат без маршрута: ${was}.`;
}

type Revised = Awaited<ReturnType<Step.Along>>;
const noRevisions: Revised = { writes: [], revisions: [] };

/**
 * Of the periods of these days those that are locked, with a note for each that says why their figures change: in words that name
 * nobody, since the whole region reads them. What is still open must be open when the change is saved.
 */
async function revisionsFor(ctx: Ctx, days: readonly Temporal.PlainDate[], why: string): Promise<Revised> {
  const periods = new Set(days.flatMap((day) => [quarterId(day), String(day.year) as PeriodId]));
  const writes: Write[] = [];
  const revisions: Step.Revision[] = [];
  for (const period of periods) {
    const gate = await gateAsItIs(ctx, period);
    if (!gate) continue;
    writes.push(gate.check);
    if (gate.open) continue;
    const { noteId, write } = await writeNote(ctx, why, reasonPlace(period));
    writes.push(write);
    revisions.push({ period, reasonId: noteId });
  }
  return { writes, revisions };
}
