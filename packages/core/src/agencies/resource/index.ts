export * from "./resource.actions.ts";
export type * from "./resource.events.ts";
export { tenantSheets } from "./resource.store.ts";
export * from "./resource.ts";
export { ResourcesPage, RespondResources, respondResources } from "./respond.actions.ts";
