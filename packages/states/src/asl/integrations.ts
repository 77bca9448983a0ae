/** The parameters that integrations take: AWS checks at creation that the needed ones are there and no others. */
import { isObject, type JsonObject } from "../json/index.ts";
import type { Place } from "./place.ts";
import type { Service } from "./resource.ts";

interface Parameters {
  required: string[];
  optional: string[];
}

const invoke: Parameters = {
  required: ["FunctionName"],
  optional: ["ClientContext", "InvocationType", "LogType", "Payload", "Qualifier"],
};
const sendMessage: Parameters = {
  required: ["QueueUrl", "MessageBody"],
  optional: [
    "DelaySeconds",
    "MessageAttributes",
    "MessageDeduplicationId",
    "MessageGroupId",
    "MessageSystemAttributes",
  ],
};
const names = ["ExpressionAttributeNames"];
const values = [...names, "ExpressionAttributeValues"];
const returned = ["ReturnConsumedCapacity", "ReturnItemCollectionMetrics", "ReturnValues"];
const written = [...values, ...returned, "ConditionExpression", "ConditionalOperator", "Expected"];
const failed = ["ReturnValuesOnConditionCheckFailure"];
const read = [...names, "AttributesToGet", "ConsistentRead", "ProjectionExpression", "ReturnConsumedCapacity"];
const many = [...read, "ConditionalOperator", "ExclusiveStartKey", "ExpressionAttributeValues", "FilterExpression"];
const listed = [...many, "IndexName", "Limit", "Select"];
const token = ["ClientRequestToken", "ReturnConsumedCapacity", "ReturnItemCollectionMetrics"];

/** By `type:action`; what is not here is passed on for the service to check. From AWS's API references. */
const known: Record<string, Parameters> = {
  "lambda:invoke": invoke,
  "aws-sdk:lambda:invoke": invoke,
  "sqs:sendMessage": sendMessage,
  "aws-sdk:sqs:sendMessage": sendMessage,
  "states:startExecution": { required: ["StateMachineArn"], optional: ["Input", "Name", "TraceHeader"] },
  "aws-sdk:sfn:startExecution": { required: ["StateMachineArn"], optional: ["Input", "Name", "TraceHeader"] },
  "aws-sdk:sfn:startSyncExecution": {
    required: ["StateMachineArn"],
    optional: ["IncludedData", "Input", "Name", "TraceHeader"],
  },
  "aws-sdk:sfn:stopExecution": { required: ["ExecutionArn"], optional: ["Cause", "Error"] },
  "aws-sdk:sfn:describeExecution": { required: ["ExecutionArn"], optional: ["IncludedData"] },
  "aws-sdk:sfn:redriveExecution": { required: ["ExecutionArn"], optional: ["ClientToken"] },
  "aws-sdk:sfn:sendTaskSuccess": { required: ["Output", "TaskToken"], optional: [] },
  "aws-sdk:sfn:sendTaskFailure": { required: ["TaskToken"], optional: ["Cause", "Error"] },
  "aws-sdk:sfn:sendTaskHeartbeat": { required: ["TaskToken"], optional: [] },
  "events:putEvents": { required: ["Entries"], optional: ["EndpointId"] },
  "aws-sdk:eventbridge:putEvents": { required: ["Entries"], optional: ["EndpointId"] },
  ...bothDynamoDb("getItem", ["TableName", "Key"], read),
  ...bothDynamoDb("putItem", ["TableName", "Item"], [...written, ...failed]),
  ...bothDynamoDb("updateItem", ["TableName", "Key"], [...written, ...failed, "AttributeUpdates", "UpdateExpression"]),
  ...bothDynamoDb("deleteItem", ["TableName", "Key"], [...written, ...failed]),
  "aws-sdk:dynamodb:query": {
    required: ["TableName"],
    optional: [...listed, "KeyConditionExpression", "KeyConditions", "QueryFilter", "ScanIndexForward"],
  },
  "aws-sdk:dynamodb:scan": { required: ["TableName"], optional: [...listed, "ScanFilter", "Segment", "TotalSegments"] },
  "aws-sdk:dynamodb:batchGetItem": { required: ["RequestItems"], optional: ["ReturnConsumedCapacity"] },
  "aws-sdk:dynamodb:batchWriteItem": {
    required: ["RequestItems"],
    optional: ["ReturnConsumedCapacity", "ReturnItemCollectionMetrics"],
  },
  "aws-sdk:dynamodb:transactWriteItems": { required: ["TransactItems"], optional: token },
  "aws-sdk:dynamodb:transactGetItems": { required: ["TransactItems"], optional: ["ReturnConsumedCapacity"] },
  "aws-sdk:dynamodb:describeTable": { required: ["TableName"], optional: [] },
};

function bothDynamoDb(action: string, required: string[], optional: string[]): Record<string, Parameters> {
  const parameters = { required, optional };
  return { [`dynamodb:${action}`]: parameters, [`aws-sdk:dynamodb:${action}`]: parameters };
}

/** Checks the parameters that a Task's definition spells out; those that come as one whole are the service's to check. */
export function checkParameters(state: JsonObject, { type, action }: Service, place: Place): void {
  const field = place.language === "JSONata" ? "Arguments" : "Parameters";
  const given = state[field];
  if (!isObject(given)) return;
  const report = (message: string) => place.report.schema(message, `${place.at}/${field}`);
  const fields = Object.keys(given).map((key) => (place.language === "JSONata" ? key : key.replace(/\.\$$/, "")));
  const parameters = Object.hasOwn(known, `${type}:${action}`) ? known[`${type}:${action}`] : undefined;
  for (const name of parameters?.required ?? []) {
    if (!fields.includes(name)) report(`The field '${name}' is required but was missing`);
  }
  for (const name of fields) {
    const fits = parameters
      ? parameters.required.includes(name) || parameters.optional.includes(name)
      : /^[A-Z]/.test(name);
    if (!fits) report(`The field '${name}' is not supported by Step Functions`);
  }
}
