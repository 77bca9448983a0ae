export * from "./bank.ts";
export { memoryFiles } from "./files.ts";
export * from "./keyring.ts";
export { lagging } from "./lagging.ts";
export { memorySeals } from "./seals.ts";
