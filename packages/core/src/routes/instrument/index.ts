export { inForce, listFor, record } from "./instrument.actions.ts";
export type * from "./instrument.events.ts";
export * from "./instrument.ts";
export { lineOf } from "./lines.ts";
export { measureTitle, titlesOf } from "./title.actions.ts";
