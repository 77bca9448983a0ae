export { accept, attend, cancel, get, miss, move, offer } from "./appointment.actions.ts";
export type * from "./appointment.events.ts";
export { load, stages, tenantAppointments } from "./appointment.store.ts";
export * from "./appointment.ts";
export { book } from "./book.actions.ts";
export * from "./find.actions.ts";
export * from "./machine.actions.ts";
export { nextMilestone } from "./milestones.ts";
export * from "./platform.actions.ts";
