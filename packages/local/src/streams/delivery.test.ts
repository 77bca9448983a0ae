import { expect, test } from "vitest";
import { type DeliveryOptions, deliver } from "./delivery.ts";
import { matches } from "./pattern.ts";
import { type StreamRecord, toLambdaRecord } from "./record.ts";

const record = (n: number) => ({ eventID: `e${n}`, dynamodb: { SequenceNumber: String(n) } }) as StreamRecord;
const numbers = (records: StreamRecord[]) => records.map((r) => Number(r.dynamodb.SequenceNumber));

/** Delivers records 1…count to `handler`, and keeps what happened. */
async function story(
  count: number,
  handler: (seen: number[]) => unknown,
  options: Partial<DeliveryOptions> = {},
): Promise<{ batches: number[][]; done: number; buried: number[]; reasons: string[] }> {
  const kept = { batches: [] as number[][], done: 0, buried: [] as number[], reasons: [] as string[] };
  await deliver(
    Array.from({ length: count }, (_, i) => record(i + 1)),
    { functionName: "relay", maximumRetryAttempts: 1, ...options },
    {
      invoke: async ({ payload }) => {
        const seen = numbers(JSON.parse(payload).Records);
        kept.batches.push(seen);
        try {
          return { statusCode: 200, payload: JSON.stringify(handler(seen) ?? null) };
        } catch (error) {
          const payload = JSON.stringify({ errorType: "Error", errorMessage: (error as Error).message });
          return { statusCode: 200, functionError: "Unhandled", payload };
        }
      },
      done: (r) => {
        kept.done = Number(r.dynamodb.SequenceNumber);
      },
      bury: (records, reason) => {
        kept.buried.push(...numbers(records));
        kept.reasons.push(reason);
      },
      signal: new AbortController().signal,
    },
  );
  return kept;
}
const poison = (bad: number) => (seen: number[]) => {
  if (seen.includes(bad)) throw new Error(`cannot read ${bad}`);
};

test("a batch that is taken is one invocation", async () => {
  expect(await story(3, () => {})).toMatchObject({ batches: [[1, 2, 3]], done: 3, buried: [] });
});

test("a poison record is found by halving; the others go through in order", async () => {
  const { batches, done, buried, reasons } = await story(8, poison(6));
  expect(buried).toEqual([6]);
  expect(reasons).toEqual(["Error: cannot read 6"]);
  expect(done).toBe(8);
  expect(batches.filter((batch) => !batch.includes(6)).flat()).toEqual([1, 2, 3, 4, 5, 7, 8]);
  expect(batches.filter((batch) => batch.length === 1 && batch[0] === 6)).toHaveLength(2);
});

test("without halving the whole batch is given up after its tries", async () => {
  const { batches, buried, done } = await story(3, poison(2), { bisectBatchOnFunctionError: false });
  expect(batches).toEqual([
    [1, 2, 3],
    [1, 2, 3],
  ]);
  expect([buried, done]).toEqual([[1, 2, 3], 3]);
});

test("a passing fault is healed by trying again", async () => {
  let left = 3;
  const flaky = () => {
    if (left-- > 0) throw new Error("throttled");
  };
  expect(await story(1, flaky, { maximumRetryAttempts: 5 })).toMatchObject({ done: 1, buried: [] });
});

test("with reported failures only the rest comes again", async () => {
  let fail = true;
  const { batches, buried, done } = await story(
    4,
    (seen) => {
      if (!fail || !seen.includes(3)) return { batchItemFailures: [] };
      fail = false;
      return { batchItemFailures: [{ itemIdentifier: "4" }, { itemIdentifier: "3" }] };
    },
    { reportBatchItemFailures: true },
  );
  expect(batches).toEqual([
    [1, 2, 3, 4],
    [3, 4],
  ]);
  expect([buried, done]).toEqual([[], 4]);
});

test("a reported poison record ends alone in the dead letters", async () => {
  const report = (seen: number[]) => ({ batchItemFailures: seen.includes(2) ? [{ itemIdentifier: "2" }] : [] });
  const { buried, done } = await story(5, report, { reportBatchItemFailures: true });
  expect([buried, done]).toEqual([[2], 5]);
});

test("a report that names no record of the batch fails all of it", async () => {
  const { buried } = await story(2, () => ({ batchItemFailures: [{ itemIdentifier: "" }] }), {
    reportBatchItemFailures: true,
  });
  expect(buried).toEqual([1, 2]);
});

test("patterns are those of FilterCriteria", () => {
  const insert = { eventName: "INSERT", dynamodb: { NewImage: { type: { S: "step.requested" } } } };
  expect(matches({ eventName: ["INSERT", "MODIFY"] }, insert)).toBe(true);
  expect(matches({ eventName: ["REMOVE"] }, insert)).toBe(false);
  const type = (rule: never) => matches({ dynamodb: { NewImage: { type: { S: [rule] } } } }, insert);
  expect(type("step.requested" as never)).toBe(true);
  expect(type({ prefix: "step." } as never)).toBe(true);
  expect(type({ suffix: ".done" } as never)).toBe(false);
  expect(type({ "anything-but": ["step.requested"] } as never)).toBe(false);
  expect(matches({ dynamodb: { OldImage: { type: { S: [{ exists: false }] } } } }, insert)).toBe(true);
  expect(matches({ dynamodb: { NewImage: { toString: [{ exists: true }] } } }, insert)).toBe(false);
});

test("a batch for which no function is free waits, whole, and is no failure", async () => {
  let busy = 3;
  const batches: number[][] = [];
  await deliver(
    [record(1), record(2)],
    { functionName: "relay", maximumRetryAttempts: 0 },
    {
      invoke: async ({ payload }) => {
        batches.push(numbers(JSON.parse(payload).Records));
        if (busy-- > 0) throw Object.assign(new Error("Rate Exceeded."), { name: "TooManyRequestsException" });
        return { statusCode: 200, payload: "null" };
      },
      done: () => {},
      bury: () => expect.unreachable(),
      signal: new AbortController().signal,
    },
  );
  expect(batches).toEqual([
    [1, 2],
    [1, 2],
    [1, 2],
    [1, 2],
  ]);
});

test("a record reaches the function in Lambda's form", () => {
  const where = { streamArn: "arn:stream/a", region: "eu-central-1", seconds: 1_700_000_000 };
  const image = { pk: { S: "x" }, raw: { B: new Uint8Array([1, 2]) }, many: { BS: [Buffer.from([255])] } };
  const dynamodb = {
    Keys: { pk: { S: "x" } },
    NewImage: image,
    SequenceNumber: "7",
    SizeBytes: 3,
    StreamViewType: "NEW_IMAGE" as const,
  };
  const given = toLambdaRecord({ eventName: "INSERT", eventVersion: "1.1", dynamodb }, where);
  expect(given.dynamodb).toEqual({
    ...dynamodb,
    ApproximateCreationDateTime: 1_700_000_000,
    NewImage: { pk: { S: "x" }, raw: { B: "AQI=" }, many: { BS: ["/w=="] } },
  });
  expect(given).toMatchObject({
    eventSource: "aws:dynamodb",
    awsRegion: "eu-central-1",
    eventSourceARN: "arn:stream/a",
  });
  const other = toLambdaRecord({ eventName: "INSERT", dynamodb }, { ...where, streamArn: "arn:stream/b" });
  expect(other.eventID).not.toBe(given.eventID);
});
