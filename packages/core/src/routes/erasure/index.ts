export { carryOut, unfinished } from "./carry-out.actions.ts";
export { ask, erase, find, get, refuse } from "./erasure.actions.ts";
export type * from "./erasure.events.ts";
export * from "./erasure.ts";
export { paper } from "./papers.actions.ts";
export { erasedCards, reapply } from "./reapply.actions.ts";
export { sealAnew } from "./reseal.actions.ts";
export { attendTerms } from "./retention.actions.ts";
export { startClock, stopClock } from "./withdrawal.actions.ts";
