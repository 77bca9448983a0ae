export type { Finding, Rule } from "./finding.ts";
export { lint } from "./lint.ts";
