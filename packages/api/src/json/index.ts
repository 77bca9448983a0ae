export * from "./read.ts";
export { maxDepth } from "./scan.ts";
