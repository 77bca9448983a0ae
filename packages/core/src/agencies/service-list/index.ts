export { approve, get, list, promised } from "./list.actions.ts";
export type * from "./list.events.ts";
export * from "./list.ts";
export { usesOf } from "./uses.ts";
