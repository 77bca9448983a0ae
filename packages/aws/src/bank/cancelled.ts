import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";

export const isCancelled = (error: unknown): error is TransactionCanceledException =>
  error instanceof TransactionCanceledException;

/**
 * Why a transaction was cancelled: index of the first failed expectation; `ours` when a record in the way carries our own
 * stamp, that is, an earlier attempt was carried out and only its reply was lost; `busy` when another attempt may succeed
 * (a transaction in flight, throttling); `broken` for what no attempt will mend.
 */
export function judge(error: TransactionCanceledException, token: string): number | "ours" | "busy" | "broken" {
  const reasons = error.CancellationReasons ?? [];
  const failed = reasons.findIndex((r) => r.Code === "ConditionalCheckFailed");
  if (reasons.some((r) => r.Item?.commit?.S === token)) return "ours";
  if (failed >= 0) return failed;
  return reasons.some((r) => busy.has(r.Code ?? "")) ? "busy" : "broken";
}

const busy = new Set(["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"]);
