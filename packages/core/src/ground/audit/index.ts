export { watch } from "./alert.actions.ts";
export type { AuditEvent, Raised } from "./alert.events.ts";
export * from "./audit.actions.ts";
export { seal } from "./notary.actions.ts";
export { Verification } from "./verification.ts";
export { compare, verify } from "./verify.actions.ts";
export { alertsIn } from "./watch.ts";
