/** SQS: sendMessage. */
import type { CallResult } from "../interpreter/index.ts";
import type { Json, JsonObject } from "../json/index.ts";
import { classicFailure, sdkFailure, spellings } from "./errors.ts";
import { callJson } from "./http.ts";
import { fieldsOf, given, ServiceError, type World } from "./types.ts";

export async function callSqs(world: World, parameters: Json, sdk: boolean, signal: AbortSignal): Promise<CallResult> {
  try {
    const { sqs } = world.endpoints;
    if (!sqs) throw new ServiceError("SdkClientException", "No endpoint for SQS: set AWS_ENDPOINT_URL_SQS", 0);
    const { MessageBody: body, ...rest } = given(fieldsOf(parameters));
    const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
    const input = { ...rest, MessageBody: text };
    refuseStrangeHost(rest.QueueUrl, sqs);
    const answer = await callJson(sqs, "sqs", "AmazonSQS.SendMessage", input, world.region, signal);
    const output = JSON.parse(answer) as JsonObject;
    if (sdk) return { ok: true, output };
    return { ok: true, output: { ...output, SdkHttpMetadata: { HttpStatusCode: 200 }, SdkResponseMetadata: {} } };
  } catch (error) {
    return sdk ? sdkFailure(spellings.sqs, error) : classicFailure(spellings.sqs, error);
  }
}

/** AWS sends a message to the host that its queue's address names: one that is no host of SQS is not found. */
function refuseStrangeHost(queue: Json | undefined, endpoint: string): void {
  if (typeof queue !== "string" || !URL.canParse(queue)) return;
  const { hostname } = new URL(queue);
  const known = hostname === new URL(endpoint).hostname || hostname === "localhost" || /^\d+(\.\d+){3}$/.test(hostname);
  if (known || /(^|\.)(amazonaws\.com(\.cn)?|localstack\.cloud)$/.test(hostname)) return;
  throw new ServiceError(
    "SdkClientException",
    `Unable to execute HTTP request: ${hostname}: Name or service not known`,
    0,
  );
}
