export { createApp } from "./app.ts";
export { type IssuerSettings, systemScope, systemTokenHours, tokenVerifier, type VerifyToken } from "./auth/index.ts";
export type { ApiDeps, ApiSettings } from "./deps.ts";
export { originKeyHeader, viewerHeader } from "./edge.ts";
export { type GatewayRoute, gatewayRoutes, gatewayThrottling } from "./gateway/index.ts";
export {
  type Cors,
  consoleCaching,
  consoleHeaders,
  consolePath,
  consoleSettings,
  consoleWays,
  corsOf,
} from "./headers/index.ts";
export { lambdaHandler, systemsPath } from "./lambda.ts";
export { type LogEntry, logLine } from "./log/index.ts";
