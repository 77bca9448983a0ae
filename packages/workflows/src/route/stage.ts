import type { StageTemplate } from "@marshrut/core/route/templates";
import { type Catcher, type Json, jsonata, type TaskState } from "../asl/index.ts";
import { awaitToken, fromInput } from "../lambda/index.ts";

/**
 * Whole seconds from now until the cycle ends: at least a minute, so that a late start still asks; at most 364 days, the
 * longest that fits in an execution (one year) with room to hand over.
 */
const untilCycleEnds = jsonata(
  "$max([60, $min([31449600, $floor(($toMillis($states.input.cycleEndsAt) - $millis()) / 1000)])])",
);

interface Place<S extends string> {
  /** Variables to keep of the answer. */
  assign?: Record<string, Json>;
  catch?: Catcher<S>[];
  /** Absent: the end of its branch. */
  next?: S;
}

/**
 * The wait for one stage, until the domain says that it is settled: `{ outcome }`. Steps that are added to the stage
 * meanwhile join the same wait; a stage that is settled already answers at once.
 */
export const stageTask = <const S extends string>(
  stage: StageTemplate,
  openStage: string,
  place: Place<S> = {},
): TaskState<S> =>
  awaitToken({
    comment: stage.title.ru,
    function: openStage,
    payload: { ...fromInput("tenant", "routeId", "cycle", "generation"), stage: stage.key },
    timeoutSeconds: untilCycleEnds,
    ...place,
  });
