export * from "./json.ts";
export * from "./machine.ts";
export * from "./states.ts";
