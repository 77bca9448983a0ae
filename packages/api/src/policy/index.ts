export { policyOf } from "./policy.ts";
export type { Right, Scope } from "./rights.ts";
export { type Row, table } from "./table.ts";
