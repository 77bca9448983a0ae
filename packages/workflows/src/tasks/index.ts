// What machines ask of functions. It speaks no Amazon States Language: functions enter here and load no compiler.
export * from "./consultation.ts";
export * from "./digest.ts";
export * from "./enrolment.ts";
export * from "./job.ts";
export * from "./period.ts";
export * from "./route.ts";
export * from "./step.ts";
export type { Task, Wait } from "./task.ts";
export * from "./webhook.ts";
