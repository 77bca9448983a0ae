export { type Alive, aliveIn } from "./alive.ts";
export { type Differences, reconcile } from "./reconcile.ts";
export { bringUpToDate } from "./upkeep.ts";
