export { find, get, open, review } from "./emergency.actions.ts";
export type * from "./emergency.events.ts";
export * from "./emergency.ts";
export { type EmergencyCard, read } from "./read.actions.ts";
