import { createHash } from "node:crypto";
import type { _Record, AttributeValue } from "@aws-sdk/client-dynamodb-streams";

/** A record as a Lambda function receives it (an element of DynamoDBStreamEvent's `Records`). */
export interface StreamRecord {
  eventID: string;
  eventName: "INSERT" | "MODIFY" | "REMOVE";
  eventVersion: string;
  eventSource: "aws:dynamodb";
  awsRegion: string;
  eventSourceARN: string;
  dynamodb: {
    ApproximateCreationDateTime: number;
    SequenceNumber: string;
    SizeBytes: number;
    StreamViewType: string;
    Keys?: Image;
    NewImage?: Image;
    OldImage?: Image;
  };
}

/** An item in DynamoDB's JSON, with binary values in base64. */
export type Image = Record<string, unknown>;

/** Turns what GetRecords gives into what Lambda delivers: `seconds` is the machine's time, for the database has none of it. */
export function toLambdaRecord(
  record: _Record,
  where: { streamArn: string; region: string; seconds: number },
): StreamRecord {
  const { Keys, NewImage, OldImage, SequenceNumber = "", SizeBytes = 0, StreamViewType = "" } = record.dynamodb ?? {};
  return {
    // dynoxide counts event ids per table; AWS's are unique everywhere, and receivers rely on that.
    eventID: createHash("md5").update(`${where.streamArn}/${SequenceNumber}`).digest("hex"),
    eventName: record.eventName as StreamRecord["eventName"],
    eventVersion: record.eventVersion ?? "1.1",
    eventSource: "aws:dynamodb",
    awsRegion: where.region,
    eventSourceARN: where.streamArn,
    dynamodb: {
      ApproximateCreationDateTime: where.seconds,
      SequenceNumber,
      SizeBytes,
      StreamViewType,
      Keys: Keys && toJson(Keys),
      NewImage: NewImage && toJson(NewImage),
      OldImage: OldImage && toJson(OldImage),
    },
  };
}

function toJson(image: Record<string, AttributeValue>): Image {
  return JSON.parse(JSON.stringify(image, binaryToBase64));
}

function binaryToBase64(this: Record<string, unknown>, key: string, value: unknown): unknown {
  const raw = this[key]; // a Buffer would have been turned by its toJSON already
  return raw instanceof Uint8Array ? Buffer.from(raw).toString("base64") : value;
}
