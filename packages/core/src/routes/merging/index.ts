export { carryOn } from "./carry.actions.ts";
export { load, wentTo } from "./load.ts";
export { listFor, merge, resumed, split, unmerge } from "./merging.actions.ts";
export type { MergingEvent } from "./merging.events.ts";
export * from "./merging.ts";
export { reopenEnded } from "./reopen.actions.ts";
export { unfinished } from "./unfinished.actions.ts";
