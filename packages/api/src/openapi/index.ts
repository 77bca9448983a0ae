export * from "./document.ts";
export { described, ourDocument, rolesOf } from "./ours.ts";
export { problemsOf } from "./problems.ts";
export type { JsonSchema } from "./schemas.ts";
