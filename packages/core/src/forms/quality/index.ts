export { report } from "./files.actions.ts";
export { takePlan } from "./plan.actions.ts";
export { change, count, find, get, open } from "./quality.actions.ts";
export type * from "./quality.events.ts";
export * from "./quality.ts";
export { spheres } from "./scores.ts";
export { assessedIn } from "./told.actions.ts";
