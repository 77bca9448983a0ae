export * from "./find.actions.ts";
export * from "./slot.actions.ts";
export type * from "./slot.events.ts";
export * from "./slot.ts";
