/** What the integrations need of the world. */
import type { Json, JsonObject } from "../json/index.ts";

/** Where objects lie; over HTTP it is S3 with the bucket in the path. */
export interface BucketPort {
  get(bucket: string, key: string): Promise<string>;
  put(bucket: string, key: string, body: string): Promise<void>;
  list(bucket: string, prefix: string): Promise<BucketObject[]>;
}

export interface BucketObject {
  Key: string;
  Size: number;
  ETag: string;
  LastModified: number;
  StorageClass: string;
}

export interface LambdaCall {
  /** Name or ARN, as the definition has it. */
  functionName: string;
  /** JSON text; `{}` when the state gave none. */
  payload: string;
  invocationType: "RequestResponse" | "Event";
  /** Base64 of JSON, as the definition has it. */
  clientContext?: string | undefined;
}

export type LambdaResult = {
  statusCode: number;
  payload: string;
  functionError?: "Handled" | "Unhandled";
  executedVersion?: string;
  requestId?: string;
  logResult?: string;
};

/** An error that a service answered with. */
export class ServiceError extends Error {
  override name: string;
  /** The code on the wire, where it differs from the name (SQS's old codes). */
  readonly code: string;
  readonly statusCode: number;
  readonly requestId: string;

  constructor(
    name: string,
    message: string,
    statusCode = 400,
    requestId: string = crypto.randomUUID(),
    code: string = name,
  ) {
    super(message);
    this.name = name;
    this.code = code;
    this.statusCode = statusCode;
    this.requestId = requestId;
  }
}

/** The engine's own API, for `states:startExecution` and `aws-sdk:sfn:*`. */
export interface OwnApi {
  /** The ARNs of the execution that an attempt belongs to, and of its machine. */
  arnsOf(parent: string): string[];
  call(operation: string, input: JsonObject): Promise<JsonObject>;
  /** Starts an execution on behalf of an attempt of a task: once, however often it is asked. */
  startChild(input: JsonObject, parent: string, awaited: boolean): Promise<{ executionArn: string; startDate: number }>;
}

export interface World {
  endpoints: { lambda?: string; sqs?: string; dynamodb?: string; states?: string; s3?: string; events?: string };
  bucket?: BucketPort | undefined;
  invokeLambda?: (call: LambdaCall) => Promise<LambdaResult>;
  region: string;
  own: OwnApi;
}

/** The fields of a task's parameters; services refuse anything but an object. */
export function fieldsOf(parameters: Json): JsonObject {
  return typeof parameters === "object" && parameters !== null && !Array.isArray(parameters) ? parameters : {};
}

/** The fields that hold something: AWS takes null for absence. */
export function given(fields: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
