export { begin, find, get, sumUp } from "./assessment.actions.ts";
export type * from "./assessment.events.ts";
export * from "./assessment.ts";
export { confirm, report } from "./report.actions.ts";
