/** SQS: sendMessage. */
import type { CallResult } from "../interpreter/index.ts";
import type { Json, JsonObject } from "../json/index.ts";
import { classicFailure, sdkFailure, spellings } from "./errors.ts";
import { callJson } from "./http.ts";
import { fieldsOf, ServiceError, type World } from "./types.ts";

export async function callSqs(world: World, parameters: Json, sdk: boolean, signal: AbortSignal): Promise<CallResult> {
  try {
    const { sqs } = world.endpoints;
    if (!sqs) throw new ServiceError("SdkClientException", "No endpoint for SQS: set AWS_ENDPOINT_URL_SQS", 0);
    const { MessageBody: body, ...rest } = fieldsOf(parameters);
    const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
    const input = { ...rest, ...(text === undefined ? {} : { MessageBody: text }) };
    const answer = await callJson(sqs, "sqs", "AmazonSQS.SendMessage", input, world.region, signal);
    const output = JSON.parse(answer) as JsonObject;
    return { ok: true, output: { ...output, SdkHttpMetadata: { HttpStatusCode: 200 }, SdkResponseMetadata: {} } };
  } catch (error) {
    return sdk ? sdkFailure(spellings.sqs, error) : classicFailure(spellings.sqs, error);
  }
}
