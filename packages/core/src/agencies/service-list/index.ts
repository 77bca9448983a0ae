export { approve, get, list } from "./list.actions.ts";
export type * from "./list.events.ts";
export * from "./list.ts";
export { promised } from "./promised.ts";
export { usesOf } from "./uses.ts";
