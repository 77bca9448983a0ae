/** Calls the service that a Task's Resource names. */
import { parseResource } from "../asl/index.ts";
import type { Call, CallResult } from "../interpreter/index.ts";
import { callDynamoDb } from "./dynamodb.ts";
import { callEvents } from "./events.ts";
import { callBucket } from "./items.ts";
import { callFunction, callInvoke } from "./lambda.ts";
import { callSqs } from "./sqs.ts";
import { callSfn, callStartExecution } from "./states.ts";
import type { World } from "./types.ts";

export {
  type BucketObject,
  type BucketPort,
  type LambdaCall,
  type LambdaResult,
  type OwnApi,
  ServiceError,
  type World,
} from "./types.ts";

/**
 * Never throws for what a service does: errors are results.
 * @param parent the attempt, as `execution:attempt`
 * @param signal fires when the attempt is over before its answer
 */
export async function callService(world: World, call: Call, parent: string, signal: AbortSignal): Promise<CallResult> {
  const resource = parseResource(call.resource)!;
  if (resource.kind !== "service") return callFunction(world, call.resource, call.parameters, signal);
  const { type, action, pattern } = resource;
  const sdk = type.startsWith("aws-sdk:");
  switch (type.replace("aws-sdk:", "")) {
    case "lambda":
      return callInvoke(world, call.parameters, sdk, signal);
    case "sqs":
      return callSqs(world, call.parameters, sdk, signal);
    case "dynamodb":
      return callDynamoDb(world, action, call.parameters, sdk, signal);
    case "events":
    case "eventbridge":
      return callEvents(world, call.parameters, parent, sdk, signal);
    case "s3":
      return callBucket(world, action, call.parameters, signal);
    case "sfn":
      return callSfn(world, action, call.parameters, parent, signal);
    default:
      return callStartExecution(world, call.parameters, parent, pattern === "sync" || pattern === "sync:2", signal);
  }
}
