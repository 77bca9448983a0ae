export * from "./authenticate.ts";
export { setBlock } from "./blocked.ts";
export { type IssuerSettings, systemScope, tokenVerifier, type VerifyToken } from "./verify.ts";
