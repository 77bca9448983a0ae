import type { RouteId, StepId } from "../../ground/shared/ids.ts";
import type { StageTemplate } from "./template.ts";

/** `aside`: the way parts there, and this one is not the way on. */
export type StageOutcome = "settled" | "aside";

/** A stage of one cycle, from the moment in which its machine state was entered. */
export interface Stage {
  routeId: RouteId;
  cycle: number;
  stage: string;
  settledBy: StageTemplate["settledBy"];
  status: "open" | "settled";
  openedAt: string;
  settledAt?: string;
  outcome?: string;
  /** The steps it waits for; those added later join. */
  stepIds: StepId[];
  /** Where the execution waits. `goneAt`: when the reconciler first found that nobody waits there any more. */
  wait: { taskToken: string; generation: number; goneAt?: string };
}
