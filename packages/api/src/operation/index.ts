export * from "./input.ts";
export * from "./operation.ts";
export * from "./raw.ts";
export type { Right, Scope } from "./rights.ts";
export * from "./serve.ts";
