export * from "./bank/index.ts";
export * from "./clients.ts";
export * from "./tables/index.ts";
