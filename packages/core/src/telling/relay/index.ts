export { type Batch, relayBatch } from "./batch.ts";
export type { Relay, RelayDeps } from "./deps.ts";
export { type Doubt, doubt, doubtsDue, settleDoubt } from "./doubts.ts";
export { relay } from "./relay.ts";
export { sweep } from "./sweep.ts";
