export { execution } from "./ledger.actions.ts";
export { Execution } from "./ledger.ts";
export { correctResult, getResult, recordResult } from "./result.actions.ts";
export type { ResultEvent } from "./result.events.ts";
export { load, tenantResults } from "./result.store.ts";
export * from "./result.ts";
