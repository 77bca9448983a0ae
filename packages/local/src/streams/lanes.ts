import { createHash } from "node:crypto";
import type { Image, StreamRecord } from "./record.ts";

/** How a stream is cut: into shards by the partition, and within a shard into so many batches at one time. */
export interface Cut {
  shards: number;
  parallelizationFactor: number;
}

/**
 * Records that are delivered one after the other: those of one item (partition and sort key), and of nobody else for certain. A
 * partition's items may go side by side. Source: Lambda, "Using Lambda with DynamoDB", Polling and batching streams.
 */
export function lanesOf(records: readonly StreamRecord[], { shards, parallelizationFactor }: Cut): StreamRecord[][] {
  if (shards * parallelizationFactor === 1) return records.length === 0 ? [] : [[...records]];
  const laneOf = ({ dynamodb: { Keys = {} } }: StreamRecord) => {
    const [partition] = Object.values(Keys);
    return `${spread({ partition }, shards)} ${spread(Keys, parallelizationFactor)}`;
  };
  return [...Map.groupBy(records, laneOf).values()];
}

const spread = (of: Image, over: number): number =>
  over === 1 ? 0 : createHash("md5").update(JSON.stringify(of)).digest().readUInt32LE() % over;
