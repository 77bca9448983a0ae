export * from "./answer.ts";
export * from "./codes.ts";
export * from "./faults.ts";
export * from "./problem.ts";
export * from "./titles.ts";
