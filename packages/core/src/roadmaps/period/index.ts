export { type FreezeGroup, FreezeGroupView } from "./freezing.ts";
export { mustTake, mustTakeYear, periodPartition } from "./gate.ts";
export { asLinked, reportsToken } from "./link.ts";
export type * from "./period.events.ts";
export { load } from "./period.store.ts";
export * from "./period.ts";
