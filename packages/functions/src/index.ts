export { apiDeps } from "./container/api.ts";
export { deps } from "./container/deps.ts";
export { files } from "./container/files.ts";
export { relayDeps } from "./container/relay.ts";
export * from "./manifest.ts";
