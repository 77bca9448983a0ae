export * from "./authenticate.ts";
export { type IssuerSettings, systemScope, systemTokenHours, tokenVerifier, type VerifyToken } from "./verify.ts";
