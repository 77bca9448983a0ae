export * from "./bank.ts";
export * from "./keyring.ts";
