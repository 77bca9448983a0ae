export * from "./audit.actions.ts";
export { seal } from "./notary.actions.ts";
export { Verification } from "./verification.ts";
export { compare, verify } from "./verify.actions.ts";
export { alertsIn } from "./watch.ts";
