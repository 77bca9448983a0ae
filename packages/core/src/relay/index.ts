export { type Relay, type RelayDeps, relay } from "./relay.ts";
export { sweep } from "./sweep.ts";
