export * from "./work-place.actions.ts";
export type * from "./work-place.events.ts";
export { find as findPlaces, load, loadMany } from "./work-place.store.ts";
export * from "./work-place.ts";
