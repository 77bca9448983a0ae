export { apiDeps } from "./container/api.ts";
export { bankDeps, deps } from "./container/deps.ts";
export { files } from "./container/files.ts";
export { relayDeps } from "./container/relay.ts";
export { seals } from "./container/seals.ts";
export * from "./manifest.ts";
