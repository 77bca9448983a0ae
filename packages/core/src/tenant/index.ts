export * from "./tenant.actions.ts";
export * from "./tenant.ts";
