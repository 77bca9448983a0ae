export * from "./agency.actions.ts";
export type * from "./agency.events.ts";
export { type AgencyMention, mustBeKnown } from "./agency.known.ts";
export { pick } from "./agency.pick.ts";
export { keyOf } from "./agency.store.ts";
export * from "./agency.ts";
