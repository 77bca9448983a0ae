export { idText } from "@marshrut/core/shared";
export { operation } from "./declare.ts";
export * from "./input.ts";
export * from "./late.ts";
export { mostOnPage, paging } from "./lists.ts";
export * from "./operation.ts";
export * from "./raw.ts";
export type { Right, Scope } from "./rights.ts";
export * from "./serve.ts";
