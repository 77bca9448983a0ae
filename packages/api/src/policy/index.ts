export { policyOf } from "./policy.ts";
export { type Row, table } from "./table.ts";
