export * from "./task.actions.ts";
export * from "./task.ts";
