import type { StageTemplate } from "@marshrut/core/route/templates";
import type { MachineInputs } from "@marshrut/core/shared";
import { type Catcher, type Jsonata, jsonata, type TaskState } from "../asl/index.ts";
import { type ArnOf, calling } from "../lambda/index.ts";
import { openStage } from "../tasks/route.ts";

const end = "cycleEndsAt" satisfies keyof MachineInputs["route"];

/**
 * Whole seconds from now until the cycle ends: at least a minute, so that a late start still asks; at most 364 days, the
 * longest that fits in an execution (one year) with room to hand over.
 */
const untilCycleEnds = jsonata(
  `$max([60, $min([31449600, $floor(($toMillis($states.input.${end}) - $millis()) / 1000)])])`,
);

interface Place<S extends string> {
  /** Variables to keep of the answer. */
  assign?: Record<string, Jsonata>;
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
  arnOf: ArnOf,
  place: Place<S> = {},
): TaskState<S> =>
  calling<MachineInputs["route"]>(arnOf).awaitToken(openStage, {
    comment: stage.title.ru,
    with: { stage: stage.key },
    timeoutSeconds: untilCycleEnds,
    ...place,
  });
