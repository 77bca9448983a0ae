export { type DemandQuery, DemandView, demand } from "./demand.ts";
export { ReadinessView, readiness } from "./readiness.ts";
export { type HelpQuery, HelpView, help } from "./services.ts";
export { type AtStageQuery, type InFlightQuery, InFlightView, inFlight, RouteAtStage, routesAt } from "./stages.ts";
export { type TimelinessQuery, TimelinessView, timeliness } from "./timeliness.ts";
