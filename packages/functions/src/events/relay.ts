import { fromStreamImage } from "@marshrut/aws/bank";
import { relayBatch } from "@marshrut/core/relay";
import type { DomainEvent, Stored } from "@marshrut/core/shared";
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from "aws-lambda";
import { relayDeps } from "../container/relay.ts";
import { log, traceOf } from "../log.ts";

/**
 * The stream's batch of new events, told onward. What fails is reported by its sequence number: from the first of these on
 * the stream brings the batch again, and bisects it; what was told already is not done twice. After an event's last attempt
 * the sweeper still has it.
 */
export const handler = async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  const sequence = new Map<Stored<DomainEvent>, string>();
  for (const { dynamodb } of Records)
    if (dynamodb?.NewImage) sequence.set(fromStreamImage(dynamodb.NewImage), dynamodb.SequenceNumber!);
  const { failed, left } = await relayBatch(relayDeps(), [...sequence.keys()], "stream");
  if (left > 0) log("info", "relay.left", { events: left });
  const batchItemFailures = failed.map(({ event, error }) => {
    const { eventId, type } = event.data;
    log("warn", "relay.failed", { eventId, type, error: traceOf(error) });
    return { itemIdentifier: sequence.get(event)! };
  });
  return { batchItemFailures };
};
