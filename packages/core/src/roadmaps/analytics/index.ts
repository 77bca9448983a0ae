export { type DemandQuery, DemandView, demand } from "./demand.ts";
export { type HelpQuery, HelpView, help } from "./services.ts";
