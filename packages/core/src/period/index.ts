export { calendarOf, calendarYears, uploadYear } from "./calendars.ts";
export { periodPartition } from "./gate.ts";
export { aggregate, conclude, openBegun, type PeriodCall, registerWait, restart, tick } from "./machine.actions.ts";
export { lockDay, milestonesOf, type PeriodMilestone } from "./milestones.ts";
export { noticeDue, remindAll } from "./notices.actions.ts";
export { collect, correct, get, handOver, list, lock, open } from "./period.actions.ts";
export type * from "./period.events.ts";
export { load } from "./period.store.ts";
export * from "./period.ts";
