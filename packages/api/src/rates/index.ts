export * from "./costs.ts";
export * from "./rates.ts";
export { tooMany } from "./too-many.ts";
