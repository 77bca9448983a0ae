export * from "./programme.actions.ts";
export { open } from "./programme.decide.ts";
export type * from "./programme.events.ts";
export * from "./programme.roll.ts";
export { load, loadMany, readRoll, readRolls, unchanged, writeRoll } from "./programme.store.ts";
export * from "./programme.ts";
