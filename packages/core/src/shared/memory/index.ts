export * from "./bank.ts";
export * from "./rules.ts";
