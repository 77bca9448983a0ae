/** DynamoDB: the item operations, and by `aws-sdk:dynamodb` any other. */
import type { CallResult } from "../interpreter/index.ts";
import { isObject, type Json, type JsonObject } from "../json/index.ts";
import { classicFailure, sdkFailure, spellings } from "./errors.ts";
import { callJson } from "./http.ts";
import { fieldsOf, given, ServiceError, type World } from "./types.ts";

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
    const answer = await callJson(
      dynamodb,
      "dynamodb",
      target,
      withAttributeValues(given(fieldsOf(parameters))),
      world.region,
      signal,
    );
    const output = JSON.parse(answer) as JsonObject;
    if (sdk) return { ok: true, output };
    return { ok: true, output: { ...output, SdkHttpMetadata: { HttpStatusCode: 200 }, SdkResponseMetadata: {} } };
  } catch (error) {
    return sdk ? sdkFailure(spellings.dynamodb, error) : classicFailure(spellings.dynamodb, error);
  }
}

const types = ["S", "N", "B", "SS", "NS", "BS", "M", "L", "NULL", "BOOL"];
const ofValues = ["Item", "Key", "ExpressionAttributeValues", "ExclusiveStartKey"];

/**
 * Attribute values as AWS's Java mapper reads them: a plain text stands for S, and a text for the number, the boolean or the
 * null that the type wants (samples of AWS write `"status": "open"` and `{"BOOL": "false"}`).
 */
function withAttributeValues(fields: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [
      field,
      ofValues.includes(field) && isObject(value) ? mapped(value) : value,
    ]),
  );
}

function mapped(values: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, attributeValue(value)]));
}

function attributeValue(value: Json): Json {
  if (typeof value === "string") return { S: value };
  if (!isObject(value)) return value;
  const [entry, ...others] = Object.entries(value);
  if (!entry || others.length > 0 || !types.includes(entry[0])) return value;
  return { [entry[0]]: typed(entry[0], entry[1]) };
}

function typed(type: string, value: Json): Json {
  if (type === "M" && isObject(value)) return mapped(value);
  if (type === "L" && Array.isArray(value)) return value.map(attributeValue);
  if (type === "NS" && Array.isArray(value)) return value.map((item) => typed("N", item));
  if ((type === "BOOL" || type === "NULL") && typeof value === "string" && /^(true|false)$/i.test(value))
    return value.toLowerCase() === "true";
  return (type === "N" || type === "S") && (typeof value === "number" || typeof value === "boolean")
    ? String(value)
    : value;
}
