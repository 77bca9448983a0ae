import { setTimeout as sleep } from "node:timers/promises";
import type { LambdaCall, LambdaResult } from "@marshrut/states";
import type { StreamRecord } from "./record.ts";

/** How a mapping hands its records to its function; names and meanings are those of Lambda's event source mappings. */
export interface DeliveryOptions {
  functionName: string;
  /** Splits a failed batch in two, until the poison record stands alone. Default true. */
  bisectBatchOnFunctionError?: boolean;
  /** The function may answer `batchItemFailures`, and only the batch from the first of them on is tried again. */
  reportBatchItemFailures?: boolean;
  /** Tries after the first one, before records are given up. Default 8 (about 4 s). */
  maximumRetryAttempts?: number;
}

export interface DeliveryPorts {
  invoke(call: LambdaCall): Promise<LambdaResult>;
  /** Everything up to and including this record is done with. */
  done(record: StreamRecord): void;
  /** These are given up. */
  bury(records: StreamRecord[], reason: string): void;
  signal: AbortSignal;
}

/** Where the pause between two tries starts, and what it grows to. Real time: this is the machine's, not the domain's. */
const firstWaitMs = 20;
const longestWaitMs = 2_000;

interface Part {
  records: StreamRecord[];
  failures: number;
}

/**
 * Delivers one batch in order. Resolves when each of its records was taken by the function or given up; rejects when
 * aborted before (then what is not `done` will be read again).
 */
export async function deliver(batch: StreamRecord[], options: DeliveryOptions, ports: DeliveryPorts): Promise<void> {
  const parts: Part[] = [{ records: batch, failures: 0 }];
  for (let part = parts.shift(); part; part = parts.shift()) {
    const { records, failures } = part;
    const { taken, reason, throttled } = await attempt(records, options, ports);
    if (throttled) {
      // No function was free: that is no failure of the records.
      await sleep(firstWaitMs, undefined, { signal: ports.signal });
      parts.unshift(part);
      continue;
    }
    if (taken > 0) ports.done(records[taken - 1]!);
    ports.signal.throwIfAborted();
    const rest = records.slice(taken);
    if (rest.length === 0) continue;
    if (taken > 0) parts.unshift({ records: rest, failures: 0 });
    else if (rest.length > 1 && options.bisectBatchOnFunctionError !== false) parts.unshift(...halves(rest, failures));
    else if (failures >= (options.maximumRetryAttempts ?? 8)) {
      ports.bury(rest, reason);
      ports.done(rest.at(-1)!);
    } else {
      await sleep(Math.min(firstWaitMs * 2 ** failures, longestWaitMs), undefined, { signal: ports.signal });
      parts.unshift({ records: rest, failures: failures + 1 });
    }
  }
}

/** One invocation; `taken` says how many records from the front on are done. */
async function attempt(
  records: StreamRecord[],
  options: DeliveryOptions,
  ports: Pick<DeliveryPorts, "invoke">,
): Promise<{ taken: number; reason: string; throttled?: boolean }> {
  const { functionName } = options;
  const payload = JSON.stringify({ Records: records });
  const result = await ports
    .invoke({ functionName, payload, invocationType: "RequestResponse" })
    .catch((error: Error) => ({ functionError: error.name, payload: JSON.stringify({ errorMessage: error.message }) }));
  if (result.functionError === "TooManyRequestsException") return { taken: 0, reason: "throttled", throttled: true };
  if (result.functionError) return { taken: 0, reason: reasonOf(result.payload, result.functionError) };
  if (!options.reportBatchItemFailures) return { taken: records.length, reason: "" };
  return { taken: takenOf(result.payload, records), reason: "reported in batchItemFailures" };
}

/** How many records stand before the first reported failure; an answer that makes no sense fails the batch, as on AWS. */
function takenOf(payload: string, records: StreamRecord[]): number {
  const answer = JSON.parse(payload) as { batchItemFailures?: Array<{ itemIdentifier?: string }> | null } | null;
  const failures = answer?.batchItemFailures ?? [];
  const places = failures.map(({ itemIdentifier }) =>
    records.findIndex((record) => record.dynamodb.SequenceNumber === itemIdentifier),
  );
  return places.length === 0 ? records.length : Math.max(0, Math.min(...places));
}

function halves(records: StreamRecord[], failures: number): Part[] {
  const middle = Math.ceil(records.length / 2);
  return [records.slice(0, middle), records.slice(middle)].map((half) => ({ records: half, failures }));
}

function reasonOf(payload: string, fallback: string): string {
  const { errorType = fallback, errorMessage = "" } = JSON.parse(payload) as Record<string, string>;
  return `${errorType}: ${errorMessage}`;
}
