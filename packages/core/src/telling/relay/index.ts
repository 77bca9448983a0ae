export { type Batch, relayBatch } from "./batch.ts";
export type { Relay, RelayDeps } from "./deps.ts";
export { relay } from "./relay.ts";
export { sweep } from "./sweep.ts";
