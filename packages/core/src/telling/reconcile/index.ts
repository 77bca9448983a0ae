export { type Budget, paced, runsOfPass, share, whole } from "./budget.ts";
export { type Ended, healEnded } from "./ended.ts";
export { reconcile } from "./reconcile.ts";
export type { Differences } from "./run.ts";
export { bringUpToDate } from "./upkeep.ts";
