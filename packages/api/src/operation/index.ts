export * from "./download.ts";
export * from "./input.ts";
export * from "./operation.ts";
export * from "./serve.ts";
