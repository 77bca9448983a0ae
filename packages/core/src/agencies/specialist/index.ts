export { RespondSpecialists, respondSpecialists, SpecialistsPage } from "./respond.actions.ts";
export * from "./specialist.actions.ts";
export type * from "./specialist.events.ts";
export { load } from "./specialist.store.ts";
export * from "./specialist.ts";
