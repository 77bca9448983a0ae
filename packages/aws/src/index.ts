export * from "./bank/index.ts";
export * from "./clients/index.ts";
export * from "./files/index.ts";
export * from "./http/index.ts";
export * from "./keyring/index.ts";
export * from "./mailer/index.ts";
export * from "./tables/index.ts";
export * from "./workflows/index.ts";
