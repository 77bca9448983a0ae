/** A Map Run as its thread has it: the children to start, and what is told of it outside. */
import type { Counts, MapRunRecord } from "./map-run.record.ts";
import type { MapRunStatus } from "./run.ts";
import type { Effect } from "./step.ts";

export function mapRunRecord(at: MapRunStatus, status: MapRunRecord["status"], stoppedAt?: number): MapRunRecord {
  const { arn, executionArn, label, startedAt, concurrency, tolerated } = at;
  return {
    arn,
    executionArn,
    status,
    label,
    startedAt,
    stoppedAt,
    maxConcurrency: concurrency,
    toleratedFailureCount: tolerated.count ?? 0,
    toleratedFailurePercentage: tolerated.percentage ?? 0,
    itemCounts: countsOf(at, (index) => at.sizes[index]!, status !== "RUNNING"),
    executionCounts: countsOf(at, () => 1, status !== "RUNNING"),
  };
}

function countsOf(at: MapRunStatus, weigh: (index: number) => number, over: boolean): Counts {
  const counts: Counts = {
    pending: 0,
    running: 0,
    succeeded: 0,
    failed: 0,
    timedOut: 0,
    aborted: 0,
    total: 0,
    resultsWritten: 0,
  };
  const names = { SUCCEEDED: "succeeded", FAILED: "failed", TIMED_OUT: "timedOut", ABORTED: "aborted" } as const;
  for (const index of at.inputs.keys()) {
    const weight = weigh(index);
    const end = at.ended[index];
    const unended = over ? (index < at.started ? "aborted" : "pending") : index < at.started ? "running" : "pending";
    counts[end ? names[end] : unended] += weight;
    counts.total += weight;
  }
  return counts;
}

export function childEffect(at: MapRunStatus, attempt: number): Effect {
  const { arn, label, block, express } = at;
  const child = { mapRun: arn, label, block, express, input: at.inputs[at.children[attempt]!]! };
  return { kind: "child", attempt, child };
}
