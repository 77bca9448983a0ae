/** DynamoDB: the item operations, and by `aws-sdk:dynamodb` any other. */
import type { CallResult } from "../interpreter/index.ts";
import type { Json, JsonObject } from "../json/index.ts";
import { classicFailure, sdkFailure, spellings } from "./errors.ts";
import { callJson } from "./http.ts";
import { fieldsOf, ServiceError, type World } from "./types.ts";

export async function callDynamoDb(
  world: World,
  action: string,
  parameters: Json,
  sdk: boolean,
  signal: AbortSignal,
): Promise<CallResult> {
  try {
    const { dynamodb } = world.endpoints;
    if (!dynamodb)
      throw new ServiceError("SdkClientException", "No endpoint for DynamoDB: set AWS_ENDPOINT_URL_DYNAMODB", 0);
    const target = `DynamoDB_20120810.${action[0]!.toUpperCase()}${action.slice(1)}`;
    const answer = await callJson(dynamodb, "dynamodb", target, fieldsOf(parameters), world.region, signal);
    const output = JSON.parse(answer) as JsonObject;
    if (sdk) return { ok: true, output };
    return { ok: true, output: { ...output, SdkHttpMetadata: { HttpStatusCode: 200 }, SdkResponseMetadata: {} } };
  } catch (error) {
    return sdk ? sdkFailure(spellings.dynamodb, error) : classicFailure(spellings.dynamodb, error);
  }
}
