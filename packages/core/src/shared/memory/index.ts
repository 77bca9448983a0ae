export * from "./bank.ts";
export * from "./keyring.ts";
export * from "./rules.ts";
