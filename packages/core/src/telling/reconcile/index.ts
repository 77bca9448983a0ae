export { type Alive, aliveIn } from "./alive.ts";
export { reconcile } from "./reconcile.ts";
export type { Differences } from "./run.ts";
export { bringUpToDate } from "./upkeep.ts";
