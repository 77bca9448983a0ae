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
  const made: Image = {};
  for (const name in image) made[name] = plain(image[name]!);
  return made;
}

function plain(value: AttributeValue): unknown {
  if (value.M) return { M: toJson(value.M) };
  if (value.L) return { L: value.L.map(plain) };
  if (value.B) return { B: base64(value.B) };
  if (value.BS) return { BS: value.BS.map(base64) };
  return value;
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
