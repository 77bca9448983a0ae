import { expect, test } from "vitest";
import { lanesOf } from "./lanes.ts";
import type { StreamRecord } from "./record.ts";

const record = (pk: string, sk: string, n: number): StreamRecord => ({
  eventID: `${n}`,
  eventName: "INSERT",
  eventVersion: "1.1",
  eventSource: "aws:dynamodb",
  awsRegion: "eu-central-1",
  eventSourceARN: "arn",
  dynamodb: {
    ApproximateCreationDateTime: 0,
    SequenceNumber: `${n}`,
    SizeBytes: 1,
    StreamViewType: "NEW_IMAGE",
    Keys: { pk: { S: pk }, sk: { S: sk } },
  },
});
/** Eight items of one partition, each changed three times, one after the other. */
const records = Array.from({ length: 24 }, (_, i) => record("T#pilot#ROUTE", `E#${i % 8}`, i));
const numbers = (lane: StreamRecord[]) => lane.map(({ eventID }) => Number(eventID));

test("An item's records stay in one lane and in their order; a partition's items go side by side", () => {
  const lanes = lanesOf(records, { shards: 1, parallelizationFactor: 10 }).map(numbers);
  expect(lanes.length).toBeGreaterThan(2);
  expect(lanes.length).toBeLessThanOrEqual(8);
  expect(lanes.flat().toSorted((a, b) => a - b)).toEqual(records.map((_, i) => i));
  for (const lane of lanes) expect(lane).toEqual(lane.toSorted((a, b) => a - b));
  for (let item = 0; item < 8; item++) expect(lanes.filter((lane) => lane.some((n) => n % 8 === item))).toHaveLength(1);
});

test("A partition is in one shard; without parallelization a shard is one lane", () => {
  expect(lanesOf(records, { shards: 4, parallelizationFactor: 1 })).toHaveLength(1);
  const many = Array.from({ length: 40 }, (_, i) => record(`T#pilot#ROUTE#${i}`, "E", i));
  expect(lanesOf(many, { shards: 4, parallelizationFactor: 1 })).toHaveLength(4);
  expect(lanesOf(many, { shards: 1, parallelizationFactor: 1 }).map(numbers)).toEqual([many.map((_, i) => i)]);
  expect(lanesOf([], { shards: 1, parallelizationFactor: 1 })).toEqual([]);
});
