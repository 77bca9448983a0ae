export * from "./lambda.ts";
