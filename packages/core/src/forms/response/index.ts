export { respond } from "./respond.actions.ts";
export { ask, close, endAll, find, get, listFor, reopen, submit } from "./response.actions.ts";
export type * from "./response.events.ts";
export { exportFhir } from "./response.fhir.ts";
export * from "./response.ts";
