export type { StreamFaults } from "./faults.ts";
export type { StreamSpec } from "./mapping.ts";
export type { FilterPattern, FilterRule } from "./pattern.ts";
export type { StreamRecord } from "./record.ts";
export { consumed, Streams, type StreamsOptions } from "./streams.ts";
