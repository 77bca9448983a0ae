export { type DemandQuery, DemandView, demand } from "./demand.ts";
export { ReadinessView, readiness } from "./readiness.ts";
export { type HelpQuery, HelpView, help } from "./services.ts";
