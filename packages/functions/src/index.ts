export { deps, relayDeps } from "./container.ts";
export * from "./manifest.ts";
