export * from "./authenticate.ts";
export { type IssuerSettings, systemScope, tokenVerifier, type VerifyToken } from "./verify.ts";
