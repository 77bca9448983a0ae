export type { Described } from "../operation/index.ts";
export type { OpenApiDocument } from "./document.ts";
export * from "./document.ts";
export { tags } from "./names.ts";
export { described, ourDocument, ourPublished, rolesOf } from "./ours.ts";
export { problemsOf } from "./problems.ts";
export type { JsonSchema } from "./schemas.ts";
