export { agreed, allows, type GuardedAnswer, stands } from "./allows.ts";
export * from "./consent.actions.ts";
export { mayDisclose } from "./consent.decide.ts";
export type * from "./consent.events.ts";
export * from "./consent.ts";
export { endConsents, patchChild } from "./ending.actions.ts";
export { remindOfEnd } from "./remind.actions.ts";
export { disagreement, isDisputed, oneStanding, standing } from "./standing.ts";
