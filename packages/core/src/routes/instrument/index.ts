export { agree, correct, present } from "./acts.actions.ts";
export * from "./acts.ts";
export { get, inForce, listFor, record } from "./instrument.actions.ts";
export { isExpired } from "./instrument.decide.ts";
export type * from "./instrument.events.ts";
export * from "./instrument.ts";
export { lineOf } from "./lines.ts";
export * from "./paper.ts";
export { measureTitle, measureTitles, titlesOf } from "./title.actions.ts";
