export * from "./programme.actions.ts";
export type * from "./programme.events.ts";
export * from "./programme.ts";
