export * from "./capacity.actions.ts";
export * from "./capacity.ts";
