export { apiDeps } from "./container/api.ts";
export { deps } from "./container/deps.ts";
export { relayDeps } from "./container/relay.ts";
export * from "./manifest.ts";
