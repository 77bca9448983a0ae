import { fromStreamImage } from "@marshrut/aws/bank";
import { relay } from "@marshrut/core/relay";
import type { DomainEvent } from "@marshrut/core/shared";
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from "aws-lambda";
import { relayDeps } from "./container.relay.ts";
import { log, traceOf } from "./log.ts";

/**
 * The stream's batch of new events, told onward one after the other. What fails is reported by its sequence number: the
 * stream tries it and what follows again, and bisects; after its last attempt the sweeper still has the event.
 */
export const handler = async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  for (const { dynamodb } of Records) {
    if (!dynamodb?.NewImage) continue;
    const event = fromStreamImage<DomainEvent>(dynamodb.NewImage);
    try {
      await relay(relayDeps(), event);
    } catch (error) {
      const { eventId, type } = event.data;
      log("warn", "relay.failed", { eventId, type, error: traceOf(error) });
      return { batchItemFailures: [{ itemIdentifier: dynamodb.SequenceNumber! }] };
    }
  }
  return { batchItemFailures: [] };
};
