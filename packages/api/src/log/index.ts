export type * from "./entry.ts";
export * from "./log.ts";
