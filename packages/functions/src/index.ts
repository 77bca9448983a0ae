export { apiDeps } from "./container.api.ts";
export { relayDeps } from "./container.relay.ts";
export { deps } from "./container.ts";
export * from "./manifest.ts";
