export * from "./attendance.actions.ts";
