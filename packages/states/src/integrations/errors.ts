/** How AWS spells a service's error in a task's history: two generations of its SDK. */
import type { CallResult } from "../interpreter/index.ts";
import { ServiceError } from "./types.ts";

/** A service as the two SDKs name it, and the errors that they have classes for. */
interface Spelling {
  /** Before the error's name: `Lambda.`, `DynamoDB.`. */
  prefix: string;
  /** In the cause, and of the class for all other errors: `AWSLambda` gives `AWSLambdaException`. */
  service: string;
  base: string;
  sdk: string;
  known: RegExp;
}

export const spellings = {
  lambda: {
    prefix: "Lambda",
    service: "AWSLambda",
    base: "AWSLambdaException",
    sdk: "Lambda",
    known:
      /^(ResourceNotFound|ResourceNotReady|ResourceConflict|TooManyRequests|Service|InvalidParameterValue|InvalidRequestContent|RequestTooLarge|UnsupportedMediaType|InvalidRuntime|InvalidZipFile|EC2\w+|EFS\w+|ENILimitReached|KMS\w+|SnapStart\w+|SubnetIPAddressLimitReached|RecursiveInvocation)(Exception)?$/,
  },
  sqs: {
    prefix: "SQS",
    service: "AmazonSQS",
    base: "AmazonSQSException",
    sdk: "Sqs",
    known:
      /^(QueueDoesNotExist|InvalidMessageContents|UnsupportedOperation|OverLimit|RequestThrottled|InvalidAddress|InvalidSecurity|Kms\w+|PurgeQueueInProgress|QueueDeletedRecently|QueueNameExists)(Exception)?$/,
  },
  dynamodb: {
    prefix: "DynamoDB",
    service: "AmazonDynamoDBv2",
    base: "AmazonDynamoDBException",
    sdk: "DynamoDb",
    known:
      /^(ConditionalCheckFailed|ProvisionedThroughputExceeded|ResourceNotFound|ResourceInUse|ItemCollectionSizeLimitExceeded|TransactionConflict|TransactionCanceled|TransactionInProgress|IdempotentParameterMismatch|RequestLimitExceeded|InternalServerError|LimitExceeded|DuplicateItem)(Exception)?$/,
  },
  events: {
    prefix: "EventBridge",
    service: "AmazonEventBridge",
    base: "AmazonEventBridgeException",
    sdk: "EventBridge",
    known:
      /^(Internal|ResourceNotFound|OperationDisabled|ConcurrentModification|InvalidEventPattern|LimitExceeded|PolicyLengthExceeded)(Exception)?$/,
  },
  states: {
    prefix: "StepFunctions",
    service: "AWSStepFunctions",
    base: "AWSStepFunctionsException",
    sdk: "Sfn",
    known: /^(?!Validation|Serialization|UnknownOperation|UnsupportedOperation|Internal)\w+$/,
  },
} satisfies Record<string, Spelling>;

/** No answer at all is the SDK's own error, not the service's. */
const client = "SdkClientException";

/** The optimised integrations: `Lambda.X`, `(Service: AWSLambda; Status Code: 404; …)`. */
export function classicFailure(spelling: Spelling, error: unknown): CallResult {
  const { name, code, message, statusCode, requestId } = asServiceError(error);
  if (name === client) return { ok: false, error: `${spelling.prefix}.${client}`, cause: message };
  return {
    ok: false,
    error: `${spelling.prefix}.${spelling.known.test(name) ? exception(name) : spelling.base}`,
    cause: `${message} (Service: ${spelling.service}; Status Code: ${statusCode}; Error Code: ${code}; Request ID: ${requestId}; Proxy: null)`,
  };
}

/** The aws-sdk integrations: `DynamoDb.XException`, `(Service: DynamoDb, Status Code: 400, …)`. */
export function sdkFailure(spelling: Spelling, error: unknown): CallResult {
  const { name, message, statusCode, requestId } = asServiceError(error);
  if (name === client) return { ok: false, error: `${spelling.sdk}.${client}`, cause: message };
  return {
    ok: false,
    error: `${spelling.sdk}.${spelling.known.test(name) ? exception(name) : `${spelling.sdk}Exception`}`,
    cause: `${message} (Service: ${spelling.sdk}, Status Code: ${statusCode}, Request ID: ${requestId})`,
  };
}

const exception = (name: string) => (name.endsWith("Exception") ? name : `${name}Exception`);

function asServiceError(error: unknown): ServiceError {
  if (error instanceof ServiceError) return error;
  const { name, message } = error as Error;
  return new ServiceError(name, message);
}
