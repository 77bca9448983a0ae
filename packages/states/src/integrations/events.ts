/** EventBridge: putEvents. */
import type { CallResult } from "../interpreter/index.ts";
import { isObject, type Json, type JsonObject } from "../json/index.ts";
import { classicFailure, sdkFailure, spellings } from "./errors.ts";
import { callJson } from "./http.ts";
import { fieldsOf, given, ServiceError, type World } from "./types.ts";

/** @param parent the attempt, as `execution:attempt` */
export async function callEvents(
  world: World,
  parameters: Json,
  parent: string,
  sdk: boolean,
  signal: AbortSignal,
): Promise<CallResult> {
  try {
    const { events } = world.endpoints;
    if (!events)
      throw new ServiceError("SdkClientException", "No endpoint for EventBridge: set AWS_ENDPOINT_URL_EVENTBRIDGE", 0);
    const fields = given(fieldsOf(parameters));
    const input = sdk ? fields : { ...fields, Entries: entriesOf(fields.Entries, world.own.arnsOf(parent)) };
    const answer = await callJson(events, "events", "AWSEvents.PutEvents", input, world.region, signal);
    const output = JSON.parse(answer) as JsonObject;
    if (sdk) return { ok: true, output };
    // The optimised integration fails when one of the entries has, and says which by the whole answer.
    if (Number(output.FailedEntryCount ?? 0) > 0) return { ok: false, error: "EventBridge.FailedEntry", cause: answer };
    return { ok: true, output: { ...output, SdkHttpMetadata: { HttpStatusCode: 200 }, SdkResponseMetadata: {} } };
  } catch (error) {
    return sdk ? sdkFailure(spellings.events, error) : classicFailure(spellings.events, error);
  }
}

/** Details may be given as JSON; the execution and its machine are among the resources of each entry. */
function entriesOf(entries: Json | undefined, arns: string[]): unknown {
  if (!Array.isArray(entries)) return entries ?? [];
  return entries.map((entry) => {
    if (!isObject(entry)) return entry;
    const { Detail: detail, Resources: resources } = entry;
    return {
      ...entry,
      Detail: detail === undefined || typeof detail === "string" ? detail : JSON.stringify(detail),
      Resources: [...(Array.isArray(resources) ? resources : []), ...arns],
    };
  });
}
