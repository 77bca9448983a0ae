export * from "./material.actions.ts";
export * from "./material.ts";
