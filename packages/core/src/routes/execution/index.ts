export type { ExecutionEvent } from "./execution.events.ts";
export { execution } from "./ledger.actions.ts";
export { Execution } from "./ledger.ts";
export { report, reportFile, reportOf, reports } from "./outgoing.actions.ts";
export { NewOutgoing, OutgoingView } from "./outgoing.ts";
export { remindOfReport, remindOfReports } from "./remind.actions.ts";
export { correctResult, getResult, recordResult } from "./result.actions.ts";
export { load, tenantResults } from "./result.store.ts";
export * from "./result.ts";
