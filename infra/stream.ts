import type { StreamEntry } from "@marshrut/functions/manifest";
import { pascal } from "./names.ts";
import type { Statement } from "./policy.ts";
import type { DeadLetters } from "./queue.ts";

/** What the function behind a table's stream must be allowed, beside its own needs. */
export const streamPermissions = (table: aws.dynamodb.Table, dead: DeadLetters): Statement[] => [
  {
    actions: ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"],
    resources: [table.streamArn],
  },
  { actions: ["sqs:SendMessage"], resources: [dead.queue.arn] },
];

/**
 * Feeds a function from a table's stream. A batch that fails is split until the poison is alone; what fails for good
 * leaves its place in the stream (not its content) in `dead`, and the sweeper still has the event.
 */
export const stream = (
  entry: StreamEntry,
  { table, fn, dead }: { table: aws.dynamodb.Table; fn: sst.aws.Function; dead: DeadLetters },
): aws.lambda.EventSourceMapping =>
  new aws.lambda.EventSourceMapping(`${pascal(entry.table)}To${pascal(entry.function)}`, {
    eventSourceArn: table.streamArn,
    functionName: fn.arn,
    // From the beginning of what the stream has (a day), so that events between the making of both are not lost.
    startingPosition: "TRIM_HORIZON",
    batchSize: entry.batchSize,
    parallelizationFactor: entry.parallelizationFactor,
    bisectBatchOnFunctionError: entry.bisectBatchOnFunctionError,
    functionResponseTypes: entry.reportBatchItemFailures ? ["ReportBatchItemFailures"] : [],
    maximumRetryAttempts: entry.maximumRetryAttempts,
    filterCriteria: { filters: [{ pattern: JSON.stringify(entry.filter) }] },
    destinationConfig: { onFailure: { destinationArn: dead.queue.arn } },
  });
