export { parseExpression, type Timetable } from "./expression.ts";
export { type ScheduleFaults, Scheduler, type SchedulerOptions, type ScheduleSpec } from "./scheduler.ts";
