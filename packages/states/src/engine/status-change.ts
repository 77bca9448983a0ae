/** What Step Functions tells EventBridge when the status of a Standard execution changes; an Express one tells nothing. */
import { randomUUID } from "node:crypto";
import type { ExecutionRow, Status } from "../store/index.ts";

/**
 * As it stands on EventBridge's bus; times of `detail` in epoch milliseconds. Delivered at best, so whoever must know looks for himself, too.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/cw-events.html,
 * https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-states.html ("Delivery type: Best effort")
 */
export interface StatusChange {
  version: "0";
  id: string;
  "detail-type": "Step Functions Execution Status Change";
  source: "aws.states";
  account: string;
  time: string;
  region: string;
  resources: [string];
  detail: {
    executionArn: string;
    stateMachineArn: string;
    name: string;
    status: Status;
    startDate: number;
    stopDate: number | null;
    input: string | null;
    output: string | null;
    inputDetails: { included: boolean } | null;
    outputDetails: { included: boolean } | null;
    error: string | null;
    cause: string | null;
  };
}

/** Bytes of input and output together, and of the output alone, beyond which EventBridge gets them without. */
const most = 248 * 1024;

export function statusChange(row: ExecutionRow, at: number, region: string): StatusChange {
  const bytes = (text: string | undefined) => Buffer.byteLength(JSON.stringify(text ?? ""));
  const outputIncluded = bytes(row.output) <= most;
  const inputIncluded = bytes(row.input) + bytes(row.output) <= most;
  return {
    version: "0",
    id: randomUUID(),
    "detail-type": "Step Functions Execution Status Change",
    source: "aws.states",
    account: row.arn.split(":")[4]!,
    time: new Date(at).toISOString().replace(/\.\d+Z$/, "Z"),
    region,
    resources: [row.arn],
    detail: {
      executionArn: row.arn,
      stateMachineArn: row.machineArn,
      name: row.name,
      status: row.status,
      startDate: row.startedAt,
      stopDate: row.stoppedAt ?? null,
      input: inputIncluded ? row.input : null,
      output: outputIncluded ? (row.output ?? null) : null,
      inputDetails: { included: inputIncluded },
      outputDetails: row.output === undefined ? null : { included: outputIncluded },
      error: row.error ?? null,
      cause: row.cause ?? null,
    },
  };
}
