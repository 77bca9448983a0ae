export { keyOf } from "./former.ts";
export { isFor, list, type ServiceFilter, type ServiceList } from "./list.actions.ts";
export type { KnownService, Lookup, Mention } from "./lookup.ts";
export { proposedFor } from "./proposal.ts";
export * from "./service.actions.ts";
export type * from "./service.events.ts";
export * from "./service.ts";
export { ServiceSummary, ServiceView } from "./service.view.ts";
export { norms } from "./standards.actions.ts";
